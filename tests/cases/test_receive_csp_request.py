"""Receiving a request: who asked, when, and the eight weeks."""

from datetime import date

import pytest

from ettle.access import Refused, Trouble
from ettle.audit.models import Event
from ettle.cases import services as cases
from ettle.cases.models import CspRequest, Notice, StatutoryClock
from tests.cases.casework import request_received


def receive(world, **changed):
    facts = {
        "by": world.actor("okafor"),
        "pupil": world.ailsa,
        "received_on": date(2026, 11, 2),
        "asked_by_person": world.mairi,
    }
    return cases.receive_csp_request(**facts | changed)


def test_a_request_received_on_a_sunday_starts_the_clock_that_day(world):
    receive(world, received_on=date(2026, 11, 1))

    clock = StatutoryClock.objects.get()

    assert (clock.rule, clock.started_on) == ("C01", date(2026, 11, 1))
    assert (clock.first_due_on, clock.due_on) == (date(2026, 12, 26), date(2026, 12, 26))


def test_a_clock_keeps_its_rule_its_reason_and_the_version_of_the_law(world):
    receive(world)

    clock = StatutoryClock.objects.get()

    assert clock.citation == "SSI 2005/518, regulation 4A"
    assert clock.law_version.startswith("asl_law ")
    assert clock.explanation == (
        "8 weeks starting on the day the request was received, Monday 2 November 2026, end on "
        "Sunday 27 December 2026 (SSI 2005/518, regulation 4A)."
    )


def test_the_acknowledgement_says_when_it_came_and_by_when_they_hear(world):
    request_received(world)

    notice = Notice.objects.get(letter="L1")
    words = bytes(notice.document.text).decode()

    assert notice.to_person == world.mairi
    assert "Monday 2 November 2026" in words
    assert "Sunday 27 December 2026" in words
    assert "0345 123 2303" in words
    assert "Not yet checked by a solicitor" in words


def test_an_e_mail_says_nothing_of_whom_it_is_about(world):
    request_received(world)

    message = Notice.objects.get(letter="L1").message

    assert message.channel == "email"
    for name in ("Ailsa", "Morrison", "Mairi"):
        assert name not in message.subject + message.body


def test_a_request_without_reasons_is_received_and_asks_for_them(world):
    receive(world, reasons="")

    words = bytes(Notice.objects.get(letter="L1").document.text).decode()

    assert "did not say why" in words


def test_a_child_of_13_asks_for_himself_and_learns_of_help_with_his_own_rights(world):
    receive(world, pupil=world.callum, asked_by="child", asked_by_person=None)

    notice = Notice.objects.get(letter="L1")

    assert notice.to_pupil
    assert "My Rights, My Say" in bytes(notice.document.text).decode()
    assert "if you need" in bytes(notice.document.text).decode()


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"received_on": date(2026, 11, 24)}, "received_on", "has not come yet"),
        ({"received_on": date(2017, 5, 2)}, "received_on", "before Ailsa was born"),
        ({"asked_by": "child", "asked_by_person": None}, "asked_by", "Ailsa is 9"),
        ({"asked_by_person": None}, "asked_by_person", "which of Ailsa’s parents"),
    ],
)
def test_facts_that_cannot_be_are_refused_at_their_question(world, changed, field, words):
    with pytest.raises(Trouble) as refused:
        receive(world, **changed)

    assert refused.value.field == field
    assert words in refused.value.message
    assert not CspRequest.objects.exists()


def test_a_day_before_the_regulation_is_refused(world):
    world.callum.birth_date = date(2005, 1, 1)
    world.callum.save()

    with pytest.raises(Trouble, match="from Monday 16 August 2010"):
        receive(
            world,
            pupil=world.callum,
            received_on=date(2009, 6, 1),
            asked_by="young_person",
            asked_by_person=None,
        )


@pytest.mark.parametrize("name", ["nobody", "laird", "mairi", "ruth", "grant"])
def test_only_an_asl_officer_records_one(world, name):
    with pytest.raises(Refused):
        receive(world, by=world.actor(name))


def test_the_record_holds_the_day_and_nothing_that_was_written(world):
    receive(world, reasons="Private words.")

    event = Event.objects.get(verb="csp_request.received")

    assert event.facts == {"due_on": "2026-12-27"}
