"""What the exchange room records."""

from datetime import date

from ettle.audit.verbs import register

PARTS = ("pupils", "people", "parents", "flags", "posts", "teaching", "placements", "care")
COUNTED = (
    *(f"{part}_{what}" for part in PARTS for what in ("new", "changed", "same")),
    "rejected",
)

register("roll.sent", "sent a roll file of {made_on}", file=str, made_on=date)
register("roll.checked", "checked a roll file", file=str, rows=int, rejected=int)
register("roll.undone", "undid a roll: {taken_out} pupils taken out", file=str, taken_out=int)
register("roll.row_set_aside", "set a rejected row of a roll aside", line=int)
register("roll.tidied", "emptied what {imports} old imports kept", imports=int)
register("roll.mapping_saved", "said how a council’s own file is read", version=int, kind=str)
register("roll.mapping_ended", "stopped reading files in one way", version=int)
register("roll.expected", "expects a roll every {days} days", days=int)
register("roll.failed", "sent a roll file that could not be taken", file=str)
register("roll.answered", "answered what a roll file asked", obstacles=int, partial=bool, asked=int)
register(
    "roll.imported",
    "brought in a roll: {pupils_new} new pupils, {pupils_changed} changed",
    is_reading=False,
    file=str,
    **dict.fromkeys(COUNTED, int),
)
register(
    "adoptions.checked",
    "checked a list of work to adopt: {rows} rows, {rejected} rejected",
    file=str,
    rows=int,
    rejected=int,
)
register(
    "adoptions.applied",
    "adopted a list: {adopted} pieces of work",
    file=str,
    adopted=int,
    left_out=int,
)
register("adoptions.sent", "sent a list of work to adopt", file=str)
register("adoptions.failed", "sent a list that could not be taken", file=str)
register("adoptions.answered", "said yes to a list of work to adopt", confirmed=int)
register("adoptions.undo_asked", "asked that a list be taken back")
register("adoptions.undone", "took a list back: {undone} pieces of work", undone=int)
