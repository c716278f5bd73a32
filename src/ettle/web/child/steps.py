"""One question at a time. Every question may be left empty, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from ettle.voice import services as voice
from ettle.voice.access import chooses_alone, readers_of_view
from ettle.voice.questions import CHILD_QUESTIONS, FACES, face_words
from ettle.web.child.forms import AudienceForm, DrawingForm, FacesForm, WordsForm
from ettle.web.child.opening import for_the_child, unfinished_view
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.people.models import Pupil
    from ettle.voice.models import View

STEPS = ("faces", "good", "hard", "helps", "change", "drawing", "about_plan", "readers", "check")
OWN_TEMPLATE = ("faces", "drawing", "readers", "check")


@for_the_child
def step(request: HttpRequest, pupil: Pupil, key: str) -> HttpResponse:
    """Ask one thing, keep it, and go on."""
    if key not in STEPS:
        raise Http404
    view = unfinished_view(request, pupil)
    form = _form(request, key, view)
    if request.method == "POST" and form.is_valid():
        answer = act_once(request, form, lambda: _keep(request, view, key, form))
        if answer is not None:
            return answer
    template = key if key in OWN_TEMPLATE else "words"
    return page(request, f"child/{template}.html", _context(request, pupil, view, key, form))


def _form(request: HttpRequest, key: str, view: View) -> EttleForm:
    data = request.POST if request.method == "POST" else None
    if key == "faces":
        chosen = {name: str(face) for name, face in view.faces.items()}
        return FacesForm(data, initial=chosen, version=view.version)
    if key == "drawing":
        files = request.FILES if data is not None else None
        return DrawingForm(data, files, skipped=request.META.get("ettle.skipped", ()))
    if key == "readers":
        return AudienceForm(data, initial={"audience": view.audience}, version=view.version)
    if key == "check":
        return EttleForm(data, version=view.version)
    question = next(each for each in CHILD_QUESTIONS if each.key == key)
    words = {"words": view.answers.get(key, "")}
    return WordsForm(data, question=question, initial=words, version=view.version)


def _keep(request: HttpRequest, view: View, key: str, form: EttleForm) -> str:
    if key == "check":
        voice.give_view(by=request.actor, view=view, expected_version=form.expected_version)
        return reverse("child:done")
    if key == "drawing":
        return _keep_drawing(request, view, form)
    kept: dict[str, Any] = {"answers": {key: form.cleaned_data.get("words", "")}}
    if isinstance(form, FacesForm):
        kept = {"faces": form.chosen}
    if isinstance(form, AudienceForm):
        kept = {"audience": form.cleaned_data["audience"]}
    voice.save_view(by=request.actor, view=view, expected_version=form.expected_version, **kept)
    return _next_address(key)


def _keep_drawing(request: HttpRequest, view: View, form: EttleForm) -> str:
    upload = form.cleaned_data.get("drawing")
    if upload:
        caption = form.cleaned_data["caption"]
        voice.add_drawing(by=request.actor, view=view, picture=upload.chunks(), caption=caption)
    if "another" in request.POST:
        return reverse("child:step", args=["drawing"])
    return _next_address("drawing")


def _next_address(key: str) -> str:
    return reverse("child:step", args=[STEPS[STEPS.index(key) + 1]])


def _context(
    request: HttpRequest, pupil: Pupil, view: View, key: str, form: EttleForm
) -> dict[str, Any]:
    place = STEPS.index(key)
    return {
        "pupil": pupil,
        "form": form,
        "drawings": view.drawings.all(),
        "before": STEPS[place - 1] if place else "",
        "number": place + 1,
        "of": len(STEPS),
        "chooses_alone": chooses_alone(pupil, on=request.actor.today),
        "readers": readers_of_view(view, by=request.actor) if place >= 7 else (),
        "said": [(each, view.answers.get(each.key, "")) for each in CHILD_QUESTIONS],
        "faces": [
            (face.words, face_words(view.faces[face.key]))
            for face in FACES
            if face.key in view.faces
        ],
        "audience": view.audience,
    }
