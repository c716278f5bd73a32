"""Which authority is responsible for the school education, from the basis that is recorded.

Never guessed from an address: the basis is asked for. "Home authority" is not a rule of the Act.
"""

from dataclasses import dataclass
from enum import StrEnum

from asl_law.citations import Citation, act, csp_regulations
from asl_law.errors import UnknownName


class Basis(StrEnum):
    """How the child or young person comes to be educated where they are."""

    OWN_SCHOOL = "own-school"
    ABOUT_TO_START = "about-to-start"
    ARRANGED_ELSEWHERE = "arranged-elsewhere"
    ARRANGED_INDEPENDENT = "arranged-independent"
    PLACING_REQUEST = "placing-request"
    PLACED_BY_SOCIAL_WORK = "placed-by-social-work"
    INDEPENDENT = "independent"
    HOME_EDUCATED = "home-educated"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who is responsible, why, and what must be asked where the law leaves it open."""

    who: str | None
    reason: str
    citation: Citation
    ask: str | None = None
    questions: tuple[str, ...] = ()

    @property
    def is_someone(self) -> bool | None:
        """Give limb (a) of the test: is any authority responsible?"""
        return None if self.ask else self.who is not None


MANAGING = "the authority that manages the school"
ARRANGING = "the authority that made the arrangements"
BELONGING = "the authority for the area to which the child belongs"
_HERE = act("section 29(3)")
_BETWEEN = act("section 29(3A)")
_RULES = {
    Basis.OWN_SCHOOL: Responsibility(
        MANAGING, "Education is being provided in a school that the authority manage.", _HERE
    ),
    Basis.ABOUT_TO_START: Responsibility(
        MANAGING, "Education is about to be provided in a school that the authority manage.", _HERE
    ),
    Basis.ARRANGED_ELSEWHERE: Responsibility(
        BELONGING,
        "Under arrangements between authorities, the one where the child belongs stays "
        "responsible.",
        _BETWEEN,
        questions=("LAW-Q4",),
    ),
    Basis.ARRANGED_INDEPENDENT: Responsibility(
        ARRANGING, "Education is provided under arrangements that the authority made.", _HERE
    ),
    Basis.PLACING_REQUEST: Responsibility(
        MANAGING,
        "After an out-of-area placing request the authority of the new school is responsible.",
        csp_regulations("regulation 9A"),
    ),
    Basis.PLACED_BY_SOCIAL_WORK: Responsibility(
        None,
        "Where the child belongs decides it, and the words of that definition were not read.",
        act("section 29(4)"),
        ask="Ask on what basis the child is educated there, and where the child belongs under "
        "section 23(3) of the 1980 Act; record both (LAW-Q4).",
        questions=("LAW-Q4",),
    ),
    Basis.INDEPENDENT: Responsibility(
        None, "No authority provide or arranged the education.", act("section 7")
    ),
    Basis.HOME_EDUCATED: Responsibility(
        None, "No authority provide or arranged the education.", act("section 7")
    ),
}


def who_is_responsible(basis: Basis | str) -> Responsibility:
    """Say who is responsible on the recorded basis.

    >>> who_is_responsible("independent").is_someone
    False
    """
    try:
        return _RULES[Basis(basis)]
    except ValueError:
        raise UnknownName(
            f"{basis!r} is not a basis; ask which of these it is: {', '.join(Basis)}."
        ) from None
