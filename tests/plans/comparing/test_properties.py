"""What holds of any two versions of any plan."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ettle.plans.comparing import Listener, PlainPart, compare, plain, same_words
from ettle.plans.models import ENTRY_KINDS

WORDS = st.text("abcdefgh ABC .,!?-’0123456789", min_size=1, max_size=80).filter(
    lambda text: plain(text)
)
DETAIL = st.fixed_dictionaries(
    {},
    optional={
        "how_often": st.sampled_from(["", "Weekly", "Twice a week"]),
        "how_long": st.sampled_from(["", "10 minutes", "Until June"]),
        "where": WORDS,
        "times": st.integers(1, 5),
        "by_on": st.dates().map(str),
        "needs": st.lists(st.sampled_from("0123456789"), max_size=3),
        "outcome": st.sampled_from(["", "met", "stopped"]),
        "persons": st.lists(st.just({"role": "Tutor", "organisation": "", "kind": ""}), max_size=2),
    },
)


@st.composite
def plans(draw):
    """Draw the parts of one plan, each with a ref of its own."""
    count = draw(st.integers(0, 8))
    return [
        PlainPart(
            ref=str(at), kind=draw(st.sampled_from(ENTRY_KINDS)), text=draw(WORDS),
            under=draw(st.sampled_from(["", "0", "1"])), detail=draw(DETAIL),
            reading=draw(st.sampled_from(["", "She is happy here", "She wants a friend"])),
        )
        for at in range(count)
    ]  # fmt: skip


LISTENERS = st.sampled_from(
    [Listener(child="Ailsa"), Listener(reader="family", child="Ailsa"), Listener(reader="pupil")]
)


@given(plans(), LISTENERS)
def test_a_plan_beside_itself_says_nothing(parts, listener):
    assert not compare(parts, parts, listener=listener)


@given(plans(), plans(), LISTENERS)
def test_each_part_is_spoken_of_at_most_once_and_what_changed_its_words_exactly_once(
    before, after, listener
):
    said = [change.ref for change in compare(before, after, listener=listener).changes]
    old, new = ({one.ref: one for one in side} for side in (before, after))
    came_or_went = set(old) ^ set(new)
    reworded = {ref for ref in set(old) & set(new) if not same_words(old[ref].text, new[ref].text)}

    assert len(said) == len(set(said))
    assert came_or_went | reworded <= set(said)
    assert set(said) <= set(old) | set(new)


@given(plans(), plans())
def test_there_and_back_speak_of_the_same_parts(before, after):
    listener = Listener(child="Ailsa")
    there = {change.ref for change in compare(before, after, listener=listener).changes}
    back = {change.ref for change in compare(after, before, listener=listener).changes}

    assert there == back


@given(plans(), st.data())
def test_parts_that_are_not_given_are_never_mentioned(parts, data):
    hidden = {one.ref for one in parts if data.draw(st.booleans())}
    marked = [replace(one, text=f"ZEBRA {one.text}") if one.ref in hidden else one for one in parts]
    readable = [one for one in marked if one.ref not in hidden]

    words = [one.words for one in compare([], readable, listener=Listener(child="Ailsa")).changes]

    assert not any("ZEBRA" in each for each in words)
    assert len(words) == len(readable)
