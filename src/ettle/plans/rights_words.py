"""What a family can do, in plain words, where no clock of their own runs."""

from datetime import date

from asl_law.ages import Standing, standing
from ettle.people.models import Pupil

ENQUIRE = "Enquire, 0345 123 2303, gives free advice to families."


def not_happening_words(name: str, *, has_csp: bool, is_own: bool = False) -> tuple[str, ...]:
    """Say how a family tells that help is not given, and what they can do if it goes on."""
    words = [
        "Tell the school, or press “Do you get this help?” in Ettle. Somebody must answer."
        if is_own
        else f"Tell the school. In Ettle, say under {name}’s plan that it is not happening, or ask "
        "us to ring you. Somebody must answer.",
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


def rights_words(pupil: Pupil, *, has_csp: bool, on: date, is_own: bool = False) -> tuple[str, ...]:
    """List a family's rights about the plan. Days of one's own are on one's own page.

    To a pupil under 12 only a parent's rights are told, as theirs.
    """
    who = standing(pupil.birth_date, on, is_pupil=pupil.left_on is None)
    if is_own and who is Standing.CHILD_12_OR_OVER:
        return _of_12_or_over(has_csp=has_csp)
    whose = "your" if is_own else "your child’s"
    whoever = "you need" if is_own else "your child needs"
    words = [
        "You can bring someone with you, or have someone speak for you.",
        f"You can ask for an assessment of {whose} needs. We must say yes unless it is "
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
            f"You can ask the council to find out whether {whoever} a co-ordinated support "
            "plan. Write, or send an e-mail, and say why. We must answer in 8 weeks."
        )
    own = _own_rights(pupil, who, is_own=is_own)
    return (*words, *own, ENQUIRE)


def _of_12_or_over(*, has_csp: bool) -> tuple[str, ...]:
    """Say to a child of 12 to 15 what they may ask for themselves, and what is asked first."""
    asks = (
        "You can ask the council to look at your co-ordinated support plan sooner than each year."
        if has_csp
        else "You can ask the council to find out whether you need a co-ordinated support plan."
    )
    return (
        "You can bring someone with you, or have someone speak for you.",
        asks,
        "You can ask for an assessment of what you need.",
        "The council first looks at whether you understand it, and whether it is good for you. "
        "They must tell you what they decide about that.",
        "A parent or carer can ask too.",
        "My Rights, My Say is a free service for children from 12 to 15. It helps you use your "
        "rights.",
        ENQUIRE,
    )


def _own_rights(pupil: Pupil, who: Standing, *, is_own: bool) -> tuple[str, ...]:
    name = pupil.first_name
    if is_own and who is Standing.YOUNG_PERSON:
        return ("You are a young person in law. These rights are yours, to use or to share.",)
    if who is Standing.YOUNG_PERSON:
        return (f"{name} is a young person. The rights here are {name}’s own, to use or to share.",)
    if who is Standing.CHILD_12_OR_OVER:
        return (
            f"{name} is 12 or over, and has rights too. My Rights, My Say is a free service for "
            "children from 12 to 15.",
        )
    return (f"From the 12th birthday, {name} has rights too.",)
