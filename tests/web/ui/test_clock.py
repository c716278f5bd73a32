"""The clock: its words, its picture, and the same for those who cannot see the picture."""

from dataclasses import replace
from datetime import date

import pytest

from ettle.web.ui.shapes import ExtensionShape
from ettle.web.ui.styleguide.samples import CLOCKS, RUNNING
from tests.web.ui.drawn import draw, picture_of, words_of

DUE = date(2026, 12, 27)


@pytest.mark.parametrize("clock", CLOCKS)
def test_what_the_picture_says_aloud_is_what_is_drawn_in_it(clock):
    alternative, drawn = picture_of(draw("{% clock clock %}", clock=clock))

    assert alternative == ", ".join(drawn)


def test_the_clock_says_the_day_how_far_it_is_why_and_what_silence_means():
    words = words_of(draw("{% clock clock %}", clock=RUNNING))

    assert words == (
        "Answer Mairi’s request by Sunday 27 December 2026 Running in 5 weeks and 1 day "
        "2 Nov received today 27 Dec Why this date? "
        "8 weeks starting on the day the request was received, Monday 2 November 2026. "
        "School holidays do not pause it. Regulation 4A, SSI 2005/518 . "
        "This wording of the law has not yet been checked by a solicitor. "
        "If nothing is sent by then In law it counts as deciding that no plan is required, "
        "and the family may go to the Tribunal."
    )


@pytest.mark.parametrize(
    ("today", "stopped_on", "status", "distance"),
    [
        (date(2026, 11, 21), None, "running", "in 5 weeks and 1 day"),
        (date(2026, 12, 21), None, "due_this_week", "in 6 days"),
        (DUE, None, "due_this_week", "today is the last day"),
        (date(2026, 12, 28), None, "late", "1 day late"),
        (date(2027, 2, 1), DUE, "met", "answered Sunday 27 December 2026"),
        (date(2027, 2, 1), date(2026, 12, 28), "met_late", "answered Monday 28 December 2026"),
    ],
)
def test_the_status_follows_from_the_days(today, stopped_on, status, distance):
    clock = replace(RUNNING, today=today, stopped_on=stopped_on)

    assert (clock.status, clock.distance) == (status, distance)


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (DUE, "Running 27 Dec, in 5 weeks and 1 day"),
        (date(2027, 11, 1), "Running 1 Nov 2027, in 49 weeks and 2 days"),
    ],
)
def test_a_short_clock_gives_the_year_when_it_is_not_this_year(due_on, words):
    clock = replace(RUNNING, due_on=due_on)

    assert words_of(draw("{% clock_short clock %}", clock=clock)) == words


def test_a_day_after_the_last_day_the_law_may_speak_for_the_silent():
    clock = replace(RUNNING, today=date(2026, 12, 28), deemed_as="no plan required")

    assert "Counted in law as: no plan required" in words_of(draw("{% clock clock %}", clock=clock))


def test_an_extended_clock_shows_both_dates_the_ground_and_the_day_the_family_was_told():
    extension = ExtensionShape(
        first_due_on=DUE, ground="regulation 7(1)(a)", family_told_on=date(2026, 12, 1)
    )
    clock = replace(RUNNING, due_on=date(2027, 2, 22), extension=extension)

    words = words_of(draw("{% clock clock %}", clock=clock))

    for said in ("22 February 2027", "27 December 2026", "7(1)(a)", "Tuesday 1 December 2026"):
        assert said in words


def test_an_answered_clock_no_longer_says_what_silence_would_mean():
    clock = replace(RUNNING, stopped_on=date(2026, 11, 20))

    assert "If nothing is sent" not in words_of(draw("{% clock clock %}", clock=clock))


def test_a_name_in_a_clock_is_escaped():
    clock = replace(RUNNING, duty="Answer <script>alert(1)</script>")

    assert "<script>" not in draw("{% clock clock %}", clock=clock)
