"""On which grounds the law lets a review be opened, and who may ask for an early one."""

from dataclasses import dataclass
from datetime import date, timedelta

from asl_law import rights
from asl_law.days import in_words
from ettle.access import Trouble
from ettle.cases.recipients import ASKED_BY
from ettle.cases.reviewing import year_ends_on
from ettle.people.models import Person, Pupil
from ettle.plans.meeting.review_steps import GROUNDS
from ettle.plans.models import CoordinatedSupportPlan

EARLIEST = timedelta(weeks=12)  # our own practice: the law sets the year's end and no first day


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyRequest:
    """Somebody's request for a review before the twelve months end (section 10(3)(a)).

    Of a child who asks, ``capacity`` and ``wellbeing_harmed`` say what was assessed under
    section 3; None where nobody has looked at it.
    """

    asked_by: str = ""
    person: Person | None = None
    on: date | None = None
    capacity: bool | None = None
    wellbeing_harmed: bool | None = None


NOBODY_ASKED = EarlyRequest()


def check_ground(ground: str, why: str) -> None:
    """Refuse a ground that the law does not give, or one that needs a reason and has none."""
    if ground not in GROUNDS:
        raise Trouble("Choose the ground in law for the review.", field="ground")
    if ground in ("change", "transfer") and not why.strip():
        raise Trouble("Say what changed, or where the plan came from.", field="why")


def check_holds(
    csp: CoordinatedSupportPlan, ground: str, request: EarlyRequest, *, today: date
) -> None:
    """Refuse a review whose ground does not hold: too soon in the year, or asked by nobody who may.

    Raises:
        Trouble: at the field that is wrong; of a request, in the law library's own words.
    """
    if ground == "annual":
        _check_year(csp, today)
    if ground == "request":
        _check_requester(csp.pupil, request, today=today)


def _check_year(csp: CoordinatedSupportPlan, today: date) -> None:
    """Refuse a yearly review long before the twelve months end.

    Raises:
        Trouble: naming the day, and the two lawful grounds for an earlier one.
    """
    ends_on = year_ends_on(csp)
    if today < ends_on - EARLIEST:
        raise Trouble(
            f"The twelve months end on {in_words(ends_on)}. In Ettle a yearly review is begun "
            "at most 12 weeks before. An earlier one is lawful only where somebody who may has "
            "asked for it, or where there is a significant change in circumstances (section "
            "10(3)).",
            field="ground",
        )


def _check_requester(pupil: Pupil, request: EarlyRequest, *, today: date) -> None:
    if request.on is None or request.on > today:
        raise Trouble(
            "Give the day on which the council received the request: it has come already.",
            field="requested_on",
        )
    party = ASKED_BY.get(request.asked_by)
    if party is None:
        raise Trouble("Say who asked for it.", field="requested_by")
    found = rights.may(
        rights.Right.EARLY_REVIEW_REQUEST,
        party=party,
        pupil=rights.Person(
            birth=pupil.birth_date,
            is_pupil=pupil.left_on is None,
            capacity=request.capacity,
            wellbeing_harmed=request.wellbeing_harmed,
        ),
        on=request.on,
    )
    if found.answer is not True:
        raise Trouble(found.ask or found.explanation, field="requested_by")
