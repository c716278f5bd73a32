"""Whose consent each provision asks for before something is shown to others.

The provisions differ: section 13 moved to the child of 12 or over in 2018, the regulations did not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from asl_law.ages import Standing, standing
from asl_law.citations import Citation, csp_regulations
from asl_law.errors import UnknownName
from asl_law.notices import Party
from asl_law.reasons import Judgement, Limb, all_of
from asl_law.rights import RIGHTS, Person, Right, may


class Provision(StrEnum):
    """The act of showing, by the provision that governs it."""

    PLAN = "plan"
    LEAVING = "leaving"
    CHANGE = "change"


_RIGHT_OF = {
    Provision.PLAN: Right.PLAN_DISCLOSURE_CONSENT,
    Provision.LEAVING: Right.LEAVING_CONSENT,
    Provision.CHANGE: Right.CHANGE_CONSENT,
}


@dataclass(frozen=True, slots=True)
class WithoutConsent:
    """One case in which a plan may be shown without consent."""

    letter: str
    meaning: str

    @property
    def citation(self) -> Citation:
        """Cite the paragraph of regulation 10."""
        return csp_regulations(f"regulation 10({self.letter})")


EXCEPTIONS: Mapping[str, WithoutConsent] = MappingProxyType(
    {
        each.letter: each
        for each in (
            WithoutConsent("a", "necessary in the child's interests, in the authority's opinion"),
            WithoutConsent("b", "for a reference, mediation, dispute resolution or an appeal"),
            WithoutConsent("c", "to the co-ordinator who is not an officer of the authority"),
            WithoutConsent("d", "to HM Inspectors under the 1980 Act"),
            WithoutConsent("e", "to HM Inspectors under the 2000 Act"),
            WithoutConsent("f", "to Ministers for a section 70 complaint"),
            WithoutConsent("g", "to Ministers under section 27(9)"),
            WithoutConsent("h", "for research or statistics, with an undertaking to anonymise"),
            WithoutConsent("i", "by order of a court or for its proceedings"),
            WithoutConsent("j", "to the Principal Reporter"),
        )
    }
)


def who_consents(provision: Provision | str, *, pupil: Person, on: date) -> tuple[Party, ...]:
    """List who gives consent under a provision, on a day."""
    right = _RIGHT_OF[_provision(provision)]
    asked: tuple[Party | None, ...] = (Party.PARENT, None)
    return tuple(
        party or _pupil(pupil, on)
        for party in asked
        if may(right, party=party, pupil=pupil, on=on).answer
    )


def _pupil(pupil: Person, on: date) -> Party:
    who = standing(pupil.birth, on, christmas_holiday_begins=pupil.christmas_holiday_begins)
    return Party.YOUNG_PERSON if who is Standing.YOUNG_PERSON else Party.CHILD


def _provision(name: Provision | str) -> Provision:
    try:
        return Provision(name)
    except ValueError:
        raise UnknownName(f"{name!r} is not one of {', '.join(Provision)}.") from None


def may_show(
    provision: Provision | str,
    *,
    pupil: Person,
    on: date,
    consented: Party | None = None,
    exception: str | None = None,
) -> Judgement:
    """Decide whether something may be shown: consent of the right person, or a named exception."""
    which = _provision(provision)
    if exception is not None:
        return _by_exception(which, exception)
    if consented is None:
        needed = " or ".join(who_consents(which, pupil=pupil, on=on)) or "nobody who is known"
        cite = RIGHTS[_RIGHT_OF[which]].citation
        return all_of({"consent": Limb(False, f"Consent is needed from: {needed}.", cite)})
    return may(_RIGHT_OF[which], party=consented, pupil=pupil, on=on)


def _by_exception(which: Provision, letter: str) -> Judgement:
    found = EXCEPTIONS.get(letter)
    if which is not Provision.PLAN or found is None:
        raise UnknownName(
            f"regulation 10 has exceptions (a) to (j), for a plan; {letter!r} is not one for "
            f"{which.value}."
        )
    questions = ("LAW-Q17",) if letter in "de" else ()
    return all_of({"exception": Limb(True, f"It is {found.meaning}.", found.citation, questions)})
