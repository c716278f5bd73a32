"""The stages between request and plan, and what happens to a plan that ends."""

from datetime import date

import pytest

from asl_law.citations import Force
from asl_law.decisions import Course, Stage
from asl_law.errors import NotInForce, WrongFacts
from asl_law.guidance import FOURTH_DRAFT, THIRD, code_of_practice
from asl_law.retention import Cause, check_discontinuance, discontinue_from, keeping

DAY = date(2026, 11, 2)


def course(*stages):
    found = Course()
    for stage in stages:
        found = found.advance(stage, DAY)
    return found


def test_a_request_comes_to_a_plan_step_by_step():
    whole = course(Stage.REQUESTED, Stage.PROPOSED, Stage.REQUIRED, Stage.PLAN_GIVEN)

    assert whole.stage is Stage.PLAN_GIVEN
    assert whole.may_become() == ()
    assert [str(step.citation) for step in whole.steps][-1] == "asp 2004/4, section 11(5)(a)"
    assert Course().stage is None


def test_a_later_decision_never_overwrites_one_that_the_law_supposed():
    both = course(Stage.REQUESTED, Stage.DEEMED_5A, Stage.REFUSED)

    assert [step.stage for step in both.steps] == [
        Stage.REQUESTED,
        Stage.DEEMED_5A,
        Stage.REFUSED,
    ]
    assert [step.stage for step in both.supposed] == [Stage.DEEMED_5A]


@pytest.mark.parametrize(
    "stages",
    [
        (Stage.REQUIRED,),
        (Stage.PROPOSED, Stage.PROPOSED),
        (Stage.REQUESTED, Stage.DEEMED_5B),
        (Stage.PROPOSED, Stage.REQUIRED, Stage.DEEMED_5B),
        (Stage.PROPOSED, Stage.NOT_REQUIRED, Stage.PLAN_GIVEN),
    ],
)
def test_a_step_the_law_does_not_allow_is_refused(stages):
    with pytest.raises(WrongFacts, match=r"cannot follow (at the beginning|after '[a-z ]+')\.$"):
        course(*stages)


def test_a_refused_step_says_what_it_would_follow():
    with pytest.raises(WrongFacts, match="'required' cannot follow at the beginning"):
        course(Stage.REQUIRED)
    with pytest.raises(WrongFacts, match="'proposed' cannot follow after 'proposed'"):
        course(Stage.PROPOSED, Stage.PROPOSED)


def test_a_step_before_the_last_one_is_refused():
    with pytest.raises(WrongFacts, match="comes before"):
        course(Stage.REQUESTED).advance(Stage.PROPOSED, date(2026, 11, 1))


def test_a_plan_waits_two_months_before_it_is_discontinued():
    assert discontinue_from(date(2026, 12, 31)) == date(2027, 3, 2)
    check_discontinuance(date(2026, 12, 31), date(2027, 3, 2))
    with pytest.raises(WrongFacts, match="Tuesday 2 March 2027"):
        check_discontinuance(date(2026, 12, 31), date(2027, 3, 1))
    with pytest.raises(WrongFacts, match="wait"):
        discontinue_from(date(2026, 12, 31), referred=True)


@pytest.mark.parametrize("cause", [Cause.REVIEW, Cause.NO_LONGER_RESPONSIBLE])
def test_a_discontinued_plan_is_kept_five_years_and_then_destroyed(cause):
    kept = keeping(cause, discontinued_on=date(2024, 2, 29))

    assert (kept.keep_until, kept.destroy_from) == (date(2029, 2, 28), date(2029, 3, 1))
    assert kept.must_tell is None
    assert kept.may_tell == "the person, if it is known where they are"
    assert str(kept.citation) == "SSI 2005/518, regulation 11(3)"
    assert kept.reason == (
        "It is kept for five years, until Wednesday 28 February 2029, and must then be destroyed."
    )


def overturned(**facts):
    return keeping(Cause.TRIBUNAL, discontinued_on=date(2026, 11, 1), **facts)


def test_after_the_tribunal_the_person_chooses_and_silence_means_destroyed():
    sent = date(2026, 11, 23)
    waiting = overturned(choice_sent_on=sent, on=date(2026, 12, 13))
    silent = overturned(choice_sent_on=sent, on=date(2026, 12, 14))

    assert overturned().must_tell == "the person, in writing, of the choice"
    assert overturned(choice_sent_on=sent).reason == waiting.reason
    assert (waiting.destroy_from, waiting.must_tell) == (date(2026, 12, 14), None)
    assert silent.must_tell == "the person, that it was destroyed"
    assert overturned(choice_sent_on=sent, wishes_to_keep=False).must_tell == silent.must_tell
    assert waiting.reason == "The person may choose until Sunday 13 December 2026."
    assert silent.reason.startswith("They do not wish it kept")
    assert overturned().reason.startswith("Write to the person")
    assert (overturned().keep_until, overturned().destroy_from) == (None, None)
    assert silent.destroy_from == date(2026, 12, 14)
    assert silent.keep_until == waiting.keep_until == date(2026, 12, 13)
    assert {str(each.citation) for each in (overturned(), waiting, silent)} == {
        "SSI 2005/518, regulation 11(4)\N{EN DASH}(6)"
    }
    assert overturned(wishes_to_keep=True).keep_until == date(2031, 11, 1)


def test_the_code_is_cited_as_should_and_a_draft_has_no_force():
    assert code_of_practice(date(2026, 11, 23)) is THIRD
    assert THIRD.cite("chapter 5").force is Force.SHOULD
    assert FOURTH_DRAFT.in_force_from is None
    with pytest.raises(NotInForce):
        code_of_practice(date(2010, 1, 1))
