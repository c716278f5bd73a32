"""The whole thread of one child's plan: need, objective, support, who, given, effect."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ettle.plans import selectors as plans
from ettle.plans.access import may_write_plan, readers_of
from ettle.plans.thread import Break, Line, Strand, Thread
from ettle.web.school.plan_here import pupil_here
from ettle.web.ui.page import page
from ettle.web.ui.shapes import ThreadShape, ThreadStep

PLACE = {
    "need_no_objective": "Objective",
    "need_no_support": "Support",
    "objective_no_support": "Support",
    "objective_no_target": "Effect",
    "support_no_person": "Who",
    "support_no_frequency": "Given",
    "support_not_given": "Given",
    "target_not_measured": "Effect",
}
NOTHING = {
    "Objective": "No objective answers it",
    "Support": "No support is written",
    "Who": "Nobody is named",
    "Given": "Nothing said yet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One strand as its page draws it: needs and effect are named once, beside every support."""

    heading: str
    needs: tuple[str, ...]
    lines: tuple[ThreadShape, ...]
    effects: tuple[Line, ...]
    effect_broken: str = ""
    has_objective: bool = True


@require_safe
def thread(request: HttpRequest, ref: str) -> HttpResponse:
    """Show each strand once with its breaks, and name every break with what mends it."""
    actor = request.actor  # type: ignore[attr-defined]
    pupil = pupil_here(request, ref)
    whole = plans.thread_for(pupil, by=actor, page="thread") or Thread()
    context = {
        "pupil": pupil,
        "thread": whole,
        "breaks": whole.breaks,
        "strands": [drawn(each) for each in whole.strands],
        "loose": whole.loose,
        "writes": bool(may_write_plan(actor, pupil)),
        "readers": readers_of(pupil, by=actor),
    }
    return page(request, "school/thread/thread.html", context)


def drawn(strand: Strand) -> Drawn:
    """Shape one strand: its objective as heading, its needs once, a line for each support."""
    needs = tuple(need.words.rstrip(".") for need in strand.needs)
    if strand.objective is None:
        heading, needs = "; ".join(needs), ()
    else:
        heading = strand.objective.words
    broken = _broken(strand.own_breaks)
    supports: tuple[Line | None, ...] = strand.supports or (None,)
    return Drawn(
        heading=heading,
        needs=needs,
        lines=tuple(_shape(strand, line, broken) for line in supports),
        effects=strand.targets,
        effect_broken=broken.get("Effect", ""),
        has_objective=strand.objective is not None,
    )


def _broken(breaks: tuple[Break, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in breaks:
        found.setdefault(PLACE[each.kind], f"{each.why} {each.mend}")
    return found


def _shape(strand: Strand, support: Line | None, own: dict[str, str]) -> ThreadShape:
    broken = own | (_broken(support.breaks) if support else {})
    words = {} if strand.objective else {"Objective": ""}
    words |= {
        "Support": support.knot.words if support else "",
        "Who": " and ".join(support.knot.who) if support else "",
        "Given": support.standing if support else "",
    }
    return ThreadShape(steps=tuple(_steps(words, broken)))


def _steps(words: dict[str, str], broken: dict[str, str]) -> list[ThreadStep]:
    """List the knots; what comes after the place where nothing is written is left out."""
    steps = []
    for label, said in words.items():
        is_broken = label in broken
        steps.append(
            ThreadStep(
                label=label,
                words=said or NOTHING[label],
                broken=is_broken,
                why=broken.get(label, ""),
            )
        )
        if is_broken and not said and label in ("Objective", "Support"):
            break
    return steps
