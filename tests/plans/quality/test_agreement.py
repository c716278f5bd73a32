"""How far two markers agree: worked examples, done by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ettle.plans.quality import agreement_of, weighted_kappa

MARKS = st.integers(min_value=0, max_value=3)
PAIRS = st.lists(st.tuples(MARKS, MARKS), max_size=60)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(0, 0), (1, 1), (2, 2), (3, 3)], 1.0),
        # Seen 0+1+3 = 4 of 3 pairs; by chance 1+5+8 = 14 of 9: 1 - (4/3)/(14/9).
        ([(3, 3), (1, 2), (0, 3)], 0.14),
        # Each uses 0 and 3 once, crosswise: seen 6 of 2, by chance 6 of 4.
        ([(0, 3), (3, 0)], -1.0),
        # Seen 2 of 4; by chance 8 of 16.
        ([(0, 0), (0, 1), (1, 0), (1, 1)], 0.0),
        # Firsts 1:6 2:4, seconds 1:7 2:3. Seen 3 of 10; by chance 6x3 + 4x7 = 46 of 100.
        ([(1, 1)] * 5 + [(1, 2)] + [(2, 1)] * 2 + [(2, 2)] * 2, 0.35),
        ([], None),
        ([(2, 2), (2, 2)], None),
    ],
)
def test_weighted_kappa_is_as_worked_by_hand(pairs, kappa):
    assert weighted_kappa(pairs) == kappa


def test_agreement_counts_the_same_and_those_within_one():
    agreement = agreement_of([(3, 3), (1, 2), (0, 3), (2, 2)])

    assert (agreement.count, agreement.exact, agreement.within_one) == (4, 2, 3)
    assert (agreement.exact_share, agreement.within_one_share) == (0.5, 0.75)


def test_agreement_of_nothing_is_no_agreement():
    nothing = agreement_of([])

    assert (nothing.exact_share, nothing.in_words) == (0.0, "too little to tell")


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([(0, 3), (3, 0)], "worse than chance"),
        ([(3, 3), (1, 2), (0, 3)], "slight"),
        ([(0, 0), (1, 1), (2, 2), (3, 3)], "almost complete"),
    ],
)
def test_kappa_is_said_in_words(pairs, words):
    assert agreement_of(pairs).in_words == words


@given(PAIRS)
def test_agreement_does_not_depend_on_who_is_first(pairs):
    turned = [(second, first) for first, second in pairs]

    assert agreement_of(pairs) == agreement_of(turned)


@given(PAIRS)
def test_kappa_lies_between_minus_one_and_one(pairs):
    kappa = weighted_kappa(pairs)

    assert kappa is None or -1 <= kappa <= 1
