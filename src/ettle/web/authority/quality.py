"""The quality of plans across the council: where markers differ, and what is weak most often."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ettle.plans.quality import Agreement
from ettle.plans.quality.policy import may_read_overview
from ettle.plans.selectors.quality_overview import (
    FEWEST,
    MANY_WEAK,
    CriterionLine,
    QualityOverview,
    quality_overview,
)
from ettle.web.authority.quality_picture import picture_of
from ettle.web.middleware import not_found
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, Reader, TableShape

TOO_FEW = f"Fewer than {FEWEST} plans: not shown"


@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """Show agreement and weak shares by criterion, and over time. No child, no school."""
    actor = request.actor  # type: ignore[attr-defined]
    if not may_read_overview(actor):
        not_found()
    found = quality_overview(by=actor)
    shown = {
        "found": found,
        "agreement": agreement_words(found.agreement),
        "picture": picture_of(found.criteria),
        "by_criterion": _by_criterion(found),
        "by_term": _by_term(found),
        "many_weak": MANY_WEAK,
        "fewest": FEWEST,
        "readers": [Reader(f"ASL officers of {actor.organisation}", "answer for the plans")],
    }
    return page(request, "authority/quality/overview.html", shown)


def agreement_words(agreement: Agreement) -> str:
    """Say how far markers agree."""
    if not agreement.count:
        return "Nothing to compare yet"
    kappa = "" if agreement.kappa is None else f"; kappa {agreement.kappa}, {agreement.in_words}"
    return (
        f"{agreement.exact_share:.0%} the same, {agreement.within_one_share:.0%} at most one "
        f"apart{kappa}"
    )


def _by_criterion(found: QualityOverview) -> TableShape:
    in_order = sorted(found.criteria, key=lambda one: -(one.weak_share or 0))
    return TableShape(
        caption="By criterion, the weakest first",
        columns=("Criterion", "Plans", "Weak", "How far markers agree"),
        rows=tuple(_criterion_row(one) for one in in_order),
    )


def _criterion_row(one: CriterionLine) -> tuple[Cell | str, ...]:
    words = agreement_words(one.agreement) if one.plans >= FEWEST else TOO_FEW
    return (Cell(one.criterion.name), str(one.plans), share_words(one.weak_share), words)


def _by_term(found: QualityOverview) -> TableShape:
    return TableShape(
        caption="By term",
        columns=("Term", "Plans marked", f"With {MANY_WEAK} or more weak marks"),
        rows=tuple(
            (Cell(one.name), str(one.plans), share_words(one.poor_share)) for one in found.periods
        ),
        empty=EmptyShape(what="No plan has been marked and settled yet."),
    )


def share_words(share: float | None) -> str:
    """Say a share in whole per cent, or that it is of too few to be told."""
    return TOO_FEW if share is None else f"{share:.0%}"
