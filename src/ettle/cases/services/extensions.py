"""Using an exception that the law gives: a new last day, with its ground and its notice."""

from datetime import date

from django.db import transaction

from asl_law.days import in_words
from asl_law.errors import LawError
from asl_law.time_limits import UnknownGround
from ettle.access import Actor, StaleEdit, Trouble, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.clocks import law_clock
from ettle.cases.models import StatutoryClock
from ettle.cases.school_closed import GROUND, closure_for, closure_words
from ettle.cases.services._moving import move_clock
from ettle.people.models import School


@transaction.atomic
def extend_clock(
    *,
    by: Actor,
    clock: StatutoryClock,
    to: date,
    ground: str,
    reason: str,
    informed_on: date | None,
    expected_due_on: date | None = None,
    sought_on: date | None = None,
    sought_from: School | None = None,
) -> StatutoryClock:
    """Move a last day to a new one, on a ground this rule has and within its cap.

    An exception is not used until people have been told, so ``informed_on`` is a day that
    has come. That the facts make the ground out is the officer's judgement, in ``reason``;
    only ground 7(1)(a) is measured, from the day advice was sought and the calendar of the
    school it was ``sought_from`` (the pupil's own unless said).
    ``expected_due_on`` is the day that the officer's page showed.
    """
    require(may_do_casework(by, clock.pupil), by=by, act="clock.extended")
    clock = (
        StatutoryClock.objects.select_for_update(of=("self",))
        .select_related("pupil", "agency_request__agency")
        .get(pk=clock.pk)
    )
    if expected_due_on is not None and clock.due_on != expected_due_on:
        raise StaleEdit(clock, 0)
    _check(by, clock, to, ground, reason, informed_on)
    reason = _with_closure(by, clock, ground, reason, sought_on, sought_from)
    try:
        move_clock(by, clock, to=to, ground=ground, reason=reason, informed_on=informed_on)
    except LawError as refusal:
        raise Trouble(_in_words(refusal), field=_field_of(refusal)) from None

    record(by=by, verb="clock.extended", subject=clock, ground=ground, to=to)
    return clock


def _check(
    by: Actor,
    clock: StatutoryClock,
    to: date,
    ground: str,
    reason: str,
    informed_on: date | None,
) -> None:
    law = law_clock(clock)
    if clock.stopped_on:
        raise Trouble(f"This was met on {in_words(clock.stopped_on)}. There is nothing to extend.")
    if not ground:
        raise Trouble(
            "Choose the ground in law. Without one, the first date stands.", field="ground"
        )
    if not reason.strip():
        raise Trouble("Say in your own words why this ground applies.", field="reason")
    if informed_on is None:
        raise Trouble(
            "Say on which day people were told. Until they are told, the exception is not used "
            "and the first date stands.",
            field="informed_on",
        )
    if informed_on > by.today:
        raise Trouble(
            f"{in_words(informed_on)} has not come yet. Tell people first, then record the day.",
            field="informed_on",
        )
    if not clock.started_on <= informed_on <= clock.due_on:
        raise Trouble(
            f"People must be told between {in_words(clock.started_on)} and "
            f"{in_words(clock.due_on)}, not on {in_words(informed_on)}. After the last day the "
            "exception can no longer be used.",
            field="informed_on",
        )
    if law.cap_on and to > law.cap_on:
        assert law.rule.cap is not None
        raise Trouble(
            f"The latest day the law allows is {in_words(law.cap_on)} "
            f"({law.rule.cap.in_words} {in_words(clock.started_on)}). Choose that day or an "
            "earlier one.",
            field="to",
        )


def _with_closure(
    by: Actor,
    clock: StatutoryClock,
    ground: str,
    reason: str,
    sought_on: date | None,
    sought_from: School | None,
) -> str:
    """Hold ground 7(1)(a) against the school's calendar, and add to the reason what it says."""
    if ground != GROUND or GROUND not in law_clock(clock).rule.ground_numbers:
        return reason
    school = sought_from or clock.pupil.school
    if sought_on is None or school is None:
        raise Trouble(
            "Say on which day advice was sought from the school. This ground holds only for "
            "advice sought around a closure of four weeks or more.",
            field="sought_on",
        )
    closure = closure_for(by, school, sought_on)
    return f"{reason.strip()} {closure_words(school, sought_on, closure)}"


def _in_words(refusal: LawError) -> str:
    words = str(refusal).partition(": ")[2] or str(refusal)
    if isinstance(refusal, UnknownGround):
        return f"That ground is not one of this time limit’s. {words[0].upper()}{words[1:]}"
    return f"{words[0].upper()}{words[1:]}"


def _field_of(refusal: LawError) -> str:
    return "ground" if isinstance(refusal, UnknownGround) or "power" in str(refusal) else "to"
