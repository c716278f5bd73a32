"""The officer's tray: every running duty of the authority, what hurts first at the top."""

from collections import Counter
from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from ettle.access import Actor
from ettle.cases.clocks import clock_today
from ettle.cases.models import AgencyRequest, StatutoryClock
from ettle.cases.shapes import NextStep, Tray, TrayRow
from ettle.cases.standing import REVIEWS, is_answered, next_step_of
from ettle.outbox.selectors import waiting_messages
from ettle.plans.models import StatutoryReview

OWN_DUTIES = ("C01", "C02", "C03", "C04", "C05", "C06", "C22", "C23")
PER_PAGE = 25
SHOWN = ("all", "late", "this_week", "answer", "decide", "agencies_late", "review", "kept")


def tray(*, by: Actor, show: str = "all", page: int = 1) -> Tray:
    """List the authority's running time limits, soonest first, with each filter's count.

    One row a duty. Seven queries, however many children.
    """
    rows = _running(by)
    show = show if show in SHOWN else "all"
    counts = rows.aggregate(**{name: Count("pk", filter=_filter(name, by)) for name in SHOWN})
    listed = rows.filter(_filter(show, by)).select_related(
        "pupil__school",
        "request",
        "proposal__decision__issued__csp",
        "csp",
        "adoption",
        "agency_request__agency",
    )
    pages = Paginator(
        listed.prefetch_related("changes", "delays_told", _asks(), _reviews()), PER_PAGE
    )
    shown = pages.get_page(page)
    here = list(shown.object_list)
    waiting = _waiting(here, by)
    return Tray(
        rows=tuple(_row(each, by, waiting) for each in here),
        counts=counts,
        show=show,
        page=shown.number,
        pages=pages.num_pages,
    )


def _running(by: Actor) -> QuerySet[StatutoryClock]:
    found = StatutoryClock.objects.filter(rule__in=OWN_DUTIES, stopped_on__isnull=True)
    late = AgencyRequest.objects.filter(
        proposal=OuterRef("proposal"),
        clocks__rule="C10",
        clocks__stopped_on__isnull=True,
        clocks__due_on__lt=by.today,
    )
    return (
        found.filter(authority_id=by.authority_id if by.has_role("asl_officer") else None)
        .annotate(is_agency_late=Exists(late))
        .order_by("due_on", "pupil__family_name", "pk")
    )


def _filter(show: str, by: Actor) -> Q:
    sunday = by.today + timedelta(days=6 - by.today.weekday())
    return {
        "all": Q(),
        "late": Q(due_on__lt=by.today),
        "this_week": Q(due_on__gte=by.today, due_on__lte=sunday),
        "answer": Q(rule="C01"),
        "decide": Q(rule="C02"),
        "agencies_late": Q(is_agency_late=True),
        "review": Q(rule__in=REVIEWS),
        "kept": Q(rule__in=("C22", "C23")),
    }[show]


def _asks() -> Prefetch:  # type: ignore[type-arg]
    asked = AgencyRequest.objects.select_related("agency", "answer").order_by("pk")
    return Prefetch("proposal__agency_requests", queryset=asked)


def _reviews() -> Prefetch:  # type: ignore[type-arg]
    reviews = StatutoryReview.objects.filter(completed_on__isnull=True)
    return Prefetch("csp__reviews", queryset=reviews, to_attr="open_reviews")


def _open_review(row: StatutoryClock) -> StatutoryReview | None:
    found: list[StatutoryReview] = getattr(row.csp, "open_reviews", []) if row.csp else []
    return found[0] if found else None


def _waiting(rows: list[StatutoryClock], by: Actor) -> Counter[str]:
    """Count what is still to be sent about each case on this page, in one query."""
    refs = {ref for row in rows for ref in _refs(row)}
    return Counter(
        waiting_messages(by=by).filter(about_ref__in=refs).values_list("about_ref", flat=True)
    )


def _refs(row: StatutoryClock) -> list[str]:
    decision = getattr(row.proposal, "decision", None) if row.proposal else None
    issued = getattr(decision, "issued", None) if decision else None
    about = [
        row.request, row.proposal, decision, issued.csp if issued else None, row.csp,
        _open_review(row),
    ]  # fmt: skip
    return [each.ref for each in about if each] + [each.ref for each in _asked(row)]


def _asked(row: StatutoryClock) -> list[AgencyRequest]:
    return list(row.proposal.agency_requests.all()) if row.proposal else []


def _row(row: StatutoryClock, by: Actor, waiting: Counter[str]) -> TrayRow:
    unanswered = [each for each in _asked(row) if not is_answered(each)]
    return TrayRow(
        pupil_ref=row.pupil.ref,
        name=row.pupil.name,
        school=str(row.pupil.school) if row.pupil.school else "",
        clock=clock_today(row, by.today),
        waiting_on=", ".join(f"{each.service}, {each.agency.name}" for each in unanswered),
        next_step=_next(row, by, len(unanswered), sum(waiting[ref] for ref in _refs(row))),
    )


def _next(row: StatutoryClock, by: Actor, unanswered: int, waiting: int) -> NextStep:
    decision = getattr(row.proposal, "decision", None) if row.proposal else None
    if row.retained_plan_id:
        is_over = row.due_on < by.today
        return NextStep(code="kept", words="Destroy it" if is_over else "Keep it until then")
    return next_step_of(
        request=row.request,
        proposal=row.proposal,
        decision=decision,
        is_issued=row.csp_id is not None or hasattr(decision, "issued"),
        unanswered=unanswered,
        waiting_to_be_sent=waiting,
        is_review_late=row.rule in REVIEWS and row.due_on < by.today,
        review=_open_review(row),
    )
