"""What counts as typed a second time, and what does not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ettle.plans.measuring.retyping import FamilyFacts, Typed, family_facts, retyped

FACTS = family_facts(
    ["Ailsa Morrison", "Mairi Morrison"],
    date(2017, 5, 3),
    ["14 Burnside Road, Marra, ZZ1 4AB", "14 Burnside Road, Marra"],
    ["01632 960301", ""],
)
NONE = FamilyFacts({}, {})
EIGHT = "she asks for a break with her symbols"


def found(*texts, facts=NONE):
    return retyped((Typed(str(at), text) for at, text in enumerate(texts)), facts)


def test_eight_words_in_a_row_are_typed_again_and_seven_are_not():
    again = found(f"In class {EIGHT} today.", f"At home, {EIGHT.upper()}!")
    seven = found("asks for a break with her symbols", "asks for a break with her symbols")

    assert [(one.ref, one.of) for one in again] == [("1", "0")]
    assert seven == ()


def test_a_part_is_counted_once_however_much_of_it_stands_elsewhere():
    whole = f"{EIGHT} and {EIGHT} and much more beside all of that"

    assert len(found(whole, whole, whole)) == 2


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Ailsa Morrison likes dogs.", "a name in full"),
        ("Ring Mairi Morrison.", "a name in full"),
        ("Born 3 May 2017.", "a birth date"),
        ("DOB 03/05/2017", "a birth date"),
        ("She lives at 14 Burnside Road with her mother.", "an address"),
        ("Ring (01632) 960 301.", "a telephone number"),
    ],
)
def test_a_fact_of_the_roll_in_a_part_is_typed_again(text, fact):
    assert [one.fact for one in found(text, facts=FACTS)] == [fact]


@pytest.mark.parametrize(
    "text", ["Ailsa likes dogs.", "On 3 May she came.", "Burnside Road", "01632", "Morrison clan"]
)
def test_a_first_name_or_half_a_fact_is_not(text):
    assert found(text, facts=FACTS) == ()


@given(st.lists(st.text("abcd ", max_size=60), max_size=6))
def test_texts_of_which_none_shares_eight_words_count_nothing(texts):
    apart = [f"{'w'.join(map(str, range(at)))} {text}"[:40] for at, text in enumerate(texts)]
    short = [" ".join(each.split()[:7]) for each in apart]

    assert found(*short, facts=NONE) == ()
