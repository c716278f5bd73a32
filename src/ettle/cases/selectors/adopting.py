"""Reading what was adopted, and what adopting something would start."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ettle.access import Actor
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.adopting import Begun, Then, adopted_words, differing, foreseen, from_facts
from ettle.cases.adopting.checking import check_then, doubts
from ettle.cases.clocks import DUTIES, clock_today
from ettle.cases.models import AdoptionDraft, StatutoryClock
from ettle.cases.shapes import ClockToday
from ettle.people.models import Pupil
from ettle.plans.models import Adoption

KIND_WORDS = {
    "case": "A request half-way",
    "plan": "A plan in force",
    "review": "A review under way",
    "retention": "A discontinued plan that is kept",
}
STATE_WORDS = {
    "late": "missed",
    "deemed": "missed: the law supposes a decision",
    "met late": "met after the last day",
    "met": "met",
    "over": "over",
    "arguable": "arguable: one day after",
    "not started": "starts that day",
    "extended": "extended",
    "running": "running",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockAhead:
    """A clock that adopting would start, with what is wrong with a date that was told."""

    rule: str
    duty: str
    started_on: date
    due_on: date
    state: str  # the law's word
    state_words: str
    why: str
    wrong: tuple[str, ...]

    @property
    def is_missed(self) -> bool:
        return self.state in ("late", "deemed", "met late")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What adopting something would start, before it is done."""

    clocks: tuple[ClockAhead, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionToday:
    """One adoption, for those who do the casework."""

    ref: str
    kind: str
    kind_words: str
    pupil: Pupil
    words: str
    source: str
    adopted_on: date
    adopted_by: str
    then: Then
    clocks: tuple[ClockToday, ...]
    doubts: tuple[str, ...]
    pages: tuple[Any, ...]
    undone_on: date | None
    undone_by: str
    undone_reason: str
    corrected: bool
    batch_ref: str
    row: Adoption


def ahead_of(pupil: Pupil, then: Then, *, by: Actor) -> Ahead | None:
    """Work out what adopting this would start; None for whoever may not adopt it.

    Raises:
        Trouble: for what cannot have happened, as the service would.
    """
    if not may_do_casework(by, pupil):
        return None
    check_then(then, pupil, today=by.today)
    found = foreseen(then, today=by.today, begun=_year_of(pupil))
    return Ahead(
        clocks=tuple(_ahead(each, by.today) for each in found),
        doubts=(*doubts(then), *differing(then)),
    )


def adoption_for(ref: str, *, by: Actor, page: str = "") -> AdoptionToday | None:
    """Open one adoption, for those who do the casework; a named page is recorded."""
    row = _rows().filter(ref=ref).first()
    if row is None or not may_do_casework(by, row.pupil):
        return None
    if page:
        record(by=by, verb="adoption.read", subject=row, kind=row.kind)
    return _today(row, by)


def adoptions_of(pupil: Pupil, *, by: Actor) -> tuple[AdoptionToday, ...]:
    """List what was adopted about a pupil, for those who do the casework."""
    if not may_do_casework(by, pupil):
        return ()
    return tuple(_today(row, by) for row in _rows().filter(pupil=pupil, undone_at__isnull=True))


def latest_adoptions(*, by: Actor, limit: int = 20) -> list[Adoption]:
    """List the authority's latest adoptions, newest first."""
    if not by.has_role("asl_officer"):
        return []
    found = _rows().filter(authority_id=by.authority_id, undone_at__isnull=True)
    return list(found.order_by("-adopted_at", "-pk")[:limit])


def _rows() -> Any:
    return Adoption.objects.select_related(
        "pupil__authority", "pupil__school", "adopted_by", "undone_by"
    )


def _year_of(pupil: Pupil) -> Begun | None:
    csp = pupil.csps.filter(superseded_on__isnull=True).first()
    return Begun(year_began_on=csp.year_begins_on) if csp else None


def _ahead(each: Any, today: date) -> ClockAhead:
    state = each.state(today).value
    return ClockAhead(
        rule=each.rule,
        duty=DUTIES[each.rule].format(agency="The agency"),
        started_on=each.clock.started_on,
        due_on=each.clock.due_on,
        state=state,
        state_words=STATE_WORDS[state],
        why=each.clock.explanation,
        wrong=tuple(wrong.why for wrong in each.wrong),
    )


def _today(row: Adoption, by: Actor) -> AdoptionToday:
    then = from_facts(row.kind, row.facts)
    clocks = StatutoryClock.objects.filter(adoption=row).select_related(
        "pupil", "proposal__decision", "agency_request__agency", "csp", "adoption"
    )
    return AdoptionToday(
        ref=row.ref,
        kind=row.kind,
        kind_words=KIND_WORDS[row.kind],
        pupil=row.pupil,
        words=adopted_words(row),
        source=row.source,
        adopted_on=row.adopted_on,
        adopted_by=row.adopted_by.name if row.adopted_by else "",
        then=then,
        clocks=tuple(
            clock_today(each, by.today)
            for each in clocks.prefetch_related("changes", "delays_told").order_by("due_on", "pk")
        ),
        doubts=(*doubts(then), *differing(then)),
        pages=tuple(row.pages.all()),
        undone_on=row.undone_on,
        undone_by=row.undone_by.name if row.undone_by else "",
        undone_reason=row.undone_reason,
        corrected=row.corrected_by.exists(),
        batch_ref=row.batch_ref,
        row=row,
    )


def draft_of(ref: str, *, by: Actor) -> AdoptionDraft | None:
    """Open what this officer has gathered; nobody else's."""
    drafts = AdoptionDraft.objects.select_related(
        "pupil__authority", "pupil__school", "corrects__pupil__authority"
    )
    draft = drafts.filter(ref=ref, account_id=by.account_id).first()
    return draft if draft and may_do_casework(by, draft.pupil) else None


def drafts_of(*, by: Actor) -> list[AdoptionDraft]:
    """List what this officer began to gather and has not adopted."""
    if not by.has_role("asl_officer"):
        return []
    found = AdoptionDraft.objects.filter(
        account_id=by.account_id, authority_id=by.authority_id
    ).select_related("pupil")
    return list(found.order_by("-saved_at"))
