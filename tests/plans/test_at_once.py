"""Two press in the same instant: the second gets a plain answer, and nothing stands twice."""

from datetime import date

import pytest

from ettle.access import Trouble
from ettle.people.models import Authority
from ettle.people.services.stages import take_ready_model
from ettle.people.stage_models import ready_models
from ettle.plans import services
from ettle.plans.models import (
    Delivery,
    Entry,
    EntryKept,
    Plan,
    QualityRound,
    SupportCard,
)
from ettle.plans.services.quality import give_marks
from tests.plans.at_once import meanwhile
from tests.plans.given import THURSDAY, log, planned_since_october
from tests.plans.meeting_days import THE_DAY, held
from tests.plans.quality.rounds import GOOD, begin, marked


def test_a_part_that_two_keep_from_a_parent_at_once_is_kept_once(world, written):
    entry = written.entries["card0"]
    facts = {"entry": entry, "person": world.mairi, "kept_by": "adult", "reason": "A worry."}

    with meanwhile(Entry, lambda: services.keep_from(by=world.actor("baird"), **facts)) as theirs:
        mine = services.keep_from(by=world.actor("laird"), **facts)

    assert [mine] == theirs
    assert EntryKept.objects.get().decided_by == world.mr_baird


def test_two_who_let_a_parent_in_at_once_are_one(world, written):
    kept = services.keep_from(
        by=world.actor("laird"), entry=written.entries["card0"], person=world.mairi,
        kept_by="adult", reason="A worry.",
    )  # fmt: skip
    earlier, later = world.actor("baird", hour=11), world.actor("laird", hour=12)

    with meanwhile(EntryKept, lambda: services.let_in(by=earlier, kept=kept)):
        services.let_in(by=later, kept=EntryKept.objects.get())

    assert EntryKept.objects.get().ended_at == earlier.at


def test_the_second_of_two_who_close_a_duty_at_once_is_told_that_it_is_closed(world):
    meeting = held(world)
    baird, laird = (world.actor(who, on=THE_DAY, hour=16) for who in ("baird", "laird"))
    facts = {"meeting": meeting, "obligation": "iep", "next_on": date(2027, 3, 1)}

    with (
        meanwhile(Plan, lambda: services.close_obligation(by=baird, **facts)),
        pytest.raises(Trouble, match="has closed the IEP already"),
    ):
        services.close_obligation(by=laird, **facts)


def test_two_versions_frozen_at_once_have_a_number_each(world, written):
    okafor = world.actor("okafor")

    with meanwhile(Plan, lambda: services.freeze_version(by=okafor, plan=written.plan)) as theirs:
        mine = services.freeze_version(by=okafor, plan=written.plan)

    assert (theirs[0].n, mine.n) == (1, 2)


def test_two_who_issue_the_card_at_once_issue_one(world, written):
    baird, laird = world.actor("baird"), world.actor("laird")

    with meanwhile(Plan, lambda: services.issue_support_card(by=baird, plan=written.plan)) as card:
        mine = services.issue_support_card(by=laird, plan=written.plan)

    assert [mine] == card
    assert SupportCard.objects.count() == 1


def test_the_second_of_two_to_give_their_marks_at_once_settles_what_agrees(world, written):
    audit, okafor = begin(world), world.actor("okafor", hour=12)

    with meanwhile(QualityRound, lambda: marked(world, audit, "baird")):
        give_marks(by=okafor, audit=audit, marks=GOOD, words={}, expected_version=1)

    audit.refresh_from_db()
    assert (audit.settled_on, audit.version) == (world.today, 2)


def test_given_as_planned_never_corrects_what_was_said_in_the_same_instant(world):
    made = planned_since_october(world)
    practice, ruth = made.entries["practice"], world.actor("ruth")
    other = {"outcome": "not_given", "why": "child_absent"}

    with meanwhile(Entry, lambda: log(made, **other)):
        services.log_as_planned(by=ruth, supports=[practice], on=THURSDAY)

    assert Delivery.objects.get().outcome == "not_given"


def test_of_two_who_begin_the_councils_stages_at_once_one_is_told(world):
    okafor, key = world.actor("okafor"), ready_models()[0].key
    facts = {"by": okafor, "authority": world.authority, "key": key}

    with (
        meanwhile(Authority, lambda: take_ready_model(**facts)),
        pytest.raises(Trouble, match="are being written already"),
    ):
        take_ready_model(**facts)
