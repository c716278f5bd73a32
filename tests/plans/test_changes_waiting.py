"""A meeting reads in plain words what a change that was asked for would change."""

import pytest

from ettle.plans import selectors, services
from tests.plans.given import planned_since_october
from tests.plans.meeting_days import held


@pytest.fixture
def planned(world):
    return planned_since_october(world)


def asked(planned, name, who="laird", **changed):
    entry = planned.entries[name]
    now = entry.versions.get(n=1)
    facts = {"text": now.text, "reason": "It is not enough.", "detail": now.detail} | changed
    return services.propose_change(by=planned.world.actor(who), entry=entry, **facts)


def waiting(planned):
    meeting = held(planned.world)
    return selectors.meeting_for(meeting.ref, by=planned.world.actor("laird")).waiting


def test_another_frequency_is_said_beside_the_one_it_has(planned):
    detail = planned.entries["therapy"].versions.get(n=1).detail
    asked(planned, "therapy", detail=detail | {"how_often": "Twice a week"}, who="mairi")

    [one] = waiting(planned)

    assert one.changes == ("Speech and language therapy now twice a week, was once a week.",)
    assert not one.says_otherwise


def test_every_box_that_would_change_is_named_and_no_other(planned):
    detail = planned.entries["target"].versions.get(n=1).detail
    asked(
        planned, "target", text="Ailsa asks twice a day.",
        detail=detail | {"owner": "Mr Singh", "by_on": "2026-12-18"},
    )  # fmt: skip

    [[said]] = [one.changes for one in waiting(planned)]

    assert "now “Ailsa asks twice a day”, was “Ailsa asks once a day”" in said
    assert "who looks after it now Mr Singh" in said
    assert "day to reach it now Friday 18 December 2026" in said
    assert "measured" not in said


def test_an_objective_says_which_need_it_would_answer_too(planned):
    planned.write("need2", "barrier", "The hall echoes.")
    refs = [planned.entries[name].ref for name in ("need", "need2")]
    asked(planned, "objective", detail={"needs": refs})

    [one] = waiting(planned)

    assert one.changes[0].endswith("now answers “The hall echoes” too.")


def test_to_take_it_out_is_said_so(planned):
    asked(planned, "stories", ends=True)

    [one] = waiting(planned)

    assert one.changes[0].startswith("No longer in the plan: ")
    assert not one.says_otherwise


def test_a_stranger_reads_no_meeting_and_answers_no_proposal(planned):
    row = asked(planned, "therapy", text="Therapy in the quiet room.")
    meeting = held(planned.world)

    for who in ("nobody", "rory", "grant"):
        by = planned.world.actor(who)
        assert selectors.meeting_for(meeting.ref, by=by) is None
        assert selectors.proposal_row(row.ref, by=by) is None
