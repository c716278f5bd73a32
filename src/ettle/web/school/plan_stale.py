"""Two people changed the same part: both keep their words, and see what each changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from ettle.plans.selectors import entry_for
from ettle.plans.selectors.changing import part_for, words_before
from ettle.web.desk import Desk, unjudged
from ettle.web.school.plan_asking import form_of
from ettle.web.school.plan_here import address
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.difference import difference
from ettle.web.ui.page import page
from ettle.web.unsent import SEAL

CONFLICT = 409


def stale(request: HttpRequest, pupil: Any, entry: Any, form: Any, *, back: str) -> HttpResponse:
    """Answer 409: what it was, what they made of it and what you did, and four ways on."""
    actor = request.actor  # type: ignore[attr-defined]
    fresh = entry_for(entry.ref, by=actor)
    theirs = part_for(fresh, by=actor) if fresh else None
    context = {
        "pupil": pupil,
        "kind": KINDS[entry.kind].name,
        "entry": entry,
        "theirs": theirs,
        "form": None,
        "back": back,
        "propose": address("plan_propose", pupil.ref, entry.ref),
    }
    if form is not None:
        context["mine"] = form.words
    if theirs and form is not None:
        context |= _both(request, pupil, entry, theirs, form)
    return page(request, "school/plan/stale.html", context, status=CONFLICT)


def _both(request: HttpRequest, pupil: Any, entry: Any, theirs: Any, form: Any) -> dict[str, Any]:
    actor = request.actor  # type: ignore[attr-defined]
    before = words_before(entry, form.expected_version, by=actor)
    mine = form.words or theirs.text
    typed = _typed_again(request, theirs.version)
    desk = Desk(request, pupil, f"change {entry.ref}")
    again = desk.open(lambda _: form_of(pupil, theirs, by=actor)(typed))
    unjudged(again)
    return {
        "form": again,
        "they_changed": difference(before, theirs.text) if before else (),
        "you_changed": difference(before, mine) if before else difference(theirs.text, mine),
        "details": _details_that_differ(theirs, form),
    }


def _typed_again(request: HttpRequest, version: int) -> Any:
    """Give what was typed, as if this newest version had been open."""
    typed = request.POST.copy()
    for name in ("form_key", SEAL):
        typed.pop(name, None)
    typed["expected_version"] = str(version)
    return typed


def _details_that_differ(theirs: Any, form: Any) -> list[str]:
    """Name the other boxes of the form in which the two say different things."""
    return [
        str(form.fields[key].label)
        for key, value in form.detail.items()
        if key in form.fields and (value or "") != (theirs.detail.get(key) or "") and value
    ]
