"""What an issued statutory plan rests on does not move under it."""

from ettle.access import Trouble
from ettle.plans.models import Entry
from ettle.plans.standing import is_under_review, resting_parts


class RestsOnCsp(Trouble):
    """The statutory plan in force rests on this part, and no review of it is open."""


def check_lock(entry: Entry) -> None:
    """Refuse a change of a part that the statutory plan in force rests on, outside a review.

    The plan as issued is what the Act protects (section 9); it is changed by reviewing it
    (section 10), so anybody may propose, and the review takes it up or does not.

    Raises:
        RestsOnCsp: saying what to do instead.
    """
    if entry.pk not in resting_parts(entry.plan) or is_under_review(entry.plan):
        return
    raise RestsOnCsp(
        f"The co-ordinated support plan in force rests on this {entry.kind.replace('_', ' ')}, so "
        "it changes only when that plan is reviewed. Propose the change instead: it waits for "
        "the review, and nothing you wrote is lost.",
        field="text",
    )
