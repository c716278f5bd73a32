"""Facts of a reference that cannot be, and the grounds as they became law."""

from dataclasses import replace
from datetime import date

import pytest

from asl_law.errors import LawError, UnknownName, WrongFacts
from asl_law.notices import Party
from asl_law.references import GROUNDS, Reference, Start, is_competent
from asl_law.rights import Person

AILSA = Person(birth=date(2017, 3, 3))
LATE_REVIEW = Reference(
    ground="(d)(iii)",
    party=Party.PARENT,
    pupil=AILSA,
    received_on=date(2026, 11, 12),
    last_day_of_missed_limit=date(2026, 11, 10),
)


def test_an_arguable_day_before_the_last_day_of_the_limit_is_refused():
    with pytest.raises(WrongFacts, match="arguable_until"):
        is_competent(replace(LATE_REVIEW, arguable_until=date(2026, 11, 9)))


def test_an_arguable_day_without_a_limit_is_refused():
    with pytest.raises(WrongFacts, match="arguable_until"):
        is_competent(
            replace(
                LATE_REVIEW,
                last_day_of_missed_limit=None,
                arguable_until=date(2026, 11, 11),
            )
        )


def test_an_arguable_day_that_is_the_last_day_itself_leaves_nothing_to_argue_about_the_limit():
    found = is_competent(replace(LATE_REVIEW, arguable_until=date(2026, 11, 10)))

    assert found.judgement.limbs["not premature"].met is True


def test_a_limit_that_ends_with_the_calendar_is_refused_in_words():
    with pytest.raises(LawError, match="leaves the calendar"):
        is_competent(replace(LATE_REVIEW, last_day_of_missed_limit=date.max))


def test_a_ground_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(UnknownName, match=r"'\(z\)' is not a ground.*\(a\)\(i\), \(a\)\(ii\)"):
        is_competent(replace(LATE_REVIEW, ground="(z)"))


def test_the_rules_of_the_tribunal_have_a_first_day():
    earlier = replace(LATE_REVIEW, received_on=date(2018, 1, 11))

    with pytest.raises(WrongFacts, match="^references before 12 January 2018 went under"):
        is_competent(earlier)
    first = replace(earlier, received_on=date(2018, 1, 12), pupil=Person(birth=date(2010, 1, 1)))
    assert is_competent(first).judgement.limbs["not premature"].met is False


@pytest.mark.parametrize(
    ("since", "grounds"),
    [
        (
            date(2005, 11, 14),
            "(a)(i) (a)(ii) (b)(i) (b)(ii) (c) (d)(i) (d)(ii) (d)(iii) (d)(iv) (e) (f)",
        ),
        (date(2010, 11, 14), "(d)(ia) (da) (g)"),
        (date(2018, 1, 10), "(ea) (eb)"),
    ],
)
def test_each_ground_is_the_law_from_its_own_day(since, grounds):
    assert [name for name, ground in GROUNDS.items() if ground.in_force_from == since] == (
        grounds.split()
    )


def test_the_time_runs_from_a_failure_only_where_rule_14_says_so():
    started = {start: [] for start in Start}
    for name, ground in GROUNDS.items():
        started[ground.start].append(name)

    assert started[Start.FAILURE] == ["(c)", "(d)(ii)", "(d)(iii)"]
    assert started[Start.NOT_CONFIRMED] == ["(d)(ia)", "(ea)", "(eb)", "(g)"]


def test_placing_and_missed_limits_are_matters_of_some_grounds_only():
    placing = [name for name, ground in GROUNDS.items() if ground.is_placing]
    missed = [name for name, ground in GROUNDS.items() if ground.needs_a_limit_missed]

    assert placing == ["(da)", "(e)", "(f)"]
    assert missed == ["(c)", "(d)(ii)", "(d)(iii)", "(g)"]
