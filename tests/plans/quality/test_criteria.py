"""The criteria: each complete, with a good example that is good and a weak one that is weak."""

from datetime import timedelta

import pytest

from ettle.config.cast import DEFAULT_DAY
from ettle.plans.models import ENTRY_KINDS
from ettle.plans.quality import CRITERIA, MARK_NAMES, criterion_of
from ettle.plans.quality.criteria import REVIEWED_ON
from ettle.plans.wording import remarks


@pytest.mark.parametrize("one", CRITERIA, ids=lambda one: one.key)
def test_a_criterion_says_what_each_mark_means_and_shows_good_and_weak(one):
    assert len(one.marks) == len(MARK_NAMES) == 4
    assert len(set(one.marks)) == 4
    assert one.asks.endswith("?")
    assert one.good and one.weak and one.good != one.weak
    assert set(one.parts) <= set(ENTRY_KINDS)
    assert criterion_of(one.key) is one


def test_there_are_as_many_as_a_person_can_mark_in_one_sitting():
    assert 10 <= len(CRITERIA) <= 14
    assert len({one.key for one in CRITERIA}) == len(CRITERIA)
    assert criterion_of("no_such") is None


@pytest.mark.parametrize("one", CRITERIA, ids=lambda one: one.key)
def test_a_good_example_passes_our_own_care_with_words(one):
    kind = one.parts[0] if one.parts else "factor"
    found = remarks(one.good, known_as="Ailsa Callum", kind=kind)

    assert [each for each in found if each.kind not in ("jargon", "long")] == []


def test_the_list_was_looked_at_within_two_years():
    assert REVIEWED_ON + timedelta(days=730) > DEFAULT_DAY
