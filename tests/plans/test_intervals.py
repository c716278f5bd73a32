"""After how many weeks a part is asked about: an authority's own, from a day on."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from ettle.access import Refused, StaleEdit, Trouble
from ettle.audit.models import Event
from ettle.people.models import Authority
from ettle.plans.intervals import INTERVALS, usual_weeks, weeks_by_kind
from ettle.plans.models import ENTRY_KINDS, Entry, StillTrueInterval
from ettle.plans.selectors.intervals import intervals_set, waiting_by_kind
from ettle.plans.selectors.still_true import count_to_confirm, parts_to_confirm
from ettle.plans.selectors.success import measures_for
from ettle.plans.services import confirm_entries
from ettle.plans.services.intervals import set_intervals, take_back_intervals

ALL = ("okafor", "laird", "baird", "nobody", "grant", "mairi")
JANUARY = date(2027, 1, 4)


@pytest.fixture
def put(world):
    """Set weeks as Ms Okafor."""

    def put_(on=None, version=None, **weeks):
        return set_intervals(
            by=world.actor("okafor"), authority=world.authority, expected_version=version,
            weeks=weeks, holds_from=on or world.today,
        )  # fmt: skip

    return put_


def test_every_interval_is_of_a_kind_of_part_and_the_usual_one_may_be_set():
    assert set(INTERVALS) <= set(ENTRY_KINDS)
    assert [kind for kind, each in INTERVALS.items() if not each.holds(each.usual)] == []


def test_where_nothing_is_set_what_is_usual_holds(world):
    assert weeks_by_kind(world.authority.pk, on=world.today) == usual_weeks()


def test_a_part_is_asked_about_after_the_weeks_that_its_authority_set(world, written, put):
    later = world.actor("laird", on=world.today + timedelta(weeks=5))
    before = count_to_confirm(world.ailsa, by=later)

    put(must=4)

    due, count = parts_to_confirm(world.ailsa, by=later)
    assert (before, {each.part.kind for each in due}) == (0, {"must"})
    assert count == len(due) == count_to_confirm(world.ailsa, by=later)
    assert due[0].due_on == world.today + timedelta(weeks=4)


def test_what_is_set_from_a_day_to_come_holds_from_that_day(world, put):
    put(on=JANUARY, helps=8)

    assert weeks_by_kind(world.authority.pk, on=JANUARY - timedelta(days=1))["helps"] == 26
    assert weeks_by_kind(world.authority.pk, on=JANUARY)["helps"] == 8


def test_of_two_settings_from_one_day_the_later_holds_and_both_are_told(world, put):
    put(helps=8, avoid=9)
    put(helps=10)

    found = intervals_set(by=world.actor("okafor"), authority=world.authority)
    assert (found.now["helps"], found.now["avoid"]) == (10, 9)
    assert [one.weeks for one in found.begun] == [
        (("helps", 26, 8), ("avoid", 26, 9)),
        (("helps", 8, 10),),
    ]


def test_another_authority_keeps_its_own(world, put):
    other = Authority.objects.create(code="998", name="Stranger Council", is_invented=True)

    put(must=4)

    assert weeks_by_kind(other.pk, on=world.today) == usual_weeks()


def test_the_oldest_part_of_a_plan_says_when_it_is_asked_about(world, written, put):
    put(**dict.fromkeys((kind for kind in INTERVALS), 20))

    found = measures_for(world.ailsa, by=world.actor("laird"))

    assert found.oldest_due_on == found.oldest_on + timedelta(weeks=20)


def test_an_officer_is_told_how_many_parts_wait_and_nobody_else_is(world, written, put):
    put(must=4, helps=4)
    later = {who: world.actor(who, on=world.today + timedelta(weeks=5)) for who in ALL}
    due, _ = parts_to_confirm(world.ailsa, by=later["laird"])
    answered = [Entry.objects.get(ref=each.part.ref) for each in due if each.part.kind == "must"]
    confirm_entries(by=later["laird"], entries=answered)

    told = {
        who: waiting_by_kind(by=actor, authority=world.authority) for who, actor in later.items()
    }

    assert answered
    assert told.pop("okafor") == {"helps": len(due) - len(answered)}
    assert not any(told.values())


def test_a_number_that_is_not_sensible_is_refused_in_words_and_by_the_table(world, put):
    with pytest.raises(Trouble, match=r"40 weeks is outside .* from 2 to 26") as refused:
        put(must=40)
    with pytest.raises(Trouble, match="stay what they were"):
        put(view=12)
    with pytest.raises(IntegrityError), transaction.atomic():
        StillTrueInterval.objects.create(
            authority=world.authority, n=1, kind="must", weeks=60, holds_from=world.today,
            set_at=world.actor("okafor").at,
        )  # fmt: skip

    assert refused.value.field == "must"


def test_a_day_that_is_past_or_far_away_is_refused(world, put):
    with pytest.raises(Trouble, match="Sunday 22 November 2026 is past"):
        put(on=world.today - timedelta(days=1), must=4)
    with pytest.raises(Trouble, match="more than a year away"):
        put(on=world.today + timedelta(days=400), must=4)


def test_nothing_begins_before_what_waits_until_that_is_taken_back(world, put):
    put(on=JANUARY, must=4)
    with pytest.raises(Trouble, match="Others begin on Monday 4 January 2027 already"):
        put(must=6)

    okafor = world.actor("okafor")
    assert take_back_intervals(by=okafor, authority=world.authority, expected_version=1) == 1

    assert weeks_by_kind(world.authority.pk, on=JANUARY)["must"] == 12
    assert len(put(must=6)) == 1
    with pytest.raises(Trouble, match="Nothing waits"):
        take_back_intervals(by=okafor, authority=world.authority, expected_version=None)


def test_what_changes_nothing_is_not_kept(put):
    with pytest.raises(Trouble, match="Nothing here is different"):
        put(**usual_weeks())

    assert not StillTrueInterval.objects.exists()


def test_who_was_second_is_told_after_a_setting_and_after_a_taking_back(world, put):
    put(on=JANUARY, must=4, version=0)
    with pytest.raises(StaleEdit):
        put(on=JANUARY, risk=4, version=0)
    take_back_intervals(by=world.actor("okafor"), authority=world.authority, expected_version=1)

    with pytest.raises(StaleEdit):
        put(on=JANUARY, risk=4, version=1)


def test_it_is_recorded_with_the_day_and_no_more(world, put):
    put(on=JANUARY, must=4, risk=6)

    event = Event.objects.filter(verb="intervals.set").get()
    assert event.facts == {"kinds": 2, "holds_from": "2027-01-04"}


@pytest.mark.parametrize("who", ["nobody", "laird", "baird", "grant", "docherty", "mairi"])
def test_nobody_else_sets_them_takes_them_back_or_reads_who_set_them(world, put, who):
    put(on=JANUARY, must=4)
    stranger = world.actor(who)

    with pytest.raises(Refused):
        set_intervals(
            by=stranger, authority=world.authority, expected_version=None, weeks={"must": 6},
            holds_from=JANUARY,
        )  # fmt: skip
    with pytest.raises(Refused):
        take_back_intervals(by=stranger, authority=world.authority, expected_version=None)
    assert intervals_set(by=stranger, authority=world.authority).waiting == ()
