"""The watch and the check: noted once, never written by looking."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from ettle.access import Refused
from ettle.access.actor import system_actor
from ettle.audit.models import Event
from ettle.cases.models import StatutoryClock
from ettle.cases.services import note_missed_clocks
from tests.cases.casework import proposal_sent, request_received
from tests.world import moment

LATE = date(2026, 12, 28)


def watch(day=LATE):
    return system_actor("watch-clocks", at=moment(day), today=day)


def test_a_missed_limit_is_noted_once_with_what_the_law_makes_of_it(world):
    request_received(world)

    noted = [note_missed_clocks(by=watch()), note_missed_clocks(by=watch())]

    assert [len(each) for each in noted] == [1, 0]
    event = Event.objects.get(verb="clock.missed")
    assert event.facts == {"rule": "C01", "state": "deemed", "due_on": "2026-12-27"}


def test_a_limit_is_not_missed_on_its_last_day(world):
    request_received(world)

    assert note_missed_clocks(by=watch(date(2026, 12, 27))) == []


def test_a_limit_that_was_met_is_left_alone(world):
    proposal_sent(world)

    noted = note_missed_clocks(by=watch(date(2027, 2, 1)))

    assert [clock.rule for clock in noted] == ["C10"]


def test_no_person_is_the_watch(world):
    with pytest.raises(Refused):
        note_missed_clocks(by=world.actor("okafor"))


def test_the_commands_say_what_they_found_and_name_nobody(world, capsys):
    request_received(world)

    call_command("watch_clocks", today=LATE)
    call_command("check_clocks")

    said = capsys.readouterr().out
    assert "C01: 1 newly missed" in said
    assert "Every stored date is what the law library gives today." in said
    assert "Ailsa" not in said


def test_a_date_that_today_would_be_another_is_listed_and_left(world, capsys):
    request_received(world)
    StatutoryClock.objects.update(first_due_on=date(2026, 12, 26), due_on=date(2026, 12, 26))

    with pytest.raises(CommandError, match="1 differ"):
        call_command("check_clocks")

    assert "stored 2026-12-26" in capsys.readouterr().out
    assert StatutoryClock.objects.get().due_on == date(2026, 12, 26)
