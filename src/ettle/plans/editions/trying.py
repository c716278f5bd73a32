"""What was tried, from the parts of a plan to the rows that printings lay out."""

from ettle.plans.editions.held import Held, day_in
from ettle.plans.models import EntryVersion
from ettle.plans.printings.tried import Tried

HELPED = {
    "yes": "It helped",
    "partly": "It helped in part",
    "no": "It did not help",
    "too_soon": "Too soon to say",
}
LEVELS = {"universal": "universal level", "targeted": "targeted level"}


def tried_in(held: Held) -> tuple[Tried, ...]:
    """List what was tried, each with the concern it answered where this printing holds that.

    A concern for which nothing was tried yet stands last, and says so.
    """
    concerns = {one.entry_id: one.text for one in held.of("concern")}
    tried = held.of("tried")
    answered = {one.entry.under_id for one in tried}
    return (
        *(_tried(one, concerns.get(one.entry.under_id or 0, "")) for one in tried),
        *(_not_tried(words) for key, words in concerns.items() if key not in answered),
    )


def _not_tried(concern: str) -> Tried:
    return Tried(
        concern=concern, words="Nothing is written yet", level="", by_whom="", from_on=None,
        until_on=None, helped="",
    )  # fmt: skip


def _tried(version: EntryVersion, concern: str) -> Tried:
    detail = version.detail
    return Tried(
        concern=concern,
        words=version.text,
        level=LEVELS.get(detail.get("level") or "", ""),
        by_whom=detail.get("by_whom") or "",
        from_on=day_in(version, "from_on"),
        until_on=day_in(version, "until_on"),
        helped=HELPED.get(detail.get("helped") or "", ""),
    )
