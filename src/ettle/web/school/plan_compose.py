"""Putting the plan together: what is written, what is still needed, what is ready to use."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from ettle.documents.write import fragment_of
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.access import readers_of
from ettle.plans.printings import CspContext, print_csp
from ettle.plans.selectors import PlanView
from ettle.web.middleware import not_found
from ettle.web.school.plan_forms import AdoptHelpForm, AdoptViewForm, PressForm
from ettle.web.school.plan_here import address, pupil_to_write
from ettle.web.school.plan_known import givers_for, offered_help, roll_facts, said_words
from ettle.web.school.plan_lines import line_of
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.acts import act_once
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

NEWEST = 24  # of each kind; the others are a page away
SECTIONS = (
    ("profile", "Profile", "Write the profile"),
    ("factor", "Factors giving rise to the needs", "Add a factor"),
    ("view", "Views on the plan", ""),
)


@require_POST
def begin(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin a pupil's plan; pressed twice, it is begun once."""
    pupil = pupil_to_write(request, ref)
    form = PressForm(request.POST)
    form.is_valid()

    def act() -> str:
        services.open_plan(by=request.actor, pupil=pupil)  # type: ignore[attr-defined]
        return address("compose", ref)

    return act_once(request, form, act) or compose(request, ref)


@require_safe
def compose(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the plan's parts with what each lacks, beside what is already known."""
    return composing(request, pupil_to_write(request, ref))


def composing(request: HttpRequest, pupil: Any, *, form: Any = None) -> HttpResponse:
    """Draw the page; ``form`` carries the refusal of something that was to be taken over."""
    actor = request.actor  # type: ignore[attr-defined]
    plan = plans.plan_for(pupil, by=actor, page="compose")
    return page(
        request,
        "school/plan/compose.html",
        {
            "form": form,
            "pupil": pupil,
            "plan": plan,
            "sections": _sections(plan, ref=pupil.ref),
            "objectives": _objectives(plan),
            "more_objectives": _more(len(plan.objectives)) if plan else 0,
            "breaks": plans.breaks_of(pupil.plan, by=actor) if plan else (),
            "missing": plans.missing_for_csp(pupil.plan, by=actor) if plan else (),
            "givers": givers_for(pupil, plan, by=actor),
            "facts": roll_facts(pupil, by=actor),
            "readers": readers_of(pupil, by=actor),
        },
    )


def _sections(plan: PlanView | None, *, ref: str) -> list[dict[str, Any]]:
    """List the parts that hang on nothing: profile, factors and views."""
    sections = []
    for kind, heading, add in SECTIONS:
        parts = plan.of(kind) if plan else ()
        sections.append(
            {
                "kind": kind,
                "heading": heading,
                "add": add,
                "parts": [line_of(part) for part in parts[-NEWEST:]],
                "more": _more(len(parts)),
            }
        )
    return sections


def _more(count: int) -> int:
    """Say how many parts there are, where the page does not hold them all."""
    return count if count > NEWEST else 0


def _objectives(plan: PlanView | None) -> list[dict[str, Any]]:
    objectives = list(enumerate(plan.objectives if plan else (), start=1))
    return [
        {
            "number": number,
            "line": line_of(each.part),
            "supports": [line_of(support) for support in each.supports[-NEWEST:]],
            "more": _more(len(each.supports)),
        }
        for number, each in objectives[-NEWEST:]
    ]


@require_POST
def adopt_help(request: HttpRequest, ref: str, item: str) -> HttpResponse:
    """Make a support of what an agency offered, under an objective, with the agency's name."""
    pupil = pupil_to_write(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    found = offered_help(pupil, item, by=actor)
    if found is None:
        return not_found()
    facts, agency = found
    plan = plans.plan_for(pupil, by=actor)
    under = [(each.part.ref, each.part.text) for each in (plan.objectives if plan else ())]
    form = AdoptHelpForm(request.POST, objectives=under, auto_id=f"h{item}-%s")

    def act() -> str:
        objective = plans.entry_for(form.answers["under"], by=actor)
        services.write_entry(by=actor, plan=pupil.plan, under=objective, **facts)
        announce(request, f"What {agency} offered is in the plan, with their name.")
        return address("compose", ref)

    done = act_once(request, form, act) if form.is_valid() else None
    return done or composing(request, pupil, form=form)


@require_POST
def adopt_words(request: HttpRequest, ref: str, item: str, key: str) -> HttpResponse:
    """Put somebody's own words in the plan, as theirs."""
    pupil = pupil_to_write(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    facts = said_words(pupil, item, key, by=actor)
    if facts is None:
        return not_found()
    form = AdoptViewForm(
        request.POST,
        kinds=[(kind, words.name) for kind, words in KINDS.items()],
        auto_id=f"v{item}{key}-%s",
    )

    def act() -> str:
        plan = services.open_plan(by=actor, pupil=pupil)
        services.write_entry(by=actor, plan=plan, kind=form.answers["kind"], **facts)
        announce(request, "The words are in the plan, with whose they are.")
        return address("compose", ref)

    done = act_once(request, form, act) if form.is_valid() else None
    return done or composing(request, pupil, form=form)


@require_safe
def preview(request: HttpRequest, ref: str) -> HttpResponse:
    """Show how the plan would read as the statutory plan if it were issued as it stands."""
    pupil = pupil_to_write(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    if plans.plan_for(pupil, by=actor, page="draft") is None:
        not_found()
    facts = plans.csp_context(pupil.plan, by=actor) or not_found()
    return page(
        request,
        "school/plan/preview.html",
        {"pupil": pupil, "draft": _draft_words(facts)},
    )


def _draft_words(facts: CspContext) -> str:
    """Give the draft's body: escaped when it is made, so not again."""
    return mark_safe(fragment_of(print_csp(facts), title_level=2))  # noqa: S308 - we wrote it
