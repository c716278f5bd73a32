"""Saying that a support was given, part given or not, and why. A correction keeps both."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people.selectors import school_year_for
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.giving.school_weeks import DAY_WORDS, kind_of_day
from ettle.plans.giving.supports import SupportNow, support_now
from ettle.plans.giving.weeks import OUTCOME_WORDS, WHY_WORDS
from ettle.plans.giving.who import label_of, may_log_delivery
from ettle.plans.models import Delivery, Entry

LONGEST_WORDS = 280
MOST_MINUTES = 600
LATEST_AFTER = timedelta(days=60)


@transaction.atomic
def log_delivery(
    *,
    by: Actor,
    support: Entry,
    on: date,
    outcome: str,
    why: str = "",
    words: str = "",
    minutes: int | None = None,
    despite_no_school: bool = False,
) -> Delivery:
    """Say what came of one support on one day. The same day again corrects what was said.

    ``despite_no_school`` says that it was given although pupils were not in.

    Raises:
        Trouble: a day to come, before the support began, or without school and not said so;
            no reason where it was not given whole.
    """
    support = Entry.objects.select_for_update(of=("self",)).get(pk=support.pk)
    now = _support(support)
    pupil = support.plan.pupil
    require(may_log_delivery(by, pupil, now.persons), by=by, act="delivery.logged")
    _check_day(by, support, now, on)
    if not despite_no_school:
        _check_school_day(by, support, on)
    said = _checked(outcome, why, words.strip(), minutes)
    before = _said_before(by, support, on)
    if before and _same(before, said):
        return before

    logged = Delivery.objects.create(
        authority_id=support.authority_id,
        entry=support,
        on=on,
        by_id=by.person_id,
        by_label=label_of(by),
        at=by.at,
        **said,
    )
    if before:
        before.corrected_by = logged
        before.save(update_fields=["corrected_by"])

    record(
        by=by,
        verb="delivery.logged",
        subject=logged,
        pupil_id=pupil.pk,
        on=on,
        outcome=outcome,
        corrects=before is not None,
    )
    return logged


@transaction.atomic
def log_as_planned(*, by: Actor, supports: Iterable[Entry], on: date) -> list[Delivery]:
    """Say in one press that several supports were given as planned on a day.

    Each is its own line, as if pressed alone; what was said of that day already is left as it is.
    """
    logged = []
    for support in supports:
        now = _support(support)
        decision = may_log_delivery(by, support.plan.pupil, now.persons)
        require(decision, by=by, act="delivery.logged")
        Entry.objects.select_for_update(of=("self",)).get(pk=support.pk)
        if _said_before(by, support, on) is None:
            logged.append(log_delivery(by=by, support=support, on=on, outcome="given"))

    if logged:
        record(by=by, verb="delivery.day_logged", subject=logged[0], on=on, count=len(logged))
    return logged


def _support(support: Entry) -> SupportNow:
    now = support_now(support)
    if now is None:
        raise Trouble("That is no support of a plan, so nobody gives it. Choose a support.")
    return now


def _check_day(by: Actor, support: Entry, now: SupportNow, on: date) -> None:
    if on > by.today:
        raise Trouble(
            f"{in_words(on)} has not come yet. Say what was given once the day is here.", field="on"
        )
    if on < now.began_on:
        raise Trouble(
            f"This support has been in the plan since {in_words(now.began_on)}. Check the day.",
            field="on",
        )
    if by.today - on > LATEST_AFTER:
        raise Trouble(
            f"{in_words(on)} is more than 60 days ago, too long to remember for certain. Tell the "
            "ASN lead instead.",
            field="on",
        )
    if support.ended_at and on > support.ended_at.date():
        raise Trouble(
            f"This support left the plan on {in_words(support.ended_at.date())}. Check the day.",
            field="on",
        )


def _check_school_day(by: Actor, support: Entry, on: date) -> None:
    pupil = support.plan.pupil
    year = school_year_for(
        by=by, authority_id=pupil.authority_id, day=on, school_id=pupil.school_id
    )
    kind = kind_of_day(year, on)
    if kind in ("pupils", "unknown", "not_known") and on.weekday() < 5:
        return
    raise Trouble(
        f"On {in_words(on)} {DAY_WORDS[kind]}. Check the day. If it was given all the same, say so "
        "below.",
        field="on",
    )


def _checked(outcome: str, why: str, words: str, minutes: int | None) -> dict[str, object]:
    if outcome not in OUTCOME_WORDS:
        raise Trouble("Say whether it was given, part given or not given.", field="outcome")
    if outcome == "given":
        why = ""
    elif why not in WHY_WORDS:
        raise Trouble("Choose the reason that fits best.", field="why")
    if why == "other" and not words:
        raise Trouble("Say in a few words what the reason was.", field="words")
    if len(words) > LONGEST_WORDS:
        raise Trouble(
            f"That is {len(words)} characters and the most is {LONGEST_WORDS}. Keep what matters "
            "most.",
            field="words",
        )
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise Trouble(
            f"Give the minutes as a number from 1 to {MOST_MINUTES}, or leave it empty.",
            field="minutes",
        )
    return {"outcome": outcome, "why": why, "words": words, "minutes": minutes}


def _said_before(by: Actor, support: Entry, on: date) -> Delivery | None:
    rows = Delivery.objects.filter(entry=support, on=on, corrected_by__isnull=True)
    return rows.filter(by_id=by.person_id, by_label=label_of(by)).first()


def _same(before: Delivery, said: dict[str, object]) -> bool:
    return all(getattr(before, key) == value for key, value in said.items())
