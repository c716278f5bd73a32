"""A reference in a file is read fact by fact, and what cannot be read is named."""

from datetime import date

import pytest

from asl_law.command.people import read_reference
from asl_law.errors import WrongFacts
from asl_law.notices import Party
from asl_law.rights import Person

LEAST = {"ground": "(c)", "party": "parent", "birth": "2013-05-04", "received_on": "2027-02-01"}
DAYS = (
    "decided_on", "notified_on", "last_day_of_missed_limit", "arguable_until",
    "last_placing_reference_on", "last_reference_on_same_right",
)  # fmt: skip
FLAGS = (
    "is_deemed", "plan_prepared", "required_not_prepared", "proposal_informed",
    "not_required_and_referred", "placing_decision_or_plan_changed",
    "same_information_referred_before", "reviewed_since", "consent_withheld",
)  # fmt: skip


def refusal(given):
    with pytest.raises(WrongFacts) as refused:
        read_reference(given)
    return str(refused.value)


def test_what_is_not_given_is_not_known_and_the_child_is_a_pupil():
    read = read_reference(LEAST)

    assert (read.ground, read.party, read.received_on) == ("(c)", Party.PARENT, date(2027, 2, 1))
    assert read.pupil == Person(birth=date(2013, 5, 4))
    assert read.special_school is None
    assert [getattr(read, name) for name in DAYS] == [None] * 6
    assert [getattr(read, name) for name in FLAGS] == [False] * 9


@pytest.mark.parametrize("name", DAYS)
def test_each_day_is_read_as_its_own(name):
    read = read_reference({**LEAST, name: "2027-01-05"})

    assert [each for each in DAYS if getattr(read, each) == date(2027, 1, 5)] == [name]
    assert refusal({**LEAST, name: "soon"}).startswith(f"{name}: 'soon' is not a day")


@pytest.mark.parametrize("name", FLAGS)
def test_each_flag_is_read_as_its_own(name):
    read = read_reference({**LEAST, name: True})

    assert [each for each in FLAGS if getattr(read, each)] == [name]
    assert refusal({**LEAST, name: "yes"}) == f"{name}: say true or false."


def test_the_pupil_is_read_with_capacity_wellbeing_and_the_christmas_holiday():
    about = {"is_pupil": False, "capacity": True, "wellbeing_harmed": False}
    read = read_reference({**LEAST, **about, "christmas_holiday_begins": "2026-12-22"})

    assert read.pupil == Person(
        birth=date(2013, 5, 4),
        is_pupil=False,
        capacity=True,
        wellbeing_harmed=False,
        christmas_holiday_begins=date(2026, 12, 22),
    )
    assert read_reference({**LEAST, "special_school": False}).special_school is False
    for name in ("is_pupil", "capacity", "wellbeing_harmed", "special_school"):
        assert refusal({**LEAST, name: 1}) == f"{name}: say true or false."
    for name in ("birth", "received_on", "christmas_holiday_begins"):
        assert refusal({**LEAST, name: "soon"}).startswith(f"{name}: 'soon' is not a day")


def test_what_is_no_reference_is_refused():
    assert refusal([]) == "the reference: an object is expected."
    for name in LEAST:
        missing = {key: value for key, value in LEAST.items() if key != name}
        assert refusal(missing) == f"{name} is missing, or is not text."
    assert refusal({**LEAST, "why": 1}).startswith("why is not known; it may be arguable_until, ")
