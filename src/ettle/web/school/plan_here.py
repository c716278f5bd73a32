"""Who may be on a plan's pages, and what each of these pages begins with."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ettle.access import require
from ettle.people import selectors as people
from ettle.plans import selectors as plans
from ettle.plans.access import may_write_entry, may_write_plan, slice_of
from ettle.web.middleware import not_found
from ettle.web.school.plan_words import KINDS

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


def pupil_to_add(request: HttpRequest, ref: str, kind: str) -> Any:
    """Give a pupil of whose plan this person writes parts of one kind, or refuse (403)."""
    pupil = pupil_here(request, ref)
    if kind not in KINDS:
        not_found()
    actor = request.actor  # type: ignore[attr-defined]
    require(may_write_entry(actor, pupil, kind), by=actor, act="entry.written")
    return pupil


def part_here(request: HttpRequest, pupil: Any, ref: str) -> Any:
    """Give one living part of this pupil's plan, as far as this person may read it, or 404."""
    entry = plans.entry_for(ref, by=request.actor)  # type: ignore[attr-defined]
    if entry is None or entry.plan.pupil_id != pupil.pk:
        not_found()
    return entry


def address(name: str, *names: str) -> str:
    """Give the address of a school page."""
    return reverse(f"school:{name}", args=names)
