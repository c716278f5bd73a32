"""One child's support, planned beside given; and answers to families and to gaps."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.access import readers_of
from ettle.plans.giving.who import may_answer_family, may_see_target
from ettle.web.desk import Desk, send_once
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import pupil_here
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.given_picture import given_picture, steps_picture
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.telling import send_about


class AnswerForm(EttleForm):
    """What the family and the child will read."""

    answer = forms.CharField(
        label="Your answer",
        help_text="Say what you did or will do, and by when. They read it as you write it.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        error_messages={"required": "Write what you did or will do, so that they can read it."},
    )


class GapForm(EttleForm):
    """Who does what about a gap, and when it is looked at again."""

    who = forms.CharField(label="Who does something about it?", max_length=120)
    what = forms.CharField(
        label="What do they do?", widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )
    look_again_on = DayField(
        label="When will you look again?",
        help_text="If it is still not given by then, it comes back here. For example, 7 12 2026",
    )


@require_safe
def given(request: HttpRequest, ref: str) -> HttpResponse:
    """Show each support of a child, planned beside given, the gaps, and how targets are going."""
    actor = request.actor  # type: ignore[attr-defined]
    pupil = pupil_here(request, ref)
    shown = plans.given_for(pupil, by=actor, page="given")
    to_log = plans.supports_to_log(pupil, shown, by=actor)
    gaps = {each.support_ref: each for each in plans.gaps_of(pupil, by=actor)}
    worst_first = sorted(shown, key=lambda each: each.support.ref not in gaps)
    context = {
        "pupil": pupil,
        "supports": [
            (
                each,
                given_picture(each.weeks, each.support.text),
                gaps.get(each.support.ref),
                each.support.ref in to_log,
            )
            for each in worst_first
        ],
        "targets": [(each, steps_picture(each)) for each in plans.targets_seen(pupil, by=actor)],
        "words": plans.family_words_of(pupil, by=actor),
        "may_answer": bool(may_answer_family(actor, pupil)),
        "may_tap": bool(may_see_target(actor, pupil)),
        "readers": readers_of(pupil, by=actor),
    }
    return page(request, "school/given/given.html", context)


def answer_word(request: HttpRequest, word_ref: str) -> HttpResponse:
    """Answer what a child or a family said, in words that they will read."""
    actor = request.actor  # type: ignore[attr-defined]
    word = plans.family_word_for(word_ref, by=actor) or not_found()
    form = Desk(request, word.plan.pupil, f"word {word.ref}").open(AnswerForm)

    def act() -> str:
        services.answer_family_word(by=actor, word=word, **form.answers)
        announce(
            request,
            "Your answer is kept.",
            told=["Whoever said it, as soon as they open Ettle"],
            next_step="An e-mail that there is an answer goes to them if they have an account.",
        )
        return reverse("school:waiting")

    def act_and_tell(request: HttpRequest, form: AnswerForm, act: Any) -> HttpResponse | None:
        done = act_once(request, form, act)
        if done is not None:
            send_about(request, word.ref)
        return done

    done = send_once(request, form, act, once=act_and_tell)
    context = {
        "form": form,
        "word": plans.family_word_shown(word, by=actor),
        "pupil": word.plan.pupil,
    }
    return done or page(request, "school/given/answer_word.html", context)


def answer_gap(request: HttpRequest, support_ref: str) -> HttpResponse:
    """Say who does what about a gap, and on which day it is looked at again."""
    actor = request.actor  # type: ignore[attr-defined]
    entry = plans.entry_for(support_ref, by=actor) or not_found()
    pupil = entry.plan.pupil
    gap = next((g for g in plans.gaps_of(pupil, by=actor) if g.support_ref == support_ref), None)
    if gap is None:
        not_found()
    form = Desk(request, pupil, f"gap {support_ref}").open(GapForm)

    def act() -> str:
        services.answer_gap(by=actor, support=entry, **form.answers)
        announce(
            request,
            "It is written down who does what.",
            next_step=f"If it is still not given, it comes back on "
            f"{day_words(form.cleaned_data['look_again_on'])}.",
        )
        return reverse("school:waiting")

    done = send_once(request, form, act)
    context = {"form": form, "gap": gap, "pupil": pupil}
    return done or page(request, "school/given/answer_gap.html", context)
