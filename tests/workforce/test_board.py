"""The board: each pair's state, and the shortest sentence that helps."""

from datetime import date, time

from ettle.people.services import connect
from ettle.workforce import selectors, services
from tests.workforce.ready import BRIEFED, NEXT_MONDAY, card_of, confirmed, hold, planned


def board(world, day=NEXT_MONDAY, by="baird"):
    return selectors.board_for(world.marra_glen, day, by=world.actor(by))


def test_nearly_says_what_is_missing_and_when_it_is_booked(world):
    hold(world, "ruth", *BRIEFED)
    card_of(world)
    confirmed(world)

    row = board(world)[0]

    assert (row.readiness, row.sentence) == ("nearly", "4 minutes’ reading, booked 8.40")


def test_ready_needs_no_sentence(world):
    hold(world, "ruth", *BRIEFED)
    card = card_of(world)
    confirmed(world)
    services.read_card(by=world.actor("ruth"), card=card, talked_with=world.ms_laird)

    row = board(world)[0]

    assert (row.readiness, row.sentence) == ("ready", "")


def test_not_ready_says_only_what_nobody_may_set_aside(world):
    card_of(world)
    planned(world)

    row = board(world)[0]

    assert row.readiness == "not_ready"
    assert row.sentence == "PVG scheme membership; hour-1 safeguarding, booked 8.40"
    assert not row.is_confirmed


def test_rows_are_by_time_of_day(world):
    card_of(world)
    card_of(world, child="finlay")
    confirmed(world, starts_at=time(13), ends_at=time(14))
    confirmed(world, child="finlay", starts_at=time(9), ends_at=time(10))

    assert [row.child for row in board(world)] == ["Finlay Docherty", "Ailsa Morrison"]


def test_before_the_first_day_and_after_the_last_nobody_is_there(world):
    card_of(world)
    confirmed(world, until_on=NEXT_MONDAY)

    assert board(world, date(2026, 11, 27)) == []
    assert len(board(world, NEXT_MONDAY)) == 1
    assert board(world, date(2026, 12, 1)) == []


def test_what_was_given_up_is_not_on_it(world):
    row = planned(world)
    services.end_deployment(by=world.actor("baird"), deployment=row, until_on=NEXT_MONDAY)

    assert board(world) == []


def test_a_relative_found_later_turns_it_to_not_ready(world):
    hold(world, "ruth", *BRIEFED)
    card_of(world)
    confirmed(world)
    connect(
        by=world.actor("kerr"), pupil=world.ailsa, person=world.ruth, kind="relative",
        from_on=world.today,
    )  # fmt: skip

    row = board(world)[0]

    assert (row.readiness, row.sentence) == ("not_ready", "A relative")


def test_her_own_word_is_beside_it(world):
    card_of(world)
    row = confirmed(world, from_on=world.today)
    services.say_ready(by=world.actor("ruth"), deployment=row, says="not_ready")

    assert board(world, world.today)[0].own_word == "not_ready"


def test_one_pair_and_three_cost_the_same(world, django_assert_num_queries):
    for child in ("ailsa", "finlay"):
        card_of(world, child=child)
    confirmed(world)
    by = world.actor("baird")
    with django_assert_num_queries(12):
        selectors.board_for(world.marra_glen, NEXT_MONDAY, by=by)
    confirmed(world, child="finlay")
    confirmed(world, who="morag")

    with django_assert_num_queries(12):
        assert len(selectors.board_for(world.marra_glen, NEXT_MONDAY, by=by)) == 3


def test_the_ledger_counts_what_was_used_and_books_again_what_was_lost(world):
    hold(world, "ruth", "pvg", "hour_1")
    card_of(world)
    row = confirmed(world, from_on=world.today, starts_at=time(11), ends_at=time(12))
    booking = row.protected_time.get(purpose="briefing")

    services.use_protected_time(
        by=world.actor("ruth", hour=11), booking=booking, used_minutes=15,
        interrupted_because="Called to the lunch hall",
    )  # fmt: skip

    again = row.protected_time.get(purpose="briefing", used_minutes=None)
    assert (booking.used_minutes, again.minutes, again.day) == (15, 45, world.today)
