"""Who may see a part of the plan, in words; and an audience that would leave its author out."""

from ettle.access import Trouble
from ettle.plans.access import Slice

AUDIENCE_NAMES = {
    "everyone": "Everyone helping with the plan: the family, the school and the council",
    "school": "School people: those who lead the school and those who teach",
    "deliverers": "Those who give the support, and the school’s leaders",
    "planners": "Those who plan: the school’s leaders, the council’s ASL officers and the "
    "educational psychologist",
    "trusted": "The adult the child trusts, and the school’s leaders",
}


def check_audience(slice_: Slice | None, audience: str) -> None:
    """Refuse an audience that whoever writes does not belong to: nobody writes out of sight.

    Raises:
        Trouble: naming the audiences that they could choose.
    """
    if slice_ is None or audience in slice_.audiences:
        return
    held = [AUDIENCE_NAMES[key].split(":")[0] for key in AUDIENCE_NAMES if key in slice_.audiences]
    raise Trouble(
        "You are not one of those people, so you could not read this again yourself. Choose one "
        f"of these: {'; '.join(held)}.",
        field="audience",
    )
