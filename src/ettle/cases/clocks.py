"""The seam between a stored clock and the law: rows in, the law's own values out, and back.

Which day is the last is worked out once, when a clock starts, by ``asl_law``. After that
the stored day is the promise, and only its state is worked out again.
"""

from datetime import date
from typing import Any

import asl_law
from asl_law.calendar import KNOWN_TO
from asl_law.clocks import rule_on
from asl_law.days import in_words
from asl_law.time_limits import Clock, State
from asl_law.time_limits import Extension as LawExtension
from ettle.cases.adopting.said import adopted_words_of
from ettle.cases.models import DelayTold, StatutoryClock
from ettle.cases.shapes import ClockToday, Extension
from ettle.people.models import Pupil

LAW_VERSION = f"asl_law {asl_law.__version__}, calendar to {KNOWN_TO.year}"
START_WORDS = {
    "C01": "received", "C02": "sent", "C03": "prepared", "C04": "12 months ended",
    "C05": "received", "C06": "sent", "C10": "made", "C22": "discontinued", "C23": "sent",
}  # fmt: skip
STOP_WORDS = {
    "C01": "answered", "C02": "done", "C03": "reviewed", "C04": "completed", "C05": "answered",
    "C06": "completed", "C10": "answered", "C22": "destroyed", "C23": "chosen",
}  # fmt: skip
DUTIES = {
    "C01": "Answer the request by",
    "C02": "Give the plan, or say that none is required, by",
    "C03": "Review the plan by",
    "C04": "Complete the yearly review by",
    "C05": "Answer the request for an early review by",
    "C06": "Complete the early review by",
    "C10": "{agency} to answer by",
    "C22": "Keep the old plan, and destroy it after",
    "C23": "Wait for a choice whether the old plan is kept, until",
}
DEEMED_AS = {
    "C01": "no plan required",
    "C02": "no plan required",
    "C05": "refused",
    "C23": "not wished for",
}


def start_clock(rule: str, on: date, *, pupil: Pupil, **about: Any) -> StatutoryClock:
    """Store a clock that the law starts on a day, with its rule as it stood on that day."""
    clock = rule_on(rule, on).start(on)
    return StatutoryClock.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        rule=rule,
        citation=str(clock.rule.citation),
        law_version=LAW_VERSION,
        started_on=on,
        first_due_on=clock.first_due_on,
        due_on=clock.due_on,
        explanation=clock.explanation,
        **about,
    )


def law_clock(row: StatutoryClock) -> Clock:
    """Give the law's clock for a row, with the days that were promised, not new ones."""
    clock = rule_on(row.rule, row.started_on).start(row.started_on)
    moves = tuple(
        LawExtension(each.new_due_on, each.ground, each.informed_on, each.old_due_on)
        for each in row.changes.all()
        if each.informed_on
    )
    return clock._replace(
        first_due_on=row.first_due_on,
        due_on=row.due_on,
        stopped_on=row.stopped_on,
        extensions=moves,
    )


def is_decided_required(row: StatutoryClock) -> bool:
    """Say whether it was decided that a plan is required, so that silence is a failure."""
    decision = getattr(row.proposal, "decision", None) if row.proposal_id else None
    return bool(decision and decision.required)


def state_of(row: StatutoryClock, today: date) -> State:
    """Work out where a stored clock stands on a day."""
    return law_clock(row).state(today, decided_required=is_decided_required(row))


def clock_today(row: StatutoryClock, today: date, *, duty: str = "") -> ClockToday:
    """Show a stored clock on a day: the stored date, its reason, and what silence means."""
    clock = law_clock(row)
    state = clock.state(today, decided_required=is_decided_required(row))
    rule = clock.rule
    return ClockToday(
        ref=row.ref,
        rule=row.rule,
        duty=duty or duty_of(row),
        started_on=row.started_on,
        start_word=_start_word(row),
        first_due_on=row.first_due_on,
        due_on=row.due_on,
        today=today,
        state=state.value,
        why=row.explanation,
        citation=row.citation,
        citation_url=rule.citation.url,
        notes=_notes(clock),
        checked=rule.is_verified,
        if_missed=clock.consequence_sentence,
        deemed_as=DEEMED_AS.get(row.rule, "") if state is State.DEEMED else "",
        extension=_extension(row, clock),
        stopped_on=row.stopped_on,
        stop_word=STOP_WORDS[row.rule],
        can_extend=bool(rule.ground_numbers) and row.stopped_on is None,
        adopted=adopted_words_of(row),
        told_wrongly=tuple(_told_wrongly(each) for each in row.delays_told.all()),
    )


def duty_of(row: StatutoryClock) -> str:
    """Name a clock's duty without naming anybody of the family."""
    agency = row.agency_request.agency.name if row.agency_request else ""
    return DUTIES[row.rule].format(agency=agency)


def _start_word(row: StatutoryClock) -> str:
    if row.rule == "C03" and row.csp and row.csp.last_reviewed_on == row.started_on:
        return "last review completed"
    return START_WORDS[row.rule]


def _told_wrongly(delay: DelayTold) -> str:
    told = f" on {in_words(delay.informed_on)}" if delay.informed_on else ""
    return f"People were told{told} of a new date, {in_words(delay.new_due_on)}. {delay.wrong}"


def _notes(clock: Clock) -> tuple[str, ...]:
    notes = ["School holidays do not pause it."]
    if clock.rule.note and "holiday" not in clock.rule.note:
        notes.append(clock.rule.note)
    return tuple(notes)


def _extension(row: StatutoryClock, clock: Clock) -> Extension | None:
    changes = list(row.changes.all())
    if not changes:
        return None
    last = max(changes, key=lambda each: each.new_due_on)
    meanings = {ground.number: ground.meaning for ground in clock.rule.grounds or ()}
    return Extension(
        first_due_on=row.first_due_on,
        ground=last.ground,
        meaning=meanings.get(last.ground, ""),
        reason=last.reason,
        informed_on=last.informed_on,
    )
