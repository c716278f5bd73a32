"""The facts of a statutory plan, frozen: what regulation 3 and section 9(2) ask for.

An empty string means that the council holds no such fact, and the plan says so.
"""

from dataclasses import dataclass
from datetime import date

from ettle.documents.tree import Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class CspPupil:
    """Regulation 3(1)(b)(i), as the roll has it."""

    first_name: str
    name: str
    address: str
    telephone: str
    birth_date: date
    gender: str
    language: str
    school: str
    entered_school_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CspParent:
    """Regulation 3(1)(b)(ii). ``ref`` names the person to ``copy_for`` and is not printed."""

    ref: str
    name: str
    relationship: str
    address: str
    telephone: str
    language: str
    pupil_lives_here: bool
    details_left_out: bool = False


@dataclass(frozen=True, slots=True)
class CspPart:
    """A part of the plan in its words; ``source`` names whose they are, if not the school's."""

    words: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CspSupport:
    """Additional support, and the persons by whom it is given (section 9(2)(a)(iii), (iv))."""

    what: str
    how_often: str = ""
    how_long: str = ""
    where: str = ""
    persons: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CspObjective:
    """An educational objective with the support that hangs on it (section 9(2)(a)(ii))."""

    words: str
    source: str = ""
    supports: tuple[CspSupport, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CspContact:
    """Somebody the plan names, and how to reach them."""

    name: str
    role: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class CspView:
    """Regulation 3(1)(b)(iv): a view on the plan, in the words of whoever gave it."""

    whose: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CspContext:
    """Everything a statutory plan says. Without a signature it is a draft, and says so."""

    council: str
    pupil: CspPupil
    parents: tuple[CspParent, ...]
    profile: tuple[CspPart, ...]
    factors: tuple[CspPart, ...]
    objectives: tuple[CspObjective, ...]
    nominated_school: str
    nominated_school_address: str
    coordinator: CspContact
    contact_officer: CspContact
    pupil_views: tuple[CspView, ...]
    parent_views: tuple[CspView, ...]
    prepared_on: date | None
    review_due_on: date | None
    review_complete_by: date | None
    signature: Signature | None
    copy_to: str = ""
    pupil_address_left_out: bool = False
    something_left_out: bool = False
