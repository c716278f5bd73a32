"""The look after some weeks: has what was tried helped? Three answers, and a few words."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ettle.access import StaleEdit
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.stages.policy import TRIED_HAS, readers_of_stages
from ettle.web.desk import Desk
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, part_here, pupil_to_add
from ettle.web.school.plan_saving import send
from ettle.web.school.stage_words import HELPED_WORDS
from ettle.web.ui.dates import day
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.pasted import WordsField

CONFLICT = 409
FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])


class LookForm(EttleForm):
    """Whether it helped, what was seen, and whether it goes on."""

    helped = forms.ChoiceField(
        label="Has it helped?",
        widget=forms.RadioSelect,
        choices=[(key, words) for key, words in HELPED_WORDS.items() if key],
        error_messages={"required": "Choose one. Too soon to say is an answer."},
    )
    helped_words = WordsField(label="What did you see?", rows=3, max_length=2000, required=False)
    looked_on = DayField(
        label="When did you look?", error_messages={"required": "Write the day you looked."}
    )
    until_on = DayField(
        label="Last day, if it has ended",
        help_text="Leave it empty if it goes on.",
        required=False,
    )


@FORM_METHODS
def look(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Say whether something that was tried has helped. What was said before stays."""
    pupil = pupil_to_add(request, ref, "tried")
    entry = part_here(request, pupil, part)
    if entry.kind != "tried":
        not_found()
    now = plans.part_of(entry.now)
    initial = _initial(now, request.actor.today)  # type: ignore[attr-defined]
    desk = Desk(request, pupil, f"look {entry.ref}")
    form = desk.open(lambda typed=None: LookForm(typed, version=now.version, initial=initial))

    def act() -> str:
        given = form.answers
        services.revise_entry(
            by=request.actor,  # type: ignore[attr-defined]
            entry=entry,
            expected_version=form.expected_version,
            detail={**now.detail, **given},
        )
        desk.clear()
        announce(
            request,
            f"{HELPED_WORDS[given['helped']]}, on {day(given['looked_on'])}: it is written down.",
            next_step=_next(given["helped"]),
        )
        return address("tried", ref)

    try:
        done, wording = send(request, desk, form, act, kind="tried", back=address("tried", ref))
    except StaleEdit:
        return _stale(request, pupil, part)
    return done or page(
        request,
        "school/tried/look.html",
        {
            "form": form,
            "pupil": pupil,
            "part": now,
            "wording": wording,
            "readers": readers_of_stages(pupil, by=request.actor, family_has=TRIED_HAS),  # type: ignore[attr-defined]
        },
    )


def _stale(request: HttpRequest, pupil: Any, part: str) -> HttpResponse:
    """Answer 409: show what somebody said meanwhile, and keep what was typed to send again."""
    now = plans.part_of(part_here(request, pupil, part).now)
    typed = request.POST.copy()
    typed.pop("form_key", None)
    typed["expected_version"] = str(now.version)
    shown = {"form": LookForm(typed), "pupil": pupil, "part": now}
    theirs = HELPED_WORDS[now.detail.get("helped", "")]
    return page(request, "school/tried/look.html", shown | {"theirs": theirs}, status=CONFLICT)


def _initial(now: Any, today: Any) -> dict[str, Any]:
    until = now.detail.get("until_on")
    return {
        "looked_on": today,
        "helped": now.detail.get("helped", ""),
        "helped_words": now.detail.get("helped_words", ""),
        "until_on": date.fromisoformat(until) if until else None,
    }


def _next(helped: str) -> str:
    return {
        "yes": "Keep it up, or let it go gently.",
        "partly": "Change something, and write it as the next thing tried.",
        "no": "Try something else, or ask for more. What was tried goes with the child.",
        "too_soon": "You are asked again when the weeks are over.",
    }[helped]
