"""Sending the form of a part: kept for later, looked at for its words, or saved. Never lost."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from ettle.web.desk import Desk, unjudged
from ettle.web.school.plan_wording import SENTENCES, wording_of_part
from ettle.web.ui.acts import act_once
from ettle.web.ui.wording import WordingShape


def send(
    request: HttpRequest,
    desk: Desk,
    form: Any,
    act: Callable[[], str],
    *,
    kind: str,
    back: str,
    sentences: Mapping[str, str] = SENTENCES,
) -> tuple[HttpResponse | None, WordingShape | None]:
    """Do what was pressed, and give where to go; or nothing, with remarks on the words if any.

    Whatever is not saved, for whatever reason, is kept for whoever typed it.

    Raises:
        StaleEdit: somebody changed the part meanwhile; what was typed is kept.
    """
    if request.method != "POST":
        return None, None
    later = desk.set_aside(back)
    if later is not None:
        return later, None
    done, wording = None, None
    try:
        if "begin" in request.POST:  # brought here from another page: asked, not judged yet
            unjudged(form)
        elif form.is_valid():
            wording = wording_of_part(request, form, desk.pupil, kind, sentences)
            done = None if wording else act_once(request, form, act)
    finally:
        if done is None:
            desk.keep()
    return done, wording
