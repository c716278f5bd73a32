"""*Still true?* Everything that was not confirmed for a while, in one pass."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ettle.plans import services
from ettle.plans.access import readers_of
from ettle.plans.selectors.changing import is_locked
from ettle.plans.selectors.still_true import ToConfirm, parts_asked, parts_to_confirm
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.school.plan_lines import line_of
from ettle.web.school.plan_queue import line_up
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.acts import act_once
from ettle.web.ui.confirming import (
    Asked,
    ConfirmForm,
    earlier_in,
    gone_words,
    refs_in,
    with_those_again,
)
from ettle.web.ui.difference import Piece, difference
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import EmptyShape

STILL = (
    ("yes", "Still true"),
    ("changed", "It has changed"),
    ("no", "No longer true"),
    ("", "Not now"),
)
LABELS = {kind: words.name for kind, words in KINDS.items()}
NOTHING = (
    "Nothing in {name}’s plan waits for you. What is older than its interval will be here, to be "
    "confirmed in one pass."
)


@require_http_methods(["GET", "HEAD", "POST"])
def still_true(request: HttpRequest, ref: str) -> HttpResponse:
    """Confirm many parts with one press, in the words that were on the page.

    What has changed is opened for changing, in turn. A part whose words somebody changed while
    the page was open is not confirmed: it comes back with its new words.
    """
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    form, count = _form(request, pupil)

    def act() -> str:
        return _answer(request, pupil, form)

    done = act_once(request, form, act) if form.is_bound and form.is_valid() else None
    return done or page(
        request,
        "school/plan/still_true.html",
        {
            "form": form,
            "lines": [
                (one, line_of(one.due.part), _what_changed(one))
                for one in form.asked(pupil, by=actor)
            ],
            "pupil": pupil,
            "count": count,
            "shown": len(form.due),
            "empty": EmptyShape(what=NOTHING.format(name=pupil.first_name)),
            "readers": readers_of(pupil, by=actor),
        },
    )


def _what_changed(one: Asked) -> tuple[Piece, ...]:
    return difference(one.before, one.due.part.text) if one.before else ()


def _form(request: HttpRequest, pupil: Any) -> tuple[ConfirmForm, int]:
    """Ask about what is due; an answer is about what the page that was sent had on it."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        due = parts_asked(pupil, refs_in(request.POST), by=actor)
        return ConfirmForm(request.POST, due=due, choices=STILL, labels=LABELS), 0
    due, count = parts_to_confirm(pupil, by=actor)
    earlier = earlier_in(request.GET, dict(STILL))
    due = with_those_again(pupil, due, earlier, by=actor)
    return ConfirmForm(due=due, choices=STILL, labels=LABELS, earlier=earlier), count


def _answer(request: HttpRequest, pupil: Any, form: ConfirmForm) -> str:
    """Confirm what was read and is unchanged; give the page that comes next."""
    confirmed = services.confirm_entries(
        by=request.actor,  # type: ignore[attr-defined]
        entries=[each.entry for each in form.answered("yes")],
        shown=form.shown,
    )
    moved = form.moved
    to_open = [*form.answered_unmoved("changed"), *form.answered_unmoved("no")]
    if confirmed.n or moved or form.gone or not to_open:
        happened = f"{_confirmed_words(confirmed.n)}{gone_words(form.gone)}"
        announce(request, happened, next_step=_next_words(len(moved), len(to_open)))
    if moved:
        return request.path + form.ask_again([*moved, *to_open])
    return line_up(request, _pages(pupil, form, to_open), default=address("pupil", pupil.ref))


def _pages(pupil: Any, form: ConfirmForm, to_open: list[ToConfirm]) -> list[str]:
    """List the pages of what is to be changed or taken out; what is locked is proposed."""
    taken_out = {each.part.ref for each in form.answered("no")}
    return [
        address(
            "plan_propose"
            if is_locked(each.part, pupil.plan)
            else "plan_end"
            if each.part.ref in taken_out
            else "plan_change",
            pupil.ref,
            each.part.ref,
        )
        for each in to_open
    ]


def _confirmed_words(n: int) -> str:
    if not n:
        return "Nothing was confirmed."
    return f"{n} {'part is' if n == 1 else 'parts are'} confirmed from today."


def _next_words(moved: int, to_open: int) -> str:
    if not moved:
        return "Now say what has changed." if to_open else ""
    what, them = ("1 part", "it") if moved == 1 else (f"{moved} parts", "them")
    kept = " What you said of the others is still chosen." if to_open else ""
    return (
        f"Somebody changed {what} while your page was open, so your answer about {them} does not "
        f"count yet. Read the new words at the top of this page, and answer again.{kept}"
    )
