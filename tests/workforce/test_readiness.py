"""The three kinds of gap, as pure policy."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ettle.workforce.readiness import (
    Card,
    Situation,
    Task,
    gaps_for,
    may_be_set_aside,
    readiness_of,
    standing_in_the_way,
)
from ettle.workforce.topics import TOPICS

DAY = date(2026, 11, 30)
ALL = frozenset(topic.key for topic in TOPICS)
READ = Card(version=1, good_until=date(2027, 5, 1), is_read=True)
UNREAD = Card(version=2, good_until=date(2027, 5, 1), is_read=False)

situations = st.builds(
    Situation,
    adult=st.just("Ruth Paterson"),
    child=st.just("Ailsa"),
    held=st.frozensets(st.sampled_from(sorted(ALL))),
    tasks=st.lists(
        st.builds(
            Task,
            key=st.text("abc", min_size=1, max_size=3),
            kind=st.sampled_from(["clinical", "physical_intervention", "personal_care"]),
            name=st.just("feeding by tube"),
            signed=st.booleans(),
            signed_by_nhs=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    is_relative=st.booleans(),
    card=st.none()
    | st.builds(
        Card, version=st.just(1), good_until=st.dates(), is_read=st.booleans(),
        read_before=st.booleans(),
    ),
    leads_the_school=st.booleans(),
)  # fmt: skip


def here(**facts) -> Situation:
    all_well = {"adult": "Ruth Paterson", "child": "Ailsa", "held": ALL, "card": READ}
    return Situation(**all_well | facts)


def kinds(situation: Situation) -> list[tuple[str, str]]:
    return [(gap.key, gap.kind) for gap in gaps_for(situation, on=DAY)]


def test_nothing_missing_is_ready():
    gaps = gaps_for(here(), on=DAY)

    assert gaps == ()
    assert readiness_of(gaps) == "ready"


def test_pvg_and_hour_one_are_never_set_aside():
    found = kinds(here(held=ALL - {"pvg", "hour_1"}))

    assert found == [("pvg", "never"), ("hour_1", "never")]


def test_the_full_briefing_and_the_card_may_be_set_aside():
    found = kinds(here(held=ALL - {"briefing"}, card=UNREAD))

    assert found == [("briefing", "set_aside"), ("card", "set_aside")]


def test_learning_is_advised_and_keeps_nobody_from_being_ready():
    gaps = gaps_for(here(held=ALL - {"girfec"}), on=DAY)

    assert [gap.kind for gap in gaps] == ["advised"]
    assert readiness_of(gaps) == "ready"


def test_a_relative_is_never_put_with_the_child():
    assert kinds(here(is_relative=True)) == [("relative", "never")]


def test_a_clinical_task_asks_for_the_nhs_and_nobody_else():
    by_a_colleague = Task(key="t", kind="clinical", name="feeding by tube", signed=True)
    by_the_nhs = Task(
        key="t", kind="clinical", name="feeding by tube", signed=True, signed_by_nhs=True
    )

    assert kinds(here(tasks=(by_a_colleague,))) == [("task:t", "never")]
    assert kinds(here(tasks=(by_the_nhs,))) == []


def test_physical_intervention_asks_for_live_training():
    task = Task(key="t", kind="physical_intervention", name="holding safely")

    assert kinds(here(tasks=(task,))) == [("task:t", "never")]
    assert kinds(here(tasks=(task,), held=ALL | {"physical_intervention"})) == []


def test_personal_care_needs_two_adults_until_somebody_was_shown_how():
    task = Task(key="t", kind="personal_care", name="changing")

    assert kinds(here(tasks=(task,))) == [("task:t", "set_aside")]


def test_a_card_that_changed_says_so():
    changed = Card(version=2, good_until=date(2027, 5, 1), is_read=False, read_before=True)

    gap = gaps_for(here(card=changed), on=DAY)[0]

    assert gap.sentence == "Ailsa’s support card has changed since Ruth Paterson read it."
    assert gap.minutes == 4


def test_a_card_past_its_day_is_a_gap_that_no_reading_closes():
    old = Card(version=1, good_until=date(2026, 11, 29), is_read=True)

    gap = gaps_for(here(card=old), on=DAY)[0]

    assert (gap.key, gap.minutes) == ("card", 0)


def test_those_who_lead_the_school_are_asked_only_about_kinship_and_tasks():
    task = Task(key="t", kind="clinical", name="feeding by tube")
    leader = here(held=frozenset(), card=None, tasks=(task,), leads_the_school=True)

    assert kinds(leader) == [("task:t", "never")]


@given(situations)
def test_a_never_is_never_set_aside(situation):
    gaps = gaps_for(situation, on=DAY)

    standing = standing_in_the_way(gaps, set_aside={gap.key for gap in gaps})

    assert {gap.key for gap in gaps if gap.kind == "never"} == {gap.key for gap in standing}
    assert not any(may_be_set_aside(gap) for gap in gaps if gap.kind == "never")
    if standing:
        assert readiness_of(gaps) == "not_ready"


@given(situations)
def test_the_order_is_always_never_then_set_aside_then_advised(situation):
    order = ["never", "set_aside", "advised"]
    gaps = gaps_for(situation, on=DAY)

    assert gaps == gaps_for(situation, on=DAY)
    assert [order.index(gap.kind) for gap in gaps] == sorted(order.index(gap.kind) for gap in gaps)


@given(situations)
def test_every_gap_says_what_to_do_and_where_that_comes_from(situation):
    for gap in gaps_for(situation, on=DAY):
        assert gap.sentence.endswith(".")
        assert gap.what_to_do.endswith(".")
        assert gap.source
        assert gap.short
        assert "{" not in gap.sentence + gap.what_to_do
