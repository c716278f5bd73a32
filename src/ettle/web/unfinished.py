"""Answers that have a place of their own until they are given: kept there as they are typed.

A child's and an agency's half answer lies with its question, not on a desk: whoever holds a
lent device or came by a link has no account to keep a draft for. ``keep.js`` sends it.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from ettle.access import Actor, StaleEdit, Trouble
from ettle.web.desk import OwnPart
from ettle.web.ui.dates import clock_time
from ettle.web.ui.forms import EttleForm
from ettle.web.unsent import QUIETLY, SEAL, seal, sealed_in


class Unfinished:
    """What stands where a desk would: the form says whose it is, and nothing is offered twice."""

    may_keep, offered = True, None

    def __init__(self, request: HttpRequest, form: EttleForm, about: str, *, by: Actor) -> None:
        self.request, self.form, self.by, self.about = request, form, by, about
        form.desk = self  # type: ignore[attr-defined]
        form.fields[SEAL] = OwnPart(seal(by, about, ""))

    def kept_quietly(self, keep: Callable[[int | None], Any]) -> HttpResponse | None:
        """Answer the script, where it asked. ``keep`` is told the version, None for any.

        Whoever is here now may be another than the one who types: then nothing is kept.
        """
        post = self.request.POST
        if QUIETLY not in post:
            return None
        if sealed_in(post) != [self.by.account_id, self.about, ""]:
            return JsonResponse({}, status=HTTPStatus.FORBIDDEN)
        if not self.form.is_valid():
            return JsonResponse({}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            row = keep(None if "in_their_place" in post else self.form.expected_version)
        except StaleEdit:
            return JsonResponse({}, status=HTTPStatus.CONFLICT)
        except Trouble:
            return JsonResponse({}, status=HTTPStatus.GONE)
        return JsonResponse({"at": clock_time(self.by.at), "expected_version": row.version})
