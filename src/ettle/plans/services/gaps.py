"""Answering a gap: who does what about support that is planned and not given, and by when."""

from datetime import date, timedelta

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.giving.supports import support_now, supports_given
from ettle.plans.giving.who import label_of, may_answer_family
from ettle.plans.models import Entry, GapAnswer

LONGEST_AHEAD = timedelta(weeks=12)


@transaction.atomic
def answer_gap(*, by: Actor, support: Entry, who: str, what: str, look_again_on: date) -> GapAnswer:
    """Write down who does what about a gap. If it is still there on the day, it comes back.

    Raises:
        Trouble: no gap any more, no words, or a day to look again that is past or far off.
    """
    support = Entry.objects.select_for_update(of=("self",)).get(pk=support.pk)
    pupil = support.plan.pupil
    require(may_answer_family(by, pupil), by=by, act="gap.answered")
    now = support_now(support)
    gap = supports_given([pupil], [now], by=by)[0].gap if now else None
    if gap is None:
        raise Trouble("This support has no gap any more, so there is nothing to answer.")
    _check(by, who.strip(), what.strip(), look_again_on)

    answered = GapAnswer.objects.create(
        authority_id=support.authority_id,
        entry=support,
        kind=gap.kind,
        since=gap.since,
        who=who.strip(),
        what=what.strip(),
        on=by.today,
        look_again_on=look_again_on,
        by_id=by.person_id,
        by_label=label_of(by),
        at=by.at,
    )

    record(
        by=by,
        verb="gap.answered",
        subject=answered,
        pupil_id=pupil.pk,
        look_again_on=look_again_on,
    )
    return answered


def _check(by: Actor, who: str, what: str, look_again_on: date) -> None:
    if not who:
        raise Trouble("Say who does something about it.", field="who")
    if len(who) > 120:
        raise Trouble("Name one person or service, in 120 characters at most.", field="who")
    if not what:
        raise Trouble("Say what they do about it.", field="what")
    if look_again_on <= by.today:
        raise Trouble("Choose a day after today to look again.", field="look_again_on")
    if look_again_on - by.today > LONGEST_AHEAD:
        raise Trouble(
            f"{in_words(look_again_on)} is more than 12 weeks off. A child cannot wait that long "
            "for support that is in the plan: choose a nearer day.",
            field="look_again_on",
        )
