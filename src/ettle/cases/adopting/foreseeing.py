"""The clocks that adopted work starts, worked out by the law for the days they began.

Each is built from the law's own values: started under the rule as it stood that day, moved
only as the law allows, stopped on the day the duty was met. A new date that the law does not
allow is kept beside its clock with what is wrong with it: never accepted, never dropped.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from asl_law.clocks import rule_on
from asl_law.days import in_words
from asl_law.errors import LawError
from asl_law.retention import Cause
from asl_law.time_limits import Clock, State
from ettle.access import Trouble
from ettle.cases.adopting.shapes import (
    CaseThen,
    DelayThen,
    PlanThen,
    RetentionThen,
    ReviewThen,
    Then,
)

CAUSES = {
    "review": Cause.REVIEW,
    "not_ours": Cause.NO_LONGER_RESPONSIBLE,
    "tribunal": Cause.TRIBUNAL,
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A new date that was told and does not count, and why."""

    delay: DelayThen
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """One clock: the law's value, what it is about, the moves made and those that do not count."""

    rule: str
    clock: Clock
    about: str  # request, proposal, asked, csp, retained_plan
    at: int | None = None  # which of those asked
    moves: tuple[DelayThen, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    is_decided_required: bool = False

    def state(self, today: date) -> State:
        """Say where it stands on a day."""
        return self.clock.state(today, decided_required=self.is_decided_required)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The days of the yearly clock that a review goes on from."""

    year_began_on: date
    completing_is_begun: bool = False


def foreseen(then: Then, *, today: date, begun: Begun | None = None) -> tuple[Foreseen, ...]:
    """List the clocks that this work starts.

    ``begun`` is the year of the live plan, for a review.

    Raises:
        Trouble: for a day on which the rule was not the law, or an end before its beginning.
    """
    if isinstance(then, CaseThen):
        return _of_case(then)
    if isinstance(then, PlanThen):
        return _of_plan(then, today)
    if isinstance(then, RetentionThen):
        return _of_retention(then)
    if begun is None:
        raise Trouble("There is no live plan to review. Adopt the plan first.")
    return _of_review(then, begun)


def differing(then: Then) -> tuple[str, ...]:
    """Say where the list's own next review is another day than the law's."""
    if not isinstance(then, PlanThen) or then.review_said_on is None:
        return ()
    year = foreseen(then, today=date.min)[0].clock
    if year.due_on == then.review_said_on:
        return ()
    return (
        f"The list says that the next review is on {in_words(then.review_said_on)}. The law "
        f"counts to {in_words(year.due_on)}, and that is the day used: {year.explanation}",
    )


def _of_case(then: CaseThen) -> tuple[Foreseen, ...]:
    found = []
    if then.received_on:
        found.append(
            _run(
                "C01", then.received_on, then.proposal_sent_on, "request", then.delays,
                field="received_on", stop_field="proposal_sent_on",
            )
        )  # fmt: skip
    if then.proposal_sent_on:
        stop = then.decision_sent_on if then.required is False else None
        found.append(
            _run(
                "C02", then.proposal_sent_on, stop, "proposal", then.delays,
                field="proposal_sent_on", stop_field="decision_sent_on",
                required=bool(then.required),
            )
        )  # fmt: skip
    for at, each in enumerate(then.asked):
        delays = [delay for delay in then.delays if delay.limit == "C10" and delay.about == at]
        found.append(
            _run(
                "C10", each.made_on, each.answered_on, "asked", delays,
                at=at, field="made_on", stop_field="answered_on",
            )
        )  # fmt: skip
    return tuple(found)


def _of_plan(then: PlanThen, today: date) -> tuple[Foreseen, ...]:
    field = "last_reviewed_on" if then.last_reviewed_on else "prepared_on"
    year = _run("C03", then.last_reviewed_on or then.prepared_on, None, "csp", (), field=field)
    if year.clock.due_on > today:
        return (year,)
    return (year, _run("C04", year.clock.due_on, None, "csp", ()))


def _of_review(then: ReviewThen, begun: Begun) -> tuple[Foreseen, ...]:
    delays = then.delays
    if then.gate == "yearly":
        ends_on = rule_on("C03", begun.year_began_on).start(begun.year_began_on).due_on
        return (_run("C04", ends_on, None, "csp", delays),)
    found = []
    if then.requested_on:
        found.append(
            _run(
                "C05", then.requested_on, then.notified_on, "csp", delays,
                field="requested_on", stop_field="notified_on",
            )
        )  # fmt: skip
    if then.notified_on:
        found.append(_run("C06", then.notified_on, None, "csp", delays, field="notified_on"))
    return tuple(found)


def _of_retention(then: RetentionThen) -> tuple[Foreseen, ...]:
    chosen = then.route == "tribunal" and not then.wishes_to_keep
    if not chosen:
        return (_run("C22", then.discontinued_on, None, "retained_plan", ()),)
    if then.choice_sent_on is None:
        return ()
    return (_run("C23", then.choice_sent_on, None, "retained_plan", (), field="choice_sent_on"),)


def _run(
    rule: str,
    on: date,
    stop: date | None,
    about: str,
    delays: Iterable[DelayThen],
    *,
    at: int | None = None,
    field: str = "",
    stop_field: str = "",
    required: bool = False,
) -> Foreseen:
    try:
        clock = rule_on(rule, on).start(on)
    except LawError as refusal:
        raise Trouble(_plain(refusal), field=field) from None
    moves, wrong = [], []
    for delay in sorted((each for each in delays if each.limit == rule), key=_told):
        try:
            clock = clock.extend(delay.to, ground=delay.ground, informed_on=delay.told_on)
            moves.append(delay)
        except LawError as refusal:
            wrong.append(Wrong(delay, _stands(refusal, clock)))
    if stop is not None:
        try:
            clock = clock.stop(stop)
        except LawError as refusal:
            raise Trouble(_plain(refusal), field=stop_field) from None
    return Foreseen(
        rule=rule,
        clock=clock,
        about=about,
        at=at,
        moves=tuple(moves),
        wrong=tuple(wrong),
        is_decided_required=required,
    )


def _told(delay: DelayThen) -> tuple[date, date]:
    return (delay.told_on or date.max, delay.to)


def _stands(refusal: LawError, clock: Clock) -> str:
    return f"{_plain(refusal)} So {in_words(clock.due_on)} stands."


def _plain(refusal: LawError) -> str:
    words = str(refusal).partition(": ")[2] or str(refusal)
    words = words[:1].upper() + words[1:]
    return words if words.endswith(".") else f"{words}."
