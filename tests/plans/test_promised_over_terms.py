"""Ailsa's support that is promised by the term or the year: owed when it ends, in no one week."""

from datetime import date

import pytest
from django.urls import reverse

from ettle.plans import selectors, services
from tests.plans import ailsa
from tests.web.staff.doors import signed_in, words_of

AUGUST = date(2026, 8, 25)


@pytest.fixture
def planned(world):
    """Two supports of an agency since August: one is promised by the term, one by the year."""
    made = ailsa.begin(world)
    laird = world.actor("laird", on=AUGUST)
    made.write("objective", "objective", "Ailsa asks for help with a symbol.", by=laird)
    for name, text, how_often in (
        ("visit", "A visit of the therapist to class.", "Twice a term"),
        ("review", "A look at her symbols.", "Once a year"),
    ):
        made.write(
            name, "support", text, under=made.entries["objective"], by=laird,
            detail={"how_often": how_often, "persons": [ailsa.SLT]},
        )  # fmt: skip
    return made


def visited(planned, on: date, **said):
    facts = {"support": planned.entries["visit"], "on": on, "outcome": "given"} | said
    return services.log_delivery(by=planned.world.actor("okafor", on=on), **facts)


def shown(planned, who="laird"):
    return selectors.given_for(planned.world.ailsa, by=planned.world.actor(who))


def test_the_term_before_and_the_one_that_runs_are_said_and_no_week_is_called_empty(planned):
    visited(planned, date(2026, 9, 8))
    visited(planned, date(2026, 11, 10))

    visit, review = shown(planned)

    assert [str(each) for each in visit.lately] == [
        "The term that ended on Friday 9 October 2026: 1 of 2.",
        "This term so far: 1 of 2. It can be given until Tuesday 22 December 2026.",
    ]
    assert {week.planned for week in visit.weeks} == {0}
    assert (visit.planned, visit.given, visit.gap) == (2, 1, None)
    assert [str(each)[:32] for each in review.lately] == ["This school year so far: 0 of 1."]
    assert review.gap is None


def test_a_term_in_which_nothing_was_given_is_a_gap_that_somebody_answers(planned):
    world = planned.world

    laird = world.actor("laird")

    [gap] = selectors.gaps_of(world.ailsa, by=laird)
    broken = {each.kind for each in selectors.thread_for(world.ailsa, by=laird).breaks}

    assert str(gap.gap) == "Planned, and not given for 7 school weeks: 0 of 2."
    assert gap.gap.since == AUGUST
    assert "support_not_given" in broken
    for who in ("nobody", "rory", "grant"):
        assert selectors.gaps_of(world.ailsa, by=world.actor(who)) == ()
        assert shown(planned, who) == ()


def test_it_takes_the_same_questions_of_the_database_as_support_by_the_week(
    planned, django_assert_max_num_queries
):
    laird = planned.world.actor("laird")
    with django_assert_max_num_queries(30) as two:
        shown(planned)
    planned.write(
        "more", "support", "A third.", under=planned.entries["objective"], by=laird,
        detail={"how_often": "Three times a term", "persons": [ailsa.TEACHER]},
    )  # fmt: skip

    with django_assert_max_num_queries(len(two)):
        assert len(shown(planned)) == 3


@pytest.mark.parametrize(
    ("who", "page"), [("laird", "school:given"), ("mairi", "family:happening")]
)
def test_the_school_and_the_family_read_it_on_their_pages(planned, who, page):
    visited(planned, date(2026, 11, 10))
    world = planned.world

    read = words_of(signed_in(world, who).get(reverse(page, args=[world.ailsa.ref])))
    refused = signed_in(world, "nobody").get(reverse(page, args=[world.ailsa.ref]))

    assert "This term so far: 1 of 2. It can be given until Tuesday 22 December 2026." in read
    assert "It is promised over a school year, so no one week owes it." in read
    assert "None was due yet" not in read
    assert refused.status_code == 404
