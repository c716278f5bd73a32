"""Additional support needs, who is responsible, and what counts as a request."""

from datetime import date

import pytest

from asl_law.errors import NotInForce, UnknownName, WrongFacts
from asl_law.needs import Rebuttal, additional_support_needs, must_consider_a_plan
from asl_law.requests import RequestKind, clock_started_by, counts_as_request
from asl_law.responsible import BELONGING, MANAGING, Basis, who_is_responsible

ON = date(2026, 11, 23)


def needs(*, looked_after, unable=None, rebuttal=None, on=ON):
    return additional_support_needs(
        on=on,
        looked_after=looked_after,
        unable_to_benefit_without_support=unable,
        rebuttal=rebuttal,
    )


def test_a_looked_after_child_has_needs_without_a_test():
    judged = needs(looked_after=True, unable=False)

    assert judged.answer is True
    assert judged.limbs["looked after"].provision == "asp 2004/4, section 1(1A)"


def test_the_presumption_ends_only_with_a_reasoned_view_on_this_child():
    view = Rebuttal(date(2026, 10, 1), "does well in every subject", in_identifying_needs=True)

    assert needs(looked_after=True, unable=False, rebuttal=view).answer is False
    assert needs(looked_after=True, unable=True, rebuttal=view).answer is True
    assert needs(looked_after=True, rebuttal=view).answer is None
    assert needs(looked_after=True, rebuttal=view).ask.startswith("Ask whether")


@pytest.mark.parametrize(
    "view",
    [
        Rebuttal(date(2026, 12, 1), "a reason", in_identifying_needs=True),
        Rebuttal(date(2026, 10, 1), " ", in_identifying_needs=True),
        Rebuttal(date(2026, 10, 1), "a policy for all", in_identifying_needs=False),
    ],
    ids=["formed later", "without a reason", "not about this child's needs"],
)
def test_a_view_that_is_not_the_one_the_act_means_leaves_the_presumption(view):
    assert needs(looked_after=True, unable=False, rebuttal=view).answer is True


def test_before_the_presumption_a_looked_after_child_was_tested_like_anyone():
    assert needs(looked_after=True, unable=False, on=date(2010, 11, 13)).answer is False
    assert needs(looked_after=True, unable=False, on=date(2010, 11, 14)).answer is True
    with pytest.raises(NotInForce):
        needs(looked_after=False, unable=True, on=date(2005, 11, 13))


def test_anyone_else_is_judged_by_what_they_need():
    assert needs(looked_after=False, unable=True).answer is True
    assert needs(looked_after=False, unable=False).answer is False
    assert needs(looked_after=False).answer is None


def test_a_plan_must_be_considered_for_each_looked_after_child():
    assert must_consider_a_plan(on=ON, looked_after=True, responsible=True).met is True
    assert must_consider_a_plan(on=ON, looked_after=True, responsible=False).met is False
    assert must_consider_a_plan(on=ON, looked_after=False, responsible=True).met is False
    with pytest.raises(WrongFacts):
        must_consider_a_plan(on=date(2018, 1, 9), looked_after=True, responsible=True)


@pytest.mark.parametrize(
    ("basis", "who", "someone"),
    [
        ("own-school", MANAGING, True),
        ("arranged-elsewhere", BELONGING, True),
        ("placing-request", MANAGING, True),
        ("home-educated", None, False),
        ("placed-by-social-work", None, None),
    ],
)
def test_responsibility_follows_the_basis_and_is_never_guessed(basis, who, someone):
    found = who_is_responsible(basis)

    assert (found.who, found.is_someone) == (who, someone)


def test_every_basis_has_an_answer_or_a_question():
    for basis in Basis:
        found = who_is_responsible(basis)
        assert found.reason
        assert found.citation.url
    with pytest.raises(UnknownName, match="own-school"):
        who_is_responsible("lives here")


def test_only_a_request_about_a_plan_starts_the_eight_weeks():
    assert clock_started_by("csp").clock == "C01"
    assert clock_started_by("early-review").clock == "C05"
    assert clock_started_by("needs").clock is None
    assert clock_started_by("belonging").clock is None
    assert all(clock_started_by(kind).reason for kind in RequestKind)
    with pytest.raises(UnknownName):
        clock_started_by("wish")


def test_a_request_needs_a_permanent_form_and_reasons():
    assert counts_as_request(form="e-mail", gives_reasons=True).answer is True
    assert counts_as_request(form="spoken", gives_reasons=True).answer is False
    without = counts_as_request(form="letter", gives_reasons=False)
    assert without.answer is True
    assert "LAW-Q23" in without.ask
    with pytest.raises(UnknownName):
        counts_as_request(form="smoke", gives_reasons=True)
