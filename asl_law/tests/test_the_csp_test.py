"""The four limbs, each with its answer and provision."""

import pytest

from asl_law.csp_test import Factor, Findings, Sides, Source, Support, decide
from asl_law.errors import WrongFacts
from asl_law.findings import read_findings


def support(source, **changed):
    facts = {"required": True, "for_education": True, "delivered_by_school_staff": False}
    return Support(source=source, provider="someone", what="help", **{**facts, **changed})


SCHOOL = support(Source.EDUCATION, delivered_by_school_staff=True)
SPEECH_THERAPY = support(Source.AGENCY)
SOCIAL_WORK = support(Source.OTHER_FUNCTION)
AILSA = Findings(
    responsible_authority=True,
    factors=(Factor("language disorder", True),),
    factors_together_significant_adverse=None,
    needs_likely_over_a_year=True,
    support=(SCHOOL, SPEECH_THERAPY),
    sides=Sides(education=True, agencies=True),
)


def with_sides(*counted, **sides):
    return AILSA._replace(support=counted, sides=Sides(**sides))


def test_all_four_limbs_make_a_plan_required():
    outcome = decide(AILSA)

    assert outcome.required is True
    assert outcome.ask is None
    assert "language disorder" in outcome.limbs["b"].reason
    assert {name: limb.met for name, limb in outcome.limbs.items()} == dict.fromkeys("abcd", True)
    assert outcome.limbs["d"].provision == "asp 2004/4, section 2(1)(d)"


def test_the_answer_explains_itself():
    outcome = decide(AILSA._replace(needs_likely_over_a_year=False))

    assert outcome.explanation == (
        "No: The needs are not likely to continue for more than a year "
        "(asp 2004/4, section 2(1)(c))."
    )
    assert [line[:7] for line in outcome.trace()] == ["a: met.", "b: met.", "c: not ", "d: met."]


@pytest.mark.parametrize(
    ("change", "limb"),
    [
        ({"responsible_authority": False}, "a"),
        ({"factors": ()}, "b"),
        ({"needs_likely_over_a_year": False}, "c"),
        ({"sides": Sides(education=False, agencies=True)}, "d"),
    ],
)
def test_one_limb_that_fails_is_enough(change, limb):
    outcome = decide(AILSA._replace(**change))

    assert outcome.required is False
    assert [name for name, each in outcome.limbs.items() if each.met is False] == [limb]


@pytest.mark.parametrize(
    ("factors", "together", "met"),
    [
        ((Factor("a", False),), None, False),
        ((Factor("a", False),), True, False),
        ((Factor("a", False), Factor("b", False)), True, True),
        ((Factor("a", False), Factor("b", False)), False, False),
        ((Factor("a", False), Factor("b", True)), None, True),
    ],
    ids=["one", "one is not several", "several together", "several not enough", "one complex"],
)
def test_factors_are_complex_alone_or_multiple_together(factors, together, met):
    findings = AILSA._replace(factors=factors, factors_together_significant_adverse=together)

    assert decide(findings).limbs["b"].met is met


def test_a_sum_of_both_sides_may_be_judged_where_education_has_nothing():
    findings = with_sides(
        SOCIAL_WORK,
        SPEECH_THERAPY,
        education=False,
        other_functions=False,
        agencies=False,
        other_functions_with_agencies=True,
    )

    assert decide(findings).limbs["d"].met is False


def test_several_factors_need_a_judgement_of_them_together():
    findings = AILSA._replace(factors=(Factor("a", False), Factor("b", False)))

    with pytest.raises(WrongFacts, match="factors_together_significant_adverse"):
        decide(findings)


def test_social_work_of_the_same_council_is_another_function():
    outcome = decide(with_sides(SCHOOL, SOCIAL_WORK, education=True, other_functions=True))

    assert outcome.required is True
    assert "other functions" in outcome.limbs["d"].reason


def test_two_sides_that_are_not_significant_make_no_plan():
    outcome = decide(
        with_sides(
            SCHOOL,
            SOCIAL_WORK,
            SPEECH_THERAPY,
            education=True,
            other_functions=False,
            agencies=False,
            other_functions_with_agencies=False,
        )
    )

    assert outcome.required is False


def test_only_the_sum_being_significant_is_a_question_and_no_answer():
    sum_only = with_sides(
        SCHOOL,
        SOCIAL_WORK,
        SPEECH_THERAPY,
        education=True,
        other_functions=False,
        agencies=False,
        other_functions_with_agencies=True,
    )

    assert decide(sum_only).required is None
    assert "LAW-Q7" in decide(sum_only).ask
    assert decide(sum_only._replace(needs_likely_over_a_year=False)).required is False
    assert decide(sum_only._replace(needs_likely_over_a_year=False)).ask is None


@pytest.mark.parametrize(
    "changed",
    [{"required": False}, {"for_education": False}, {"delivered_by_school_staff": True}],
    ids=["delivered but not required", "treatment", "advice that school staff carry out"],
)
def test_agency_support_that_does_not_count_cannot_be_significant(changed):
    findings = AILSA._replace(support=(SCHOOL, support(Source.AGENCY, **changed)))

    with pytest.raises(WrongFacts, match="sides.agencies"):
        decide(findings)


def test_agency_advice_carried_out_by_school_staff_counts_as_education():
    advice = support(Source.AGENCY, delivered_by_school_staff=True)

    assert decide(with_sides(advice, education=True)).limbs["d"].met is False


@pytest.mark.parametrize(
    ("counted", "sides", "named"),
    [
        ((SCHOOL, SPEECH_THERAPY), {"education": True}, "sides.agencies"),
        ((SCHOOL, SOCIAL_WORK), {"education": True}, "sides.other_functions"),
        ((SPEECH_THERAPY,), {"education": True, "agencies": True}, "sides.education"),
        (
            (SCHOOL, SPEECH_THERAPY),
            {"education": True, "agencies": False, "other_functions_with_agencies": True},
            "other_functions_with_agencies",
        ),
        (
            (SCHOOL, SPEECH_THERAPY, SOCIAL_WORK),
            {"education": True, "agencies": False, "other_functions": False},
            "other_functions_with_agencies",
        ),
    ],
)
def test_a_judgement_that_is_missing_or_stands_on_nothing_is_named(counted, sides, named):
    with pytest.raises(WrongFacts, match=named):
        decide(with_sides(*counted, **sides))


def test_findings_are_read_from_a_plain_mapping(given):
    assert decide(read_findings(given)).required is True


@pytest.mark.parametrize(
    "key",
    [
        "responsible_authority",
        "factors",
        "factors_together_significant_adverse",
        "needs_likely_over_a_year",
        "support",
        "sides",
    ],
)
def test_a_missing_finding_is_named(given, key):
    del given[key]

    with pytest.raises(WrongFacts, match=f"{key} is missing"):
        read_findings(given)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"responsible_authority": "yes"}, "responsible_authority"),
        ({"responsible_authority": None}, "responsible_authority"),
        ({"factors": "a"}, "factors"),
        ({"factors": ["a"]}, r"factors\[0\]"),
        ({"factors": [{"name": "a"}]}, r"factors\[0\].significant_adverse_alone is missing"),
        ({"factors": [{"name": " ", "significant_adverse_alone": True}]}, r"factors\[0\].name"),
        ({"sides": None}, "sides"),
    ],
)
def test_a_finding_of_the_wrong_kind_is_named(given, change, named):
    with pytest.raises(WrongFacts, match=named):
        read_findings({**given, **change})


def test_support_from_a_source_the_act_does_not_know_is_refused(given):
    given["support"][0]["source"] = "friend"

    with pytest.raises(WrongFacts, match=r"support\[0\].source"):
        read_findings(given)
