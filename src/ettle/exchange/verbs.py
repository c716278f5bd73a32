"""What the exchange room records."""

from ettle.audit.verbs import register

register("roll.checked", "checked a roll file", file=str, rows=int)
register(
    "roll.imported",
    "brought in a roll: {pupils_new} new pupils, {pupils_changed} changed",
    is_reading=False,
    file=str,
    **{
        f"{part}_{what}": int
        for part in ("pupils", "people", "parents", "flags", "posts", "teaching")
        for what in ("new", "changed", "same")
    },
)
