"""One part of a plan on a page of its own: all of it, how it stands, and what may be done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from ettle.access import require
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.access import may_propose_change, may_write_entry, may_write_plan, readers_of
from ettle.plans.details import AUDIENCE_NAMES, takes_picture
from ettle.plans.selectors.changing import is_locked, part_for, proposals_for
from ettle.plans.selectors.keeping import kept_parts
from ettle.plans.selectors.still_true import found_true_by
from ettle.web.school.plan_forms import PressForm
from ettle.web.school.plan_here import address, part_here, pupil_here
from ettle.web.school.plan_lines import detail_rows, how_it_stands, nudges_of
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.acts import act_once
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

CHANGED = "Somebody changed this part while your page was open, so it was not agreed."


@require_safe
def one(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Show one part whole: its words, its boxes, whose it is, who may see it."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    entry = part_here(request, pupil, part)
    plan = plans.plan_for(pupil, by=actor, page="part")
    shown = part_for(entry, by=actor)
    waiting = [
        each
        for each in proposals_for(pupil, by=actor)
        if each.part.ref == shown.ref and not each.outcome
    ]
    return page(
        request,
        "school/plan/one.html",
        {
            "pupil": pupil,
            "part": shown,
            "kind": KINDS[shown.kind].name,
            "details": detail_rows(shown, plan, name=pupil.first_name, by=actor),
            "standing": how_it_stands(shown, found_true_by=found_true_by(entry, by=actor)),
            "audience": AUDIENCE_NAMES[shown.audience],
            "nudges": nudges_of(shown),
            "acts": _acts(pupil, shown, by=actor),
            "waiting": waiting,
            "kept": [each for each in kept_parts(pupil, by=actor) if each.part_ref == shown.ref],
            "press": PressForm(auto_id="agree-%s", version=shown.version),
            "readers": _readers(pupil, shown, by=actor),
        },
    )


def _readers(pupil: Any, shown: Any, *, by: Any) -> list[Any]:
    """Name who can see a part that everyone may; a narrower one says so in its own words.

    Whoever it is kept from is not among them.
    """
    if shown.audience != "everyone":
        return []
    away = {each.parent for each in kept_parts(pupil, by=by) if each.part_ref == shown.ref}
    return [each for each in readers_of(pupil, by=by) if each.who not in away]


def _acts(pupil: Any, shown: Any, *, by: Any) -> dict[str, Any]:
    """Say what this person may do with a part."""
    locked = is_locked(shown, pupil.plan)
    writes = bool(may_write_entry(by, pupil, shown.kind))
    return {
        "locked": locked,
        "change": writes and not locked,
        "propose": (locked or not writes) and bool(may_propose_change(by, pupil)),
        "close": writes and shown.kind == "target",
        "agree": writes and shown.status != "agreed",
        "picture": writes and not locked and takes_picture(shown.kind),
        "keep": bool(may_write_plan(by, pupil)) and not shown.rests_on_csp,
        "add_target": shown.kind == "objective" and bool(may_write_entry(by, pupil, "target")),
        "add_support": shown.kind == "objective" and bool(may_write_entry(by, pupil, "support")),
    }


@require_POST
def agree(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Say that the words of a part that were on the page are agreed."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    entry = part_here(request, pupil, part)
    require(may_write_entry(actor, pupil, entry.kind), by=actor, act="entries.agreed")
    form = PressForm(request.POST)
    form.is_valid()

    def act() -> str:
        shown = {entry.ref: form.expected_version or entry.latest}
        if services.agree_entries(by=actor, entries=[entry], shown=shown).moved:
            announce(request, CHANGED, next_step="Read the new words. Then agree them, or not.")
        else:
            announce(request, "It is agreed, from today.")
        return address("plan_part", ref, part)

    return act_once(request, form, act) or redirect(address("plan_part", ref, part))
