"""*Still true?* for whoever said it: a parent or a child, about their own words in the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from ettle.plans import services
from ettle.plans.selectors.changing import is_locked
from ettle.plans.selectors.still_true import parts_asked, parts_to_confirm
from ettle.web.ui.confirming import (
    Asked,
    Choices,
    ConfirmForm,
    earlier_in,
    refs_in,
    with_those_again,
)

if TYPE_CHECKING:
    from datetime import date

    from ettle.access import Actor
    from ettle.people.models import Pupil

NO_LONGER = "It is no longer true. I want to say something new."
TAKEN_FROM = "from the words of"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """One part of the plan that this reader said, as it is put to them."""

    asked: Asked
    words: str
    said_on: date
    is_reworded: bool
    is_for_school: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswers:
    """What came of the answers. ``again`` ends the address that brings back what has moved.

    ``waits_for_review``: the statutory plan in force rests on some of what is no longer true.
    """

    confirmed: int
    no_longer: int
    waits_for_review: bool
    moved: int
    again: str


def own_words_form(
    request: HttpRequest, pupil: Pupil, choices: Choices, *, at_once: int
) -> tuple[ConfirmForm, int]:
    """Ask somebody about their own words; give how many wait besides."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        due = parts_asked(pupil, refs_in(request.POST), by=actor)
        return ConfirmForm(request.POST, due=due, choices=choices), len(due)
    due, count = parts_to_confirm(pupil, by=actor, newest=at_once, page="still_true")
    earlier = earlier_in(request.GET, dict(choices))
    due = with_those_again(pupil, due, earlier, by=actor)
    return ConfirmForm(due=due, choices=choices, earlier=earlier), max(count, len(due))


def own_lines(form: ConfirmForm, pupil: Pupil, *, by: Actor) -> list[OwnLine]:
    """Give each part with its question, and when it was said."""
    return [
        OwnLine(
            asked=one,
            words=one.due.part.text,
            said_on=one.due.part.said_on or one.due.part.written_at.date(),
            is_reworded=TAKEN_FROM in one.due.part.author_label,
            is_for_school=one.due.part.audience != "everyone",
        )
        for one in form.asked(pupil, by=by)
    ]


def take_own_answers(request: HttpRequest, form: ConfirmForm) -> OwnAnswers:
    """Confirm what is still true, and ask that the rest be taken out of the plan."""
    actor = request.actor  # type: ignore[attr-defined]
    confirmed = services.confirm_entries(
        by=actor, entries=[each.entry for each in form.answered("yes")], shown=form.shown
    )
    no_longer = form.answered_unmoved("no")
    for each in no_longer:
        services.propose_change(by=actor, entry=each.entry, ends=True, reason=NO_LONGER)
    moved = form.moved
    return OwnAnswers(
        confirmed=confirmed.n,
        no_longer=len(no_longer),
        waits_for_review=any(is_locked(each.part, each.entry.plan) for each in no_longer),
        moved=len(moved),
        again=form.ask_again(moved),
    )
