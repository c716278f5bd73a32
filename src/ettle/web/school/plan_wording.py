"""Care with words on the forms for a part of the plan."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from ettle.plans.selectors.other_children import other_children
from ettle.web.ui.wording import Typed, WordingShape, wording_of

# Boxes that hold sentences, and the kind of part as which each is read.
SENTENCES = {
    "text": "",
    "observable": "",
    "reasons": "decision",
    "meaning": "event",
    "first_action": "tried",
    "helped_words": "tried",
    "reading": "contribution",
}
STAGE_SENTENCES = {"reason": "tried", "child_views": "view", "parents_views": "view"}
VERBATIM = ("child_views", "parents_views")
AMOUNTS = ("how_often", "how_long", "times", "minutes", "measure", "by_on")
OWNERS = ("roles", "others", "owner", "who", "by_whom", "decided_by")


def wording_of_part(
    request: HttpRequest,
    form: Any,
    pupil: Any,
    kind: str,
    sentences: Mapping[str, str] = SENTENCES,
) -> WordingShape | None:
    """Give the remarks on what was typed for a part, or None where it may be saved.

    Call it with a form that is valid, before the act; show ``ui/wording_remarks.html`` inside the
    form where it answers.
    """
    actor = request.actor  # type: ignore[attr-defined]
    typed = [one for key in sentences if (one := _typed(form, key, sentences[key] or kind))]
    return wording_of(
        request,
        typed,
        known_as=f"{pupil.given_name} {pupil.known_as} {pupil.family_name}",
        other_names=other_children(pupil, by=actor),
    )


def _typed(form: Any, key: str, kind: str) -> Typed | None:
    words = form.cleaned_data.get(key)
    if not words:
        return None
    bound = form[key]
    is_reading = key == "reading"
    return Typed(
        text=str(words),
        label=str(bound.label),
        box=bound.auto_id,
        kind=kind,
        audience="school" if is_reading else str(form.cleaned_data.get("audience") or "everyone"),
        amount=_beside(form, AMOUNTS),
        owner=_beside(form, OWNERS),
        verbatim=key in VERBATIM or (not is_reading and bool(form.cleaned_data.get("whose"))),
    )


def _beside(form: Any, keys: tuple[str, ...]) -> str:
    return " ".join(str(form.cleaned_data[key]) for key in keys if form.cleaned_data.get(key))
