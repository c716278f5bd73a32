"""What a family can do, in plain words, where no clock of their own runs."""

from datetime import date

from asl_law.ages import Standing, standing
from ettle.people.models import Pupil

ENQUIRE = "Enquire, 0345 123 2303, gives free advice to families."


def not_happening_words(name: str, *, has_csp: bool) -> tuple[str, ...]:
    """Say how a family tells that help is not given, and what they can do if it goes on."""
    words = [
        f"Tell the school. In Ettle, say under {name}’s plan that it is not happening, or ask us "
        "to ring you. Somebody must answer.",
        "You can ask for mediation. Someone on nobody’s side helps us to talk. It is free.",
    ]
    if has_csp:
        words.append(
            "If help in the co-ordinated support plan is not given, you can also go to the "
            "Tribunal. It is free."
        )
    words.append(
        "If other help is not given, you can ask for an independent person to look at it. This is "
        "called adjudication, or dispute resolution. It is free."
    )
    return tuple(words)


def rights_words(pupil: Pupil, *, has_csp: bool, on: date) -> tuple[str, ...]:
    """List a family's rights about the plan. Days of one's own are on one's own page."""
    words = [
        "You can bring someone with you, or have someone speak for you.",
        "You can ask for an assessment of your child’s needs. We must say yes unless it is "
        "unreasonable to.",
    ]
    if has_csp:
        words += [
            "The co-ordinated support plan must be looked at every 12 months. You can ask for it "
            "sooner. Write, or send an e-mail, and say why. We must answer in 4 weeks.",
            "If you think the co-ordinated support plan is wrong, the Tribunal can look at it. "
            "There is a last day for this. Your page and your letters have it.",
        ]
    else:
        words.append(
            "You can ask the council to find out whether your child needs a co-ordinated support "
            "plan. Write, or send an e-mail, and say why. We must answer in 8 weeks."
        )
    return (*words, *_own_rights(pupil, on), ENQUIRE)


def _own_rights(pupil: Pupil, on: date) -> tuple[str, ...]:
    name = pupil.first_name
    who = standing(pupil.birth_date, on, is_pupil=pupil.left_on is None)
    if who is Standing.YOUNG_PERSON:
        return (f"{name} is a young person. The rights here are {name}’s own, to use or to share.",)
    if who is Standing.CHILD_12_OR_OVER:
        return (
            f"{name} is 12 or over, and has rights too. My Rights, My Say is a free service for "
            "children from 12 to 15.",
        )
    return (f"From the 12th birthday, {name} has rights too.",)
