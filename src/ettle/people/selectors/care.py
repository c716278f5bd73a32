"""What a child or a family chose to say of care, for those whom they chose to tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import may_be_told_of_care
from ettle.people.care_access import may_be_told_of_choice, may_choose_care
from ettle.people.models import CareChoice, CareExperience, Pupil

SEEN_BY_NAMES = {
    "trusted": "Only the adult {name} trusts at school, and the school’s leaders",
    "school": "The school’s leaders, and the council’s ASL officers",
    "officers": "Only the council’s ASL officers, not the school",
    "nobody": "Nobody",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CareTold:
    """That a child has experience of care, as it is told to one reader."""

    who_said: str
    words: str
    seen_by: str
    since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChoice:
    """What somebody chose before, for the form in which they may choose again."""

    seen_by: str
    words: str
    chosen_on: date
    version: int


def care_told(
    pupil: Pupil, *, by: Actor, is_trusted: bool = False, page: str = ""
) -> CareTold | None:
    """Tell of a child's experience of care to whoever may be told; a named ``page`` is recorded.

    What was chosen here stands before what the roll brings. None is also the answer where
    there is nothing to tell, and the reading is recorded then too: neither the answer nor who
    has looked tells anybody whether there is.
    """
    if page:
        record(by=by, verb="care.read", subject=pupil, page=page)
    choice = CareChoice.objects.filter(pupil=pupil).first()
    if choice:
        may = may_be_told_of_choice(by, pupil, choice, is_trusted=is_trusted)
        if not may or choice.seen_by == "nobody":
            return None
        return CareTold(
            who_said=_who(pupil, choice.said_by),
            words=choice.words,
            seen_by=SEEN_BY_NAMES[choice.seen_by].format(name=pupil.first_name),
            since=choice.chosen_on,
        )
    said = CareExperience.objects.filter(pupil=pupil).first()
    if said is None or not may_be_told_of_care(by, pupil, said):
        return None
    return CareTold(
        who_said=_who(pupil, said.said_by),
        words="",
        seen_by=SEEN_BY_NAMES[said.seen_by].format(name=pupil.first_name),
        since=None,
    )


def _who(pupil: Pupil, said_by: str) -> str:
    return pupil.first_name if said_by == "child" else "the family"


def own_care_choice(pupil: Pupil, *, by: Actor) -> OwnChoice | None:
    """Give what this child or parent may see of what was chosen, to choose anew."""
    choice = CareChoice.objects.filter(pupil=pupil).first()
    if choice is None or not may_choose_care(by, pupil):
        return None
    if not may_be_told_of_choice(by, pupil, choice):
        return None
    return OwnChoice(
        seen_by=choice.seen_by,
        words=choice.words,
        chosen_on=choice.chosen_on,
        version=choice.version,
    )


def care_experience_of(pupil: Pupil, *, by: Actor) -> str:
    """Say in a sentence who chose to tell of the pupil's experience of care; empty if untold."""
    told = care_told(pupil, by=by)
    if told is None:
        return ""
    who = "The family" if told.who_said == "the family" else told.who_said
    return f"{who} chose to say that {pupil.first_name} has experience of care."
