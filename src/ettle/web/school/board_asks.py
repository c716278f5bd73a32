"""What assistants asked to know, and the answers with their reasons."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.web.middleware import not_found
from ettle.web.school.board_words import PART_WORDS, by_ref, own_school
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.workforce import selectors as workforce
from ettle.workforce import services

ANSWERS = (
    ("shared", "Open one part of the plan to them"),
    ("told", "I have told them"),
    ("not_needed", "They do not need it for this support"),
)


class AnswerForm(EttleForm):
    """The answer to one ask."""

    answer = forms.ChoiceField(label="Your answer", widget=forms.RadioSelect, choices=ANSWERS)
    entry = forms.ChoiceField(
        label="If you open a part, which one?", required=False, widget=forms.Select
    )
    reason = forms.CharField(
        label="Why?",
        help_text="They see this reason.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
    )

    def __init__(self, *args: Any, parts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = [
            ("", "No part"),
            *((part.ref, _part_words(part)) for part in parts),
        ]


def asks(request: HttpRequest) -> HttpResponse:
    """List what the school's assistants asked, those that wait first."""
    school = own_school(request)
    listed = workforce.asks_for(school.pk, by=request.actor)
    context = {
        "waiting": [ask for ask in listed if ask.answered_at is None],
        "answered": [ask for ask in listed if ask.answered_at is not None],
    }
    return page(request, "school/board/asks.html", context)


def ask(request: HttpRequest, ask_ref: str) -> HttpResponse:
    """Answer one ask."""
    found = workforce.ask_for(ask_ref, by=request.actor) or not_found()
    parts = workforce.parts_to_open(found, by=request.actor)
    form = AnswerForm(request.POST or None, parts=parts, version=found.version)
    if form.is_valid():

        def act() -> str:
            entry = by_ref(parts).get(form.cleaned_data["entry"])
            services.answer_ask(
                by=request.actor,
                ask=found,
                answer=form.cleaned_data["answer"],
                reason=form.cleaned_data["reason"],
                entry=entry.entry if entry else None,
                expected_version=form.expected_version,
            )
            announce(
                request,
                "Your answer is sent.",
                told=[f"{found.deployment.person.name}, on their own page"],
            )
            return reverse("school:asks")

        led_to = act_once(request, form, act)
        if led_to:
            return led_to
    return page(request, "school/board/ask.html", {"form": form, "ask": found})


def _part_words(part) -> str:
    words = part.words if len(part.words) <= 70 else f"{part.words[:69]}…"
    return f"{PART_WORDS.get(part.kind, part.kind)}: {words}"
