"""Say once, on the next page, what happened, who has been told, and what happens next.

The words travel in the session, never in a cookie, because they hold names.
"""

import json
from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest

from ettle.web.ui.shapes import OutcomeShape

TAG = "outcome"


def announce(
    request: HttpRequest, happened: str, *, told: Iterable[str] = (), next_step: str = ""
) -> None:
    """Leave an outcome for the next page this person sees."""
    words = json.dumps({"happened": happened, "told": list(told), "next_step": next_step})
    messages.success(request, words, extra_tags=TAG)


def read_outcome(message: str) -> OutcomeShape:
    """Read an outcome back from the message that carried it."""
    held = json.loads(message)
    return OutcomeShape(
        happened=held["happened"], told=tuple(held["told"]), next_step=held["next_step"]
    )
