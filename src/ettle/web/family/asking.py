"""A family asks for other words in the plan, or that a part be taken out, and reads the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ettle.access import require
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.access import may_propose_change
from ettle.plans.selectors.changing import is_locked, part_for, proposals_for
from ettle.web.desk import Desk, send_once
from ettle.web.family.opening import own_child
from ettle.web.middleware import not_found
from ettle.web.ui.difference import difference
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.pasted import WordsField

if TYPE_CHECKING:
    from ettle.plans.models import Entry

GROUPS = (
    ("What we want to happen, and the support for it", ("objective", "support", "target")),
    ("What helps, and what does not", ("helps", "avoid", "signs", "strategy")),
    ("What makes learning harder", ("factor", "barrier")),
    (
        "What the plan says of {name}",
        ("profile", "strength", "what_matters", "communication", "key_adult"),
    ),
    ("Keeping well and safe", ("must", "health", "intimate_care", "risk")),
    ("What was agreed to do", ("action", "decision")),
)
TIMES = (("how_often", "How often should it be?"), ("how_long", "How long each time?"))


class AskForm(EttleForm):
    """What a part should say, and why. Support says how often and how long besides."""

    text = WordsField(label="What should it say?", required=False, max_length=4000, rows=4)
    ends = forms.BooleanField(label="Or: take it out of the plan altogether", required=False)
    reason = WordsField(
        label="Why?",
        help_text="Those who write the plan read it and answer you.",
        max_length=2000,
        rows=3,
        error_messages={"required": "Say why, in your own words. One sentence is enough."},
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == "support":
            for name, label in TIMES:
                self.fields[name] = forms.CharField(label=label, required=False, max_length=200)
            self.order_fields(["text", *(name for name, _ in TIMES)])


@require_safe
def asked(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show what this reader asked for, with the answers, and each part to ask about."""
    pupil = own_child(request, pupil_ref, page="asked_changes")
    actor = request.actor  # type: ignore[attr-defined]
    plan = plans.plan_for(pupil, by=actor)
    named = [
        (heading.format(name=pupil.first_name), plan.of(*kinds) if plan else ())
        for heading, kinds in GROUPS
    ]
    context = {
        "pupil": pupil,
        "is_own": actor.pupil_id == pupil.pk,
        "mine": [
            (each, () if each.ends else difference(each.part.text, each.text))
            for each in proposals_for(pupil, by=actor)
        ],
        "groups": [(heading, parts) for heading, parts in named if parts],
    }
    return page(request, "family/asked.html", context)


def ask(request: HttpRequest, pupil_ref: str, part: str) -> HttpResponse:
    """Take what one part should say instead, and why; it waits for whoever writes the plan."""
    pupil = own_child(request, pupil_ref, page="ask_change")
    actor = request.actor  # type: ignore[attr-defined]
    require(may_propose_change(actor, pupil), by=actor, act="change.proposed")
    entry = plans.entry_for(part, by=actor)
    if entry is None or entry.plan.pupil_id != pupil.pk:
        not_found()
    now = part_for(entry, by=actor)
    shown = {"text": now.text, "how_often": now.how_often, "how_long": now.how_long}
    form = Desk(request, pupil, f"ask {entry.ref}").open(
        lambda typed: AskForm(typed, kind=now.kind, initial=shown)
    )
    done = send_once(request, form, lambda: _ask(request, entry, now, form, pupil_ref))
    context = {
        "pupil": pupil,
        "part": now,
        "form": form,
        "waits_for_review": is_locked(now, entry.plan),
        "rests_on_csp": now.rests_on_csp,
    }
    return done or page(request, "family/ask.html", context)


def _ask(request: HttpRequest, entry: Entry, now: plans.Part, form: AskForm, pupil_ref: str) -> str:
    answers = form.answers
    times = {name: answers[name] for name, _ in TIMES if answers.get(name)}
    services.propose_change(
        by=request.actor,  # type: ignore[attr-defined]
        entry=entry,
        reason=answers["reason"],
        text=answers["text"],
        detail=now.detail | times,
        ends=answers["ends"],
    )
    announce(
        request,
        "What you ask for is written down. The plan is not changed yet.",
        next_step="Those who write the plan answer you here, and say why.",
    )
    return reverse("family:asked", args=[pupil_ref])
