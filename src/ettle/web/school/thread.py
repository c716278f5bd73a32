"""The whole thread of one child's plan: need, objective, support, who, given, effect."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ettle.plans import selectors as plans
from ettle.plans.access import may_write_plan, readers_of
from ettle.plans.thread import Line, Strand, Thread
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
    "Effect": "No target yet",
}


@require_safe
def thread(request: HttpRequest, ref: str) -> HttpResponse:
    """Show each strand as one line with its breaks, and name every break with what mends it."""
    actor = request.actor  # type: ignore[attr-defined]
    pupil = pupil_here(request, ref)
    drawn = plans.thread_for(pupil, by=actor, page="thread") or Thread()
    context = {
        "pupil": pupil,
        "thread": drawn,
        "breaks": drawn.breaks,
        "strands": [strand_shapes(each) for each in drawn.strands],
        "loose": drawn.loose,
        "writes": bool(may_write_plan(actor, pupil)),
        "readers": readers_of(pupil, by=actor),
    }
    return page(request, "school/thread/thread.html", context)


def strand_shapes(strand: Strand) -> tuple[str, list[ThreadShape]]:
    """Shape one strand: its heading, and a line for each support on it."""
    needs = "; ".join(need.words.rstrip(".") for need in strand.needs)
    heading = strand.objective.words if strand.objective else needs
    supports: tuple[Line | None, ...] = strand.supports or (None,)
    return heading, [_shape(strand, needs, line) for line in supports]


def _shape(strand: Strand, needs: str, support: Line | None) -> ThreadShape:
    objective = strand.objective.words if strand.objective else ""
    broken: dict[str, str] = {}
    own = [*strand.own_breaks, *(support.breaks if support else ())]
    own += [each for line in strand.targets for each in line.breaks]
    for each in own:
        broken.setdefault(PLACE[each.kind], f"{each.why} {each.mend}")
    effect = "; ".join(f"{line.knot.words.rstrip('.')}: {line.standing}" for line in strand.targets)
    words = {
        "Need": needs or "No need is named for it",
        "Objective": objective,
        "Support": support.knot.words if support else "",
        "Who": " and ".join(support.knot.who) if support else "",
        "Given": support.standing if support else "",
        "Effect": effect,
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
