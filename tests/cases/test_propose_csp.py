"""Proposing to establish whether a plan is required: who is told, and when the clocks start."""

from datetime import date

import pytest

from ettle.access import Refused, Trouble
from ettle.cases import services as cases
from ettle.cases.models import Notice, Proposal, StatutoryClock
from tests.cases.casework import post_all, proposal_sent, request_received, send_all


def test_the_sixteen_weeks_start_on_the_day_the_proposal_is_sent(world):
    proposal = proposal_sent(world)

    clock = StatutoryClock.objects.get(rule="C02")

    assert proposal.sent_on == date(2026, 11, 23)
    assert (clock.started_on, clock.due_on) == (date(2026, 11, 23), date(2027, 3, 14))


def test_sending_it_to_whoever_asked_meets_the_eight_weeks(world):
    proposal_sent(world)

    assert StatutoryClock.objects.get(rule="C01").stopped_on == date(2026, 11, 23)


def test_the_ten_weeks_start_on_the_day_the_agency_is_asked(world):
    proposal_sent(world)

    clock = StatutoryClock.objects.get(rule="C10")

    assert (clock.started_on, clock.due_on) == (date(2026, 11, 23), date(2027, 1, 31))


def test_exactly_those_whom_the_law_names_are_told(world):
    proposal_sent(world)

    told = Notice.objects.filter(event="proposal").order_by("to_label")

    assert [each.to_label for each in told] == [
        "Mairi Morrison (mother)",
        "Rory Campbell (father)",
    ]


def test_a_letter_prints_the_date_that_is_stored(world):
    proposal_sent(world)

    letter = Notice.objects.get(letter="L4", to_person=world.mairi).document

    assert letter.context["due_on"] == StatutoryClock.objects.get(rule="C02").due_on.isoformat()
    assert "Sunday 14 March 2027" in bytes(letter.text).decode()


def test_a_parent_kept_apart_is_told_by_post_and_not_who_asked(world):
    proposal_sent(world)

    letter = Notice.objects.get(letter="L4", to_person=world.rory)
    words = bytes(letter.document.text).decode()

    assert letter.message.channel == "post"
    assert "Mairi" not in words
    assert "Burnside" not in words


def test_posting_a_second_letter_later_moves_nothing(world):
    proposal_sent(world)

    post_all(world.actor("okafor", on=date(2026, 11, 25)), on=date(2026, 11, 25))

    assert StatutoryClock.objects.get(rule="C02").started_on == date(2026, 11, 23)


def test_a_proposal_that_nobody_could_be_told_of_is_refused(world):
    with pytest.raises(Trouble, match="no parent of Callum is on the roll"):
        cases.propose_csp(by=world.actor("okafor"), pupil=world.callum, reason="Needs.")

    assert not Proposal.objects.exists()


def test_a_request_is_answered_by_one_proposal(world):
    proposal = proposal_sent(world)

    with pytest.raises(Trouble, match="was made for this request already"):
        cases.propose_csp(by=world.actor("okafor"), request=proposal.request, reason="Again.")


def test_a_proposal_cannot_come_before_its_request(world):
    request = request_received(world)

    with pytest.raises(Trouble, match="cannot be made before it"):
        cases.propose_csp(
            by=world.actor("okafor", on=date(2026, 11, 1)), request=request, reason="Needs."
        )


def test_a_child_of_12_who_asked_is_told_in_a_letter_of_his_own(world):
    officer = world.actor("okafor")
    request = cases.receive_csp_request(
        by=officer, pupil=world.callum, received_on=date(2026, 11, 20), asked_by="child"
    )
    cases.propose_csp(by=officer, request=request, reason="Needs.")
    send_all(officer)

    notice = Notice.objects.get(letter="L4")

    assert notice.to_pupil
    assert not Notice.objects.filter(letter="L4c").exists()
    assert StatutoryClock.objects.get(rule="C01").stopped_on == date(2026, 11, 23)


@pytest.mark.parametrize("name", ["nobody", "laird", "mairi"])
def test_only_an_asl_officer_proposes(world, name):
    request = request_received(world)

    with pytest.raises(Refused):
        cases.propose_csp(by=world.actor(name), request=request, reason="Needs.")
