"""Whether what was given can be true together. What was done wrongly is a fact, and kept.

Raises ``Trouble`` only for what cannot have happened: a day to come, an answer before its
question, a request by somebody who was not yet born.
"""

from datetime import date
from typing import Any

from asl_law.ages import Standing, age_on, standing
from asl_law.days import in_words
from asl_law.errors import LawError
from asl_law.retention import check_discontinuance
from ettle.access import Trouble
from ettle.cases.adopting.shapes import (
    CaseThen,
    DelayThen,
    PlanThen,
    RetentionThen,
    ReviewThen,
    Then,
)
from ettle.people.models import Pupil

DAYS = {
    "received_on": "the request was received",
    "proposal_sent_on": "the proposal was sent",
    "decided_on": "it was decided",
    "decision_sent_on": "the decision was sent",
    "prepared_on": "the plan was prepared",
    "last_reviewed_on": "the last review was completed",
    "given_on": "the copies were sent",
    "requested_on": "the review was asked for",
    "notified_on": "the family was told",
    "discontinued_on": "the plan was discontinued",
    "choice_sent_on": "the choice was sent",
    "made_on": "the agency was asked",
    "answered_on": "the agency answered",
    "told_on": "people were told of the new date",
}
ORDER = {
    CaseThen: (
        ("received_on", "proposal_sent_on"),
        ("proposal_sent_on", "decided_on"),
        ("decided_on", "decision_sent_on"),
    ),
    PlanThen: (("prepared_on", "last_reviewed_on"), ("prepared_on", "given_on")),
    ReviewThen: (("requested_on", "notified_on"),),
    RetentionThen: (
        ("prepared_on", "discontinued_on"),
        ("prepared_on", "notified_on"),
        ("notified_on", "discontinued_on"),
    ),
}  # fmt: skip


def check_then(then: Then, pupil: Pupil, *, today: date) -> None:
    """Refuse what cannot be true, in words for whoever gave it."""
    _check_days(then, pupil, today)
    for before, after in ORDER[type(then)]:
        _check_order(then, before, after)
    if isinstance(then, CaseThen):
        _check_case(then, pupil, today)
    if isinstance(then, ReviewThen):
        _check_review(then)
    if isinstance(then, CaseThen | ReviewThen):
        for delay in then.delays:
            _check_delay(then, delay)
    if isinstance(then, RetentionThen) and then.route not in ("review", "not_ours", "tribunal"):
        raise Trouble("Choose how the plan ended.", field="route")


def doubts(then: Then) -> tuple[str, ...]:
    """Say what was done and that the law would not have done so; it is adopted all the same."""
    found = []
    if isinstance(then, RetentionThen) and then.route == "review" and then.notified_on:
        try:
            check_discontinuance(then.notified_on, then.discontinued_on)
        except LawError as wrong:
            found.append(f"{str(wrong)[:1].upper()}{str(wrong)[1:]}")
    if isinstance(then, RetentionThen) and then.route == "tribunal" and not then.choice_sent_on:
        found.append(
            "Nobody was asked yet whether they wish the plan kept. Write to them: they have 21 "
            "days to choose (regulation 11(4))."
        )
    if isinstance(then, CaseThen) and then.received_on and not then.reasons.strip():
        found.append("The request has no reasons. It counts all the same (LAW-Q23).")
    return tuple(found)


def _check_days(then: Any, pupil: Pupil, today: date) -> None:
    rows = [then, *getattr(then, "asked", ()), *getattr(then, "delays", ())]
    for row in rows:
        for field, what in DAYS.items():
            day = getattr(row, field, None)
            if day is None:
                continue
            if day > today:
                raise Trouble(
                    f"{in_words(day)} has not come yet, so it cannot be the day {what}. Check "
                    "the day.",
                    field=field,
                )
            if day < pupil.birth_date:
                raise Trouble(
                    f"{in_words(day)} is before {pupil.first_name} was born "
                    f"({in_words(pupil.birth_date)}). Check the year.",
                    field=field,
                )


def _check_order(then: Any, before: str, after: str) -> None:
    first, second = getattr(then, before), getattr(then, after)
    if first and second and second < first:
        raise Trouble(
            f"{in_words(second)}, when {DAYS[after]}, is before {in_words(first)}, when "
            f"{DAYS[before]}. Check both days.",
            field=after,
        )


def _check_delay(then: CaseThen | ReviewThen, delay: DelayThen) -> None:
    """Refuse a new date for a limit that does not run here: it would hang on nothing."""
    if isinstance(then, CaseThen):
        runs = {"C01": bool(then.received_on), "C02": bool(then.proposal_sent_on)}
        runs["C10"] = delay.about is not None and 0 <= delay.about < len(then.asked)
    else:
        runs = {"C04": then.gate == "yearly", "C05": bool(then.requested_on)}
        runs["C06"] = then.gate != "yearly" and bool(then.notified_on)
    if not runs.get(delay.limit):
        raise Trouble(
            f"A new date was told for the limit {delay.limit or 'that is not named'}, which does "
            "not run here. Choose the limit that it moved, or give the day on which it began.",
            field="limit",
        )


def _check_case(then: CaseThen, pupil: Pupil, today: date) -> None:
    if not then.received_on and not then.proposal_sent_on:
        raise Trouble(
            "Give the day the request was received, or the day the proposal was sent if the "
            "council began by itself. Without one, no time limit runs.",
            field="received_on",
        )
    if then.received_on:
        _check_who(then, pupil)
    if not then.proposal_sent_on and (then.asked or then.decided_on):
        raise Trouble(
            "Agencies are asked, and it is decided, on a proposal. Give the day on which the "
            "proposal was sent.",
            field="proposal_sent_on",
        )
    if then.decided_on and then.required is None:
        raise Trouble("Say what was decided: is a plan required?", field="required")
    if then.decision_sent_on and not then.decided_on:
        raise Trouble("Give the day on which it was decided.", field="decided_on")
    for each in then.asked:
        _check_order(each, "made_on", "answered_on")


def _check_who(then: CaseThen, pupil: Pupil) -> None:
    assert then.received_on is not None
    who = standing(pupil.birth_date, then.received_on)
    wanted = {"child": Standing.CHILD_12_OR_OVER, "young_person": Standing.YOUNG_PERSON}
    if then.asked_by == "parent":
        if not then.asked_by_person:
            raise Trouble(
                f"Choose which of {pupil.first_name}’s parents asked.", field="asked_by_person"
            )
    elif who is not wanted.get(then.asked_by):
        age = age_on(pupil.birth_date, then.received_on)
        raise Trouble(
            f"{pupil.first_name} was {age} that day. A child asks for themself from 12 until "
            "they are a young person (section 6(3)). If a parent asked too, choose the parent.",
            field="asked_by",
        )


def _check_review(then: ReviewThen) -> None:
    if then.gate == "requested" and not then.requested_on:
        raise Trouble("Give the day on which the early review was asked for.", field="requested_on")
    if then.gate == "changed" and not then.notified_on:
        raise Trouble(
            "Give the day on which the family was told of the early review. Until then nothing "
            "runs.",
            field="notified_on",
        )
