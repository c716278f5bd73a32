"""One question at a time. Every question may be left empty, and nothing typed is lost."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ettle.access import StaleEdit
from ettle.voice import selectors as voice_read
from ettle.voice import services as voice
from ettle.voice.access import chooses_alone
from ettle.voice.questions import CHILD_QUESTIONS, FACES, face_words
from ettle.web.child.forms import AudienceForm, DrawingForm, FacesForm, WordsForm
from ettle.web.child.opening import for_the_child, lock_the_device
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.page import page
from ettle.web.unfinished import Unfinished

if TYPE_CHECKING:
    from ettle.people.models import Pupil
    from ettle.voice.models import View

STEPS = ("faces", "good", "hard", "helps", "change", "drawing", "about_plan", "readers", "check")
OWN_TEMPLATE = ("faces", "drawing", "readers", "check")


@for_the_child
def ask(request: HttpRequest, pupil: Pupil, step: str) -> HttpResponse:
    """Ask one thing, keep it, and go on."""
    if step not in STEPS:
        raise Http404
    view = voice_read.draft_for(pupil, "child", by=request.actor)
    if view is None:
        return _nothing_open(request, pupil, step)
    form = _form(request, step, view)
    if isinstance(form, WordsForm):
        quiet = _as_it_is_typed(request, view, step, form)
        if quiet is not None:
            return quiet
    if request.method == "POST" and form.is_valid():
        try:
            answer = act_once(request, form, lambda: _keep(request, view, step, form))
        except StaleEdit as stale:
            return _changed(request, pupil, step, now=stale.row.answers.get(step, ""))
        if answer is not None:
            return answer
    template = step if step in OWN_TEMPLATE else "words"
    return page(request, f"child/{template}.html", _context(request, pupil, view, step, form))


def _as_it_is_typed(
    request: HttpRequest, view: View, step: str, form: WordsForm
) -> HttpResponse | None:
    """Keep words while the child types them, where the page's script asks."""

    def keep(version: int | None) -> View:
        return voice.save_view(
            by=request.actor,
            view=view,
            expected_version=version,
            answers={step: form.cleaned_data["words"]},
            quietly=True,
        )

    return Unfinished(request, form, view.ref, by=request.actor).kept_quietly(keep)


def _nothing_open(request: HttpRequest, pupil: Pupil, step: str) -> HttpResponse:
    """Answer a page left open after the views were given: what was typed is shown, not lost."""
    if request.method != "POST":
        return redirect("child:before")
    if step == "check":
        return redirect("child:done")
    return _changed(request, pupil, step, is_given=True)


def _changed(
    request: HttpRequest, pupil: Pupil, step: str, *, now: str = "", is_given: bool = False
) -> HttpResponse:
    context = {
        "pupil": pupil,
        "step": step,
        "typed": request.POST.get("words", "").strip(),
        "now": now,
        "is_given": is_given,
    }
    return page(request, "child/changed.html", context, status=HTTPStatus.CONFLICT)


def _form(request: HttpRequest, step: str, view: View) -> EttleForm:
    data = request.POST if request.method == "POST" else None
    if step == "faces":
        chosen = {name: str(face) for name, face in view.faces.items()}
        return FacesForm(data, initial=chosen, version=view.version)
    if step == "drawing":
        files = request.FILES if data is not None else None
        return DrawingForm(data, files, skipped=request.META.get("ettle.skipped", ()))
    if step == "readers":
        return AudienceForm(data, initial={"audience": view.audience}, version=view.version)
    if step == "check":
        return EttleForm(data, version=view.version)
    question = next(each for each in CHILD_QUESTIONS if each.key == step)
    words = {"words": view.answers.get(step, "")}
    return WordsForm(data, question=question, initial=words, version=view.version)


def _keep(request: HttpRequest, view: View, step: str, form: EttleForm) -> str:
    if step == "check":
        voice.give_view(by=request.actor, view=view, expected_version=form.expected_version)
        lock_the_device(request)
        return reverse("child:done")
    if step == "drawing":
        return _keep_drawing(request, view, form)
    kept: dict[str, Any] = {"answers": {step: form.cleaned_data.get("words", "")}}
    if isinstance(form, FacesForm):
        kept = {"faces": form.chosen}
    if isinstance(form, AudienceForm):
        kept = {"audience": form.cleaned_data["audience"]}
    voice.save_view(by=request.actor, view=view, expected_version=form.expected_version, **kept)
    return _next_address(request, step)


def _keep_drawing(request: HttpRequest, view: View, form: EttleForm) -> str:
    upload = form.cleaned_data.get("drawing")
    if upload:
        caption = form.cleaned_data["caption"]
        voice.add_drawing(by=request.actor, view=view, picture=upload.chunks(), caption=caption)
    if "another" in request.POST:
        return reverse("child:step", args=["drawing"])
    return _next_address(request, "drawing")


def _next_address(request: HttpRequest, step: str) -> str:
    """Give the next question; after a change on the last page, that page again."""
    following = "check" if request.GET.get("change") else STEPS[STEPS.index(step) + 1]
    return reverse("child:step", args=[following])


def _context(
    request: HttpRequest, pupil: Pupil, view: View, step: str, form: EttleForm
) -> dict[str, Any]:
    place = STEPS.index(step)
    context: dict[str, Any] = {
        "pupil": pupil,
        "form": form,
        "step": step,
        "before": STEPS[place - 1] if place else "",
        "number": place + 1,
        "of": len(STEPS),
    }
    if step in ("drawing", "check"):
        context["drawings"] = view.drawings.all()
    if step in ("readers", "check"):
        context |= _who_reads(request, pupil, view)
    if step == "check":
        context["said"] = [(each, view.answers.get(each.key, "")) for each in CHILD_QUESTIONS]
        context["faces"] = [
            (face.words, view.faces[face.key], face_words(view.faces[face.key]))
            for face in FACES
            if face.key in view.faces
        ]
    return context


def _who_reads(request: HttpRequest, pupil: Pupil, view: View) -> dict[str, Any]:
    by = request.actor
    return {
        "everyone": voice_read.readers_if_given(pupil, "everyone", by=by),
        "school": voice_read.readers_if_given(pupil, "school", by=by),
        "audience": view.audience,
        "chooses_alone": chooses_alone(pupil, on=by.today),
    }
