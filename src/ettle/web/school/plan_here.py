"""Who may be on a plan's pages, and what each of these pages begins with."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ettle.access import require
from ettle.people import selectors as people
from ettle.plans.access import may_write_plan, slice_of
from ettle.web.middleware import not_found

AT_WORK = ("lead", "officer", "teacher", "psychologist")


def pupil_here(request: HttpRequest, ref: str) -> Any:
    """Give a pupil whose plan this person reads at work, or answer 404.

    Families have pages of their own; a support assistant has the card and her own parts.
    """
    actor = request.actor  # type: ignore[attr-defined]
    pupil = people.pupil_for(ref, by=actor) or not_found()
    slice_ = slice_of(actor, pupil)
    if slice_ is None or slice_.reader not in AT_WORK:
        not_found()
    return pupil


def pupil_to_write(request: HttpRequest, ref: str) -> Any:
    """Give a pupil whose plan this person writes; a mere reader is refused (403)."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    require(may_write_plan(actor, pupil), by=actor, act="plan.written")
    return pupil


def address(name: str, *names: str) -> str:
    """Give the address of a school page."""
    return reverse(f"school:{name}", args=names)
