"""What the exchange room records."""

from datetime import date

from ettle.audit.verbs import register

PARTS = ("pupils", "people", "parents", "flags", "posts", "teaching")
COUNTED = (
    *(f"{part}_{what}" for part in PARTS for what in ("new", "changed", "same")),
    "rejected",
)

register("roll.sent", "sent a roll file of {made_on}", file=str, made_on=date)
register("roll.checked", "checked a roll file", file=str, rows=int, rejected=int)
register("roll.mapping_saved", "said how a council’s own file is read", version=int, kind=str)
register("roll.mapping_ended", "stopped reading files in one way", version=int)
register("roll.failed", "sent a roll file that could not be taken", file=str)
register("roll.answered", "answered what a roll file asked", obstacles=int, partial=bool, asked=int)
register(
    "roll.imported",
    "brought in a roll: {pupils_new} new pupils, {pupils_changed} changed",
    is_reading=False,
    file=str,
    **dict.fromkeys(COUNTED, int),
)
