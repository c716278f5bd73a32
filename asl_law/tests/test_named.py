"""Facts that are given once, by name."""

import pytest

from asl_law.clocks import CSP_REQUEST
from asl_law.named import Named
from asl_law.periods import Counting, Period, Unit


class Desk(Named):
    room: str
    chairs: int = 2


def test_facts_are_given_by_name_and_what_is_left_out_is_as_it_was_written():
    desk = Desk(room="library")

    assert (desk.room, desk.chairs) == ("library", 2)
    assert (desk.but(chairs=3).room, desk.but(chairs=3).chairs) == ("library", 3)
    assert desk != Desk(room="library")


def test_a_fact_is_not_changed_afterwards():
    with pytest.raises(AttributeError, match="given once"):
        Desk(room="library").room = "hall"
    with pytest.raises(AttributeError, match="given once"):
        CSP_REQUEST.duty = "nothing"


@pytest.mark.parametrize(
    ("given", "fault"), [({}, "needs room"), ({"room": "hall", "lamps": 1}, "has no lamps")]
)
def test_a_fact_that_is_missing_or_not_known_is_refused(given, fault):
    with pytest.raises(TypeError, match=fault):
        Desk(**given)


def test_a_period_says_itself():
    assert repr(Period(8, Unit.WEEKS, Counting.STARTING_ON)) == "<8 weeks starting on>"


def test_a_rule_says_itself():
    assert repr(CSP_REQUEST) == "<C01 csp.request.respond, law from 2010-08-16>"


def test_a_refusal_of_facts_names_what_they_are_of_and_every_one():
    with pytest.raises(TypeError, match=r"^Desk needs room$"):
        Desk()
    with pytest.raises(TypeError, match=r"^Desk has no lamps, doors$"):
        Desk(room="hall", lamps=1, doors=2)
