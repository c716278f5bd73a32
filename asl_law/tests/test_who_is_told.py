"""Who is told what."""

import pytest

from asl_law.ages import Standing
from asl_law.errors import UnknownName, WrongFacts
from asl_law.notices import Event, Party, notices_owed

UNDER_12 = Standing.CHILD_UNDER_12
OVER_12 = Standing.CHILD_12_OR_OVER
YOUNG = Standing.YOUNG_PERSON
PARENT, CHILD, PROVIDERS = Party.PARENT, Party.CHILD, Party.PROVIDERS


def told(event, standing, requested_by=None, **facts):
    owed = notices_owed(event, standing=standing, requested_by=requested_by, **facts)
    return [notice.recipient for notice in owed]


@pytest.mark.parametrize(
    ("event", "standing", "requested_by", "recipients"),
    [
        (Event.PROPOSAL, UNDER_12, PARENT, [PARENT]),
        (Event.PROPOSAL, OVER_12, None, [PARENT]),
        (Event.PROPOSAL, OVER_12, PARENT, [PARENT, CHILD]),
        (Event.PROPOSAL, OVER_12, CHILD, [PARENT, CHILD]),
        (Event.PROPOSAL, OVER_12, Party.MANAGERS, [PARENT, Party.MANAGERS]),
        (Event.PROPOSAL, YOUNG, Party.YOUNG_PERSON, [Party.YOUNG_PERSON]),
        (Event.OUTCOME, OVER_12, PARENT, [PARENT, CHILD]),
        (Event.PLAN_COPY, OVER_12, PARENT, [PARENT, PROVIDERS]),
        (Event.PLAN_COPY, OVER_12, CHILD, [PARENT, CHILD, PROVIDERS]),
        (Event.PLAN_COPY, YOUNG, None, [Party.YOUNG_PERSON, PROVIDERS]),
        (Event.DELAY, UNDER_12, PARENT, [PARENT]),
        (Event.DELAY, OVER_12, CHILD, [PARENT, CHILD]),
        (Event.ANSWER_DELAY, OVER_12, CHILD, [CHILD]),
        (Event.REFUSAL, UNDER_12, PARENT, [PARENT]),
        (Event.REFUSAL, OVER_12, CHILD, [CHILD]),
        (Event.NEEDS_OUTCOME, OVER_12, CHILD, [CHILD, PARENT]),
        (Event.NEEDS_OUTCOME, UNDER_12, PARENT, [PARENT]),
        (Event.CAPACITY_INTENTION, OVER_12, CHILD, [PARENT]),
        (Event.CAPACITY_RESULT, OVER_12, CHILD, [PARENT, CHILD]),
        (Event.AGENCY_REQUEST, UNDER_12, None, [Party.AGENCY]),
        (Event.AGENCY_DELAY, UNDER_12, None, [Party.AUTHORITY]),
        (Event.TRANSFER, OVER_12, CHILD, [PARENT, PROVIDERS]),
        (Event.DISCONTINUED, YOUNG, None, [Party.YOUNG_PERSON, PROVIDERS]),
    ],
)
def test_the_notice_matrix(event, standing, requested_by, recipients):
    assert told(event, standing, requested_by) == recipients


def test_a_parent_stands_in_for_a_young_person_who_lacks_capacity():
    assert told("proposal", YOUNG, PARENT, young_person_has_capacity=False) == [PARENT]


def contents(event, standing=UNDER_12, requested_by=PARENT, **facts):
    return notices_owed(event, standing=standing, requested_by=requested_by, **facts)[
        0
    ].must_contain


def test_a_delay_gives_the_reason_and_the_new_date_but_an_answer_only_the_date():
    assert contents("delay") == ("the reason", "the new date")
    assert contents("answer-delay") == ("the new date",)


def test_the_outcome_carries_the_right_to_the_tribunal():
    assert "Tribunal" in contents("outcome")[1]


def test_a_refusal_tells_of_the_tribunal_where_it_may_hear_it():
    assert contents("refusal")[-1] == "the right to refer the refusal to the Tribunal"
    assert contents("refusal", tribunal_may_hear_it=False)[-1] == "dispute resolution"
    assert contents("refusal", requested_by=Party.MANAGERS, tribunal_may_hear_it=False) == (
        "the reasons",
    )


def test_a_placing_request_in_play_adds_its_own_words():
    assert len(contents("plan-copy", placing_request_in_play=True)) == 2


@pytest.mark.parametrize("event", list(Event))
def test_every_notice_has_a_reason_contents_and_a_provision(event):
    for notice in notices_owed(event, standing=OVER_12, requested_by=CHILD):
        assert notice.why
        assert notice.must_contain
        assert notice.citation.url


@pytest.mark.parametrize(
    ("event", "standing", "requested_by"),
    [
        ("proposal", UNDER_12, CHILD),
        ("proposal", YOUNG, CHILD),
        ("proposal", OVER_12, Party.YOUNG_PERSON),
        ("proposal", OVER_12, Party.AGENCY),
        ("proposal", Standing.NO_LONGER_A_PUPIL, PARENT),
        ("refusal", OVER_12, None),
        ("capacity-intention", UNDER_12, None),
    ],
)
def test_facts_that_cannot_be_are_refused(event, standing, requested_by):
    with pytest.raises(WrongFacts):
        notices_owed(event, standing=standing, requested_by=requested_by)


def test_an_unknown_event_is_refused_with_the_ones_there_are():
    with pytest.raises(UnknownName, match="proposal"):
        notices_owed("birthday", standing=UNDER_12)
