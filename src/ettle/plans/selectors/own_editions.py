"""The family's edition and the child's own, as the plan stands today."""

from dataclasses import dataclass, replace

from ettle.access import Actor, Trouble
from ettle.audit.services import record
from ettle.documents.registry import printed
from ettle.documents.tree import Document
from ettle.documents.write import reading_minutes
from ettle.people.models import Person, Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import slice_of
from ettle.plans.child_words import hard_lines
from ettle.plans.editions.child import CHILD
from ettle.plans.editions.edition import Edition
from ettle.plans.editions.family import FAMILY
from ettle.plans.editions.held import Held, held_for
from ettle.plans.editions.who import may_be_copied_to, may_have_printing
from ettle.plans.models import Plan
from ettle.plans.plan_pieces import pieces_of
from ettle.plans.printings.child import ChildContext, childs_words, minutes_aloud
from ettle.plans.printings.family import FamilyContext
from ettle.plans.printings.plan_map import MapPiece, map_in_words, picture_of_map
from ettle.plans.wording import ReadingLevel, reading_age_of_document


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyEdition:
    """One parent's edition: its facts, its document, and how long and hard it is to read."""

    context: FamilyContext
    document: Document
    minutes: float
    level: ReadingLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildEdition:
    """A child's own edition, the script to read it by, and what is still too hard in it.

    ``words`` is the edition without what is said in it to the adults, and ``minutes_aloud``
    how long those take to read out.
    """

    context: ChildContext
    document: Document
    words: Document
    script: Document
    minutes: float
    minutes_aloud: int
    level: ReadingLevel
    hard: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMap:
    """Which plans a child has: the pieces, the picture, and words that say the same."""

    pieces: tuple[MapPiece, ...]
    picture: bytes
    alternative: str


def family_edition(
    pupil: Pupil, *, by: Actor, for_parent: Person | None = None, page: str = ""
) -> FamilyEdition | None:
    """Open the family's edition: a parent their own, others one made for a parent or for any.

    None for whoever may not have it, and where no plan is begun. A named ``page`` is recorded
    as a reading.

    Raises:
        Trouble: for a parent from whom a safe-contact flag keeps the child.
    """
    held = _held(FAMILY, pupil, by, for_parent)
    if held is None:
        return None
    if page:
        record(by=by, verb="plan.read", subject=held.plan, page=page)
    context: FamilyContext = FAMILY.compose(held)
    document = printed("family", context)
    return FamilyEdition(
        context=context,
        document=document,
        minutes=reading_minutes(document),
        level=reading_age_of_document(document),
    )


def child_edition(pupil: Pupil, *, by: Actor, page: str = "") -> ChildEdition | None:
    """Open the child's own edition, as far as this reader may read what the child may.

    None for whoever may not have it, and where no plan is begun. A named ``page`` is recorded
    as a reading.
    """
    held = _held(CHILD, pupil, by, None)
    if held is None:
        return None
    if page:
        record(by=by, verb="plan.read", subject=held.plan, page=page)
    context: ChildContext = CHILD.compose(held)
    document = printed("child", context)
    return ChildEdition(
        context=context,
        document=document,
        words=childs_words(context),
        script=printed("child_script", context),
        minutes=reading_minutes(document, aloud=True),
        minutes_aloud=minutes_aloud(context),
        level=reading_age_of_document(document),
        hard=hard_lines(context),
    )


def plan_map(pupil: Pupil, *, by: Actor) -> PlanMap | None:
    """Say which plans a child has and how they fit together, to a reader of the plan."""
    plan = Plan.objects.select_related("pupil__school", "pupil__authority").filter(pupil=pupil)
    found = plan.first() if may_have_printing(by, pupil, FAMILY) else None
    if found is None:
        return None
    pieces = pieces_of(found, by=by)
    name = pupil.first_name
    return PlanMap(
        pieces=pieces,
        picture=picture_of_map(pieces),
        alternative=map_in_words(name, pieces),
    )


def _held(edition: Edition, pupil: Pupil, by: Actor, parent: Person | None) -> Held | None:
    """Select what a reader's own edition holds: a parent's own leaves out what is kept from them.

    A child reads what they themselves keep from a parent.
    """
    slice_ = slice_of(by, pupil)
    plans = Plan.objects.select_related("pupil__school", "pupil__authority").filter(pupil=pupil)
    plan = plans.first() if may_have_printing(by, pupil, edition) else None
    if slice_ is None or plan is None:
        return None
    if slice_.reader == "parent":
        parent = Person.objects.get(pk=by.person_id)
    elif slice_.reader == "pupil":
        edition, parent = replace(edition, is_shared=False), None
    elif parent is not None and not (may := may_be_copied_to(parent, pupil, by=by)):
        raise Trouble(f"No edition is made for this parent: {may.reason}.")
    return held_for(edition, plan, by=by, for_person=parent)
