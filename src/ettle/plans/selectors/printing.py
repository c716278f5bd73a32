"""The printings of a plan: which a reader may have, what one would say now, what was issued."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from ettle.access import Actor
from ettle.audit.services import record
from ettle.documents.models import IssuedDocument
from ettle.documents.registry import printed
from ettle.documents.tree import Document
from ettle.people.models import Person, Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import LEAD, Slice, slice_of
from ettle.plans.editions import BY_KEY, EDITIONS, Edition, Need, held_for, without_kept
from ettle.plans.editions.who import (
    may_be_copied_to,
    may_have_printing,
    may_issue_printing,
    may_look_at_draft,
    may_open_issued,
)
from ettle.plans.models import EntryVersion, Plan, PrintedEdition
from ettle.plans.parts import current_versions, holds


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPrinting:
    """One issued printing, as a list says it. ``ref`` is the issuing's, not the document's."""

    ref: str
    key: str
    name: str
    issued_on: date
    issued_by: str
    for_whom: str
    document_ref: str
    is_newest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingLine:
    """One printing as one reader may have it; ``missing`` is what it is thin without."""

    edition: Edition
    may_issue: bool
    may_look: bool
    last: IssuedPrinting | None
    missing: tuple[Need, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingOpened:
    """An issued printing, open: what it is and its frozen document."""

    line: IssuedPrinting
    edition: Edition
    document: IssuedDocument
    pupil: Pupil


def printings_for(pupil: Pupil, *, by: Actor) -> tuple[PrintingLine, ...]:
    """List the printings that this reader may have, in their order; none for a stranger."""
    mine = [edition for edition in EDITIONS if may_have_printing(by, pupil, edition)]
    plan = Plan.objects.filter(pupil=pupil).first() if mine else None
    if plan is None:
        return ()
    last: dict[str, IssuedPrinting] = {}
    for one in issued_printings(pupil, by=by):
        last.setdefault(one.key, one)
    living = current_versions([plan.pk], LEAD)
    shared = without_kept(living, plan)
    return tuple(
        PrintingLine(
            edition=edition,
            may_issue=bool(may_issue_printing(by, pupil, edition)),
            may_look=bool(may_look_at_draft(by, pupil, edition)),
            last=last.get(edition.key),
            missing=_missing(edition, shared if edition.is_shared else living),
        )
        for edition in mine
    )


def _missing(edition: Edition, versions: Iterable[EntryVersion]) -> tuple[Need, ...]:
    kinds = {one.entry.kind for one in versions if holds(edition.slice, one)}
    return tuple(need for need in edition.needs if not kinds.intersection(need.kinds))


def draft_printing(
    pupil: Pupil,
    key: str,
    *,
    by: Actor,
    answers: Mapping[str, Any] | None = None,
    for_person: Person | None = None,
) -> Document | None:
    """Give what a printing would say if it were issued now, marked as a draft.

    As far as this reader may read the plan: a draft is not a way round a slice.
    """
    edition = BY_KEY.get(key)
    if edition is None or not may_look_at_draft(by, pupil, edition):
        return None
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None:
        return None
    whole = held_for(edition, plan, by=by, for_person=for_person, answers=answers)
    held = whole.read_by(slice_of(by, pupil))
    return printed(edition.key, edition.compose(held), version=edition.version)


def printable_parts(pupil: Pupil, key: str, *kinds: str, by: Actor) -> tuple[EntryVersion, ...]:
    """List the parts that a printing would hold, for choosing among them; for who issues it."""
    edition = BY_KEY.get(key)
    plan = Plan.objects.filter(pupil=pupil).first()
    if edition is None or plan is None or not may_issue_printing(by, pupil, edition):
        return ()
    held = held_for(edition, plan, by=by).read_by(slice_of(by, pupil))
    return tuple(held.of(*(kinds or edition.kinds)))


def copy_readers(pupil: Pupil, key: str, *, by: Actor) -> list[Person]:
    """List the parents for whom a copy of their own may be issued, for who issues it."""
    edition = BY_KEY.get(key)
    if edition is None or "parent" not in edition.readers:
        return []
    if not may_issue_printing(by, pupil, edition):
        return []
    parents = [row.person for row in pupil.parentages.select_related("person").order_by("pk")]
    return [person for person in parents if may_be_copied_to(person, pupil, by=by)]


def issued_printings(pupil: Pupil, *, by: Actor) -> tuple[IssuedPrinting, ...]:
    """List the issued printings that this reader may open, newest first."""
    seen: set[tuple[str, str]] = set()
    lines = []
    for row in open_rows(pupil, by=by):
        lines.append(_line(row, is_newest=(row.printing, row.for_whom) not in seen))
        seen.add((row.printing, row.for_whom))
    return tuple(lines)


def open_rows(pupil: Pupil, *, by: Actor) -> list[PrintedEdition]:
    """List the rows of issued printings that this reader may open, newest first.

    One is closed to a reader from whom any of its parts is kept now, whenever it was issued.
    """
    slice_ = slice_of(by, pupil)
    if slice_ is None:
        return []
    rows = (
        PrintedEdition.objects.filter(plan__pupil=pupil)
        .select_related("plan__pupil")
        .annotate(holds=F("document__context__face__holds"), document_ref=F("document__ref"))
    )
    mine = [row for row in rows if _may_open(by, pupil, row)]
    refs = {ref for row in mine for ref in row.holds or ()}
    readable = _readable(refs, mine[0].plan, slice_, by) if mine else set()
    return [row for row in mine if readable.issuperset(row.holds or ())]


def _may_open(by: Actor, pupil: Pupil, row: PrintedEdition) -> bool:
    edition = BY_KEY.get(row.printing)
    return edition is not None and bool(may_open_issued(by, pupil, edition, row))


def _readable(refs: set[str], plan: Plan, slice_: Slice, by: Actor) -> set[str]:
    """Give which of some parts this reader may read today, those out of the plan too."""
    newest = EntryVersion.objects.filter(
        entry__plan=plan, entry__ref__in=refs, n=F("entry__latest")
    ).select_related("entry")
    found = [version for version in newest if holds(slice_, version)]
    if slice_.reader == "parent":
        found = without_kept(found, plan, by.person_id)
    return {version.entry.ref for version in found}


def open_printing(ref: str, *, by: Actor, page: str = "") -> PrintingOpened | None:
    """Open one issued printing; a named ``page`` is recorded as a reading."""
    row = PrintedEdition.objects.filter(ref=ref).select_related("plan__pupil").first()
    if row is None:
        return None
    pupil = row.plan.pupil
    lines = {one.ref: one for one in issued_printings(pupil, by=by)}
    if ref not in lines:
        return None
    if page:
        record(by=by, verb="printing.read", subject=row, pupil_id=pupil.pk, printing=row.printing)
    return PrintingOpened(
        line=lines[ref], edition=BY_KEY[row.printing], document=row.document, pupil=pupil
    )


def _line(row: Any, *, is_newest: bool) -> IssuedPrinting:
    return IssuedPrinting(
        ref=row.ref,
        key=row.printing,
        name=BY_KEY[row.printing].name,
        issued_on=row.issued_on,
        issued_by=row.issued_label,
        for_whom=row.for_whom,
        document_ref=row.document_ref,
        is_newest=is_newest,
    )
