"""The question, the answer in parts, and the copy that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ettle.cases import services
from ettle.web.partner.copies import copy_rows, copy_text
from ettle.web.partner.forms import STANCE_WORDS, AnswerForm, MoreTimeForm, help_in, rows_in
from ettle.web.partner.opening import for_the_holder
from ettle.web.ui.acts import act_once
from ettle.web.ui.case_shapes import clock_shape
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.unfinished import Unfinished

if TYPE_CHECKING:
    from ettle.access import Actor
    from ettle.cases.selectors import Question


@for_the_holder
def question(request: HttpRequest, actor: Actor, asked: Question) -> HttpResponse:
    """Ask the one question, with only what is needed to answer it; keep half an answer."""
    if asked.sent:
        context = {
            "asked": asked,
            "answer": asked.sent,
            "stance": STANCE_WORDS[asked.sent.stance],
            "summary": asked.sent.summary,
            "rows": copy_rows(asked.sent),
        }
        return page(request, "partner/copy.html", context)
    form = _answer_form(request, asked)
    quiet = _as_it_is_typed(request, actor, form)
    if quiet is not None:
        return quiet
    if request.method == "POST" and form.is_valid():
        done = act_once(request, form, lambda: _save(request, actor, form))
        if done is not None:
            return done
    return page(request, "partner/question.html", _context(actor, asked) | {"form": form})


def _answer_form(request: HttpRequest, asked: Question) -> AnswerForm:
    # A first save is checked against version 1, so that two tabs never overwrite each other.
    version = asked.version or 1
    if request.method == "POST":
        rows = rows_in(request.POST)
        whole = "check" in request.POST
        return AnswerForm(request.POST, rows=rows, is_whole=whole, version=version)
    rows = max(rows_in(asked.draft), int(asked.draft.get("rows", 1)))
    return AnswerForm(initial=asked.draft, rows=rows, version=version)


def _as_it_is_typed(request: HttpRequest, actor: Actor, form: AnswerForm) -> HttpResponse | None:
    """Keep the answer while it is typed, where the page's script asks."""

    def keep(version: int | None) -> Any:
        draft = form.draft() | {"rows": form.rows}
        return services.save_answer(by=actor, draft=draft, expected_version=version, quietly=True)

    return Unfinished(request, form, str(actor.link_ref), by=actor).kept_quietly(keep)


def _save(request: HttpRequest, actor: Actor, form: AnswerForm) -> str:
    """Keep what was typed, then go where the button leads."""
    adds = "add" in request.POST
    draft: dict[str, Any] = form.draft() | {"rows": form.rows + adds}
    services.save_answer(by=actor, draft=draft, expected_version=form.expected_version)
    if adds:
        return f"{reverse('partner:question')}#help-{form.rows + 1}"
    if "check" in request.POST:
        wants_time = form.cleaned_data["stance"] == "more_time"
        return reverse("partner:time" if wants_time else "partner:check")
    announce(
        request,
        "Your answer so far is saved. It has not been sent, and nobody else can read it.",
        next_step="To come back, open the link in your e-mail again and ask for a code.",
    )
    return reverse("partner:question")


@for_the_holder
def check(request: HttpRequest, actor: Actor, asked: Question) -> HttpResponse:
    """Show what will be sent, to whom, and that it is final; send it on a press."""
    if asked.sent:
        return redirect("partner:question")
    saved = AnswerForm(asked.draft | {"form_key": ""}, rows=rows_in(asked.draft), is_whole=True)
    if not saved.is_valid() or asked.draft.get("stance") == "more_time":
        return redirect("partner:question")
    form = EttleForm(request.POST or None, version=asked.version)
    if request.method == "POST" and form.is_valid():
        done = act_once(request, form, lambda: _send(request, actor, asked, form))
        if done is not None:
            return done
    draft = asked.draft
    context = {
        "asked": asked,
        "form": form,
        "stance": STANCE_WORDS[draft["stance"]],
        "summary": draft.get("summary", ""),
        "rows": copy_rows(help_in(draft)),
    }
    return page(request, "partner/check.html", context)


def _send(request: HttpRequest, actor: Actor, asked: Question, form: EttleForm) -> str:
    services.send_answer(
        by=actor,
        stance=asked.draft["stance"],
        summary=asked.draft.get("summary", ""),
        help_offered=help_in(asked.draft),
        expected_version=form.expected_version,
    )
    announce(
        request,
        "Your answer is sent.",
        told=[asked.council],
        next_step="You do not need to do anything. This link now shows your copy.",
    )
    return reverse("partner:question")


@for_the_holder
def more_time(request: HttpRequest, actor: Actor, asked: Question) -> HttpResponse:
    """Tell the council why the answer cannot come in time. The question stays open."""
    if asked.sent:
        return redirect("partner:question")
    form = MoreTimeForm(request.POST or None, grounds=asked.grounds)
    if request.method == "POST" and form.is_valid():
        done = act_once(request, form, lambda: _ask_for_time(request, actor, asked, form))
        if done is not None:
            return done
    return page(request, "partner/time.html", _context(actor, asked) | {"form": form})


def _ask_for_time(request: HttpRequest, actor: Actor, asked: Question, form: MoreTimeForm) -> str:
    services.ask_for_time(by=actor, **form.answers)
    announce(
        request,
        "The council has been told why you need more time.",
        told=[asked.council],
        next_step="The question is still open: answer it here when you can.",
    )
    return reverse("partner:question")


@for_the_holder
def copy_as_text(request: HttpRequest, actor: Actor, asked: Question) -> HttpResponse:
    """Give the copy of what was sent as plain text, under a name that tells nobody anything."""
    if asked.sent is None:
        raise Http404
    response = HttpResponse(copy_text(asked), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="answer-{asked.sent.ref}.txt"'
    return response


def _context(actor: Actor, asked: Question) -> dict[str, Any]:
    return {
        "asked": asked,
        "clock": clock_shape(asked.clock) if asked.clock else None,
        "letter": _letter(asked),
        "today": actor.today,
    }


def _letter(asked: Question) -> SafeString:
    return mark_safe(asked.letter_html)  # noqa: S308 - escaped when the letter was issued
