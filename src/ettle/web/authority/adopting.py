"""Adopting what exists, one child at a time: where to begin, and the groups of questions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ettle.access import Trouble
from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.cases.selectors.adopting import KIND_WORDS
from ettle.exchange.adopting.word import read_plan
from ettle.web.authority.adopting_answers import answers_of, initial, kept, objectives_typed
from ettle.web.authority.adopting_forms import GROUPS
from ettle.web.authority.doors import pupil_to_act_for
from ettle.web.authority.tray import officer_only
from ettle.web.middleware import not_found
from ettle.web.ui.dates import day
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

KIND_HINTS = {
    "case": "The council was asked for a plan, or proposed to find out, before you used Ettle.",
    "plan": "A co-ordinated support plan is in force, on paper or in Word.",
    "review": "The plan in force is being reviewed.",
    "retention": "A plan ended, and its paper is kept until it is to be destroyed.",
}


def adopt(request: HttpRequest) -> HttpResponse:
    """Say what adopting is, and lead to one child or to a whole list."""
    officer_only(request)
    return page(
        request,
        "authority/adopting/start.html",
        {
            "table": _adopted_table(request),
            "drafts": [
                (KIND_WORDS[each.kind], each.pupil.name, _check_url(each))
                for each in cases.drafts_of(by=request.actor)
            ],
        },
    )


@require_http_methods(["GET", "POST"])
def adopt_pupil(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Choose what to adopt about one child."""
    pupil = pupil_to_act_for(request, pupil_ref, "adoption.begun")
    form = EttleForm(request.POST if request.method == "POST" else None)
    kind = request.POST.get("kind", "")
    if form.is_valid() and kind in GROUPS:
        draft = services.begin_adoption(by=request.actor, pupil=pupil, kind=kind)
        return redirect("authority:adopt_group", draft.ref, GROUPS[kind][0][0])
    adopted = cases.adoptions_of(pupil, by=request.actor)
    taken = {each.kind for each in adopted}
    return page(
        request,
        "authority/adopting/pupil.html",
        {
            "pupil": pupil,
            "form": form,
            "kinds": [
                (kind, words, KIND_HINTS[kind])
                for kind, words in KIND_WORDS.items()
                if kind not in taken
            ],
            "adopted": adopted,
        },
    )


@require_http_methods(["GET", "POST"])
def adopt_group(request: HttpRequest, draft_ref: str, group: str) -> HttpResponse:
    """Ask one group of questions, and keep the answers."""
    draft = cases.draft_of(draft_ref, by=request.actor) or not_found()
    groups = GROUPS[draft.kind]
    place = next((n for n, each in enumerate(groups) if each[0] == group), None)
    if place is None:
        not_found()
    _, title, shape = groups[place]
    form = shape(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        pupil=draft.pupil,
        by=request.actor,
        initial=initial(answers_so_far(draft)),
        skipped=request.META.get("ettle.skipped", ()),
    )
    notes: list[str] = []
    if form.is_valid():
        upload = form.answers.get("file")
        if upload is None:
            services.save_adoption_draft(
                by=request.actor, draft=draft, group=group, answers=kept(form.answers)
            )
            return redirect(_next_url(draft, place))
        form, notes = _filled(request, draft, shape, form, upload)
    return page(
        request,
        "authority/adopting/group.html",
        {
            "draft": draft,
            "pupil": draft.pupil,
            "form": form,
            "title": title,
            "step": f"Part {place + 1} of {len(groups)}: {KIND_WORDS[draft.kind].lower()}",
            "back": _check_url(draft) if draft.answers else _pupil_url(draft),
            "is_file": "file" in form.fields,
            "notes": notes,
        },
    )


def _filled(
    request: HttpRequest, draft: Any, shape: Any, form: Any, upload: Any
) -> tuple[Any, list[str]]:
    """Fill the boxes from a Word file, for a person to check. What was typed stands before it."""
    try:
        read = read_plan(upload.read())
    except Trouble as trouble:
        form.refuse("file", trouble.message)
        return form, []
    typed = form.answers
    offered = {
        "profile": "\n".join(read.profile),
        "factors": "\n".join(read.factors),
        "objectives": objectives_typed(tuple(read.objectives)),
        "child_view": "\n".join(read.child_view),
        "parent_view": "\n".join(read.parent_view),
        "other": "\n".join(read.other),
    }
    both = {
        name: "\n".join(part for part in (typed.get(name) or "", words) if part)
        for name, words in offered.items()
    }
    placed = sum(1 for name, words in offered.items() if words and name != "other")
    notes = [f"We read the file and filled {placed} of the boxes. Check each before you go on."]
    if read.other:
        notes.append(
            f"{len(read.other)} lines found no place. They are under “Anything else in the "
            "plan”: move each where it belongs, or leave it there. It is kept with the plan."
        )
    return shape(pupil=draft.pupil, by=request.actor, initial=both), notes


def answers_so_far(draft: Any) -> dict[str, Any]:
    """Give every answer of a draft together."""
    merged: dict[str, Any] = {}
    for answers in draft.answers.values():
        merged |= answers
    return merged


def begin_correction(request: HttpRequest, adoption: Any) -> Any:
    """Open what was adopted as a draft, to put it right."""
    return services.begin_adoption(
        by=request.actor,
        pupil=adoption.pupil,
        kind=adoption.kind,
        answers=answers_of(adoption.then, adoption.source),
        corrects=adoption.row,
    )


def _next_url(draft: Any, place: int) -> str:
    groups = GROUPS[draft.kind]
    done = set(draft.answers)
    later = [each[0] for each in groups[place + 1 :]]
    unasked = [key for key in later if key not in done and "all" not in done]
    if unasked:
        return reverse("authority:adopt_group", args=[draft.ref, unasked[0]])
    return _check_url(draft)


def _check_url(draft: Any) -> str:
    return reverse("authority:adopt_check", args=[draft.ref])


def _pupil_url(draft: Any) -> str:
    return reverse("authority:adopt_pupil", args=[draft.pupil.ref])


def _adopted_table(request: HttpRequest) -> TableShape:
    return TableShape(
        caption="Adopted lately",
        columns=("Child", "What", "From", "On"),
        rows=tuple(
            (
                Cell(each.pupil.name, url=reverse("authority:adopted", args=[each.ref])),
                KIND_WORDS[each.kind],
                each.source,
                day(each.adopted_on),
            )
            for each in cases.latest_adoptions(by=request.actor)
        ),
        empty=EmptyShape(
            what="What you adopt will be listed here.",
            first="Find a child, or bring in a whole list.",
        ),
        show_caption=True,
    )
