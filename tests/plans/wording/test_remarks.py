"""What is pointed out in a part of a plan, and what is left alone."""

from pathlib import Path
from time import perf_counter

import pytest

from ettle.plans.wording import remarks

GOOD = [
    line.split(" ", 2)
    for line in Path(__file__).with_name("good_sentences.txt").read_text("utf-8").splitlines()
]
CLASS = (
    "Finlay Docherty", "Grace Ross", "Will Shaw", "Lewis Kerr", "May Docherty", "Ailsa Reid",
    "Zofia Nowak",
)  # fmt: skip


def found(text: str, **facts) -> list[tuple[str, str]]:
    facts.setdefault("known_as", "Ailsa Morrison")
    return [(one.kind, one.found) for one in remarks(text, **facts)]


@pytest.mark.parametrize(("audience", "kind", "text"), GOOD, ids=[one[2][:40] for one in GOOD])
def test_careful_words_are_left_alone(audience, kind, text):
    assert found(text, audience=audience, kind=kind, other_names=CLASS) == []


def test_a_remark_says_where_the_words_are_what_is_wrong_and_what_helps():
    text = "Since August Ailsa refuses to write."

    (remark,) = remarks(text, known_as="Ailsa", kind="profile")

    assert text[remark.start : remark.end] == "refuses to"
    assert remark.kind_name == "Blame"
    assert remark.wrong.startswith("It gives a reason we cannot see.")
    assert remark.suggestion.startswith("Say what was asked")


def test_the_same_words_are_remarked_on_once():
    assert found("He was naughty. Naughty again on Friday.") == [("blame", "naughty")]


def test_another_childs_name_is_found_as_it_was_typed():
    text = "Ailsa was upset when Finlay took her symbol book."

    (remark,) = remarks(text, known_as="Ailsa Morrison", other_names=CLASS)

    assert (remark.kind, remark.found) == ("name", "Finlay")
    assert "Docherty" not in remark.wrong + remark.suggestion


def test_a_name_in_full_a_possessive_and_small_letters_are_found():
    assert found("She sits by Finlay Docherty.", other_names=CLASS) == [("name", "Finlay Docherty")]
    assert found("It was Zofia’s turn.", other_names=CLASS) == [("name", "Zofia’s")]
    assert found("she hit zofia at lunch", other_names=CLASS) == [("name", "zofia")]


def test_a_name_that_is_a_word_is_found_only_where_it_stands_like_a_name():
    assert found("She plays with Grace and Will.", other_names=CLASS) == [
        ("name", "Grace"),
        ("name", "Will"),
    ]
    assert found("Will Shaw is her friend.", other_names=CLASS) == [("name", "Will Shaw")]
    assert found("May’s pencil broke.", other_names=CLASS) == [("name", "May’s")]
    assert found("She will rest in May 2027 on Lewis, by grace.", other_names=CLASS) == []


def test_the_childs_own_name_and_a_titled_adult_are_nobody_else():
    assert found("Ailsa spoke to Ms Finlay and to Dr Grace.", other_names=CLASS) == []


def test_a_childs_own_words_are_never_corrected_but_a_name_in_them_is_pointed_out():
    said = "Finlay is naughty and always kicks off. Mum says I am the SLT’s favourite."

    (remark,) = remarks(said, known_as="Ailsa", other_names=CLASS, kind="view")

    assert remark.found == "Finlay"
    assert remark.suggestion.startswith("These are the child's own words")


def test_a_name_between_quotation_marks_is_pointed_out_and_kept():
    (remark,) = remarks("She said “Finlay is lazy”.", known_as="Ailsa", other_names=CLASS)

    assert remark.found == "Finlay"
    assert "stay as they are" in remark.suggestion


def test_nothing_of_a_list_of_names_is_told_that_was_not_typed():
    told = remarks("Zofia and Finlay ran.", known_as="Ailsa", other_names=CLASS)

    words = " ".join(f"{one.found} {one.wrong} {one.suggestion}" for one in told)
    assert all(family not in words for family in ("Docherty", "Nowak", "Ross", "Shaw"))


def test_vague_support_is_left_alone_once_an_amount_stands_beside_it():
    text = "Regular access to the quiet room."

    assert found(text, kind="support") == [("vague", "Regular access to")]
    assert found(text, kind="support", amount="Five minutes, twice a day") == []
    assert found(text, kind="profile") == []


def test_an_action_of_nobody_is_pointed_out_unless_somebody_stands_beside_it():
    text = "A meeting will be arranged before Christmas."

    assert found(text, kind="action") == [("owner", "will be arranged")]
    assert found(text, kind="action", owner="Ms Laird") == []
    assert found("A meeting will be arranged by Ms Laird.", kind="action") == []
    assert found("A meeting will be arranged by Friday.", kind="action") == [
        ("owner", "will be arranged")
    ]


def test_letters_that_nobody_explained_are_pointed_out_to_whoever_writes_for_a_family():
    assert found("The MDT met.", audience="everyone") == [("jargon", "MDT")]
    assert found("The MDT met.", audience="school") == []
    assert found("The MDT (the people who help) met. The MDT agreed.") == []


def test_a_long_sentence_is_long_sooner_for_a_family():
    text = " ".join(["word"] * 30) + "."

    assert [kind for kind, _ in found(text, audience="everyone")] == ["long"]
    assert found(text, audience="school") == []


def test_lines_of_a_list_are_not_one_long_sentence():
    assert found("\n".join(f"- Step {n} of the morning" for n in range(12))) == []


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "…", "“", "\u202e", "a" * 5000, "I " * 3000])
def test_odd_texts_are_read_through_quietly(text):
    assert all(one.kind == "long" for one in remarks(text, known_as="", other_names=("", " ")))


def test_a_long_text_is_read_in_a_moment():
    text = "Ailsa refuses to write, and it was naughty of her friend to say so. " * 30
    names = tuple(f"Name{n} Family{n}" for n in range(1500))
    remarks(text, known_as="Ailsa", other_names=names)

    began = perf_counter()
    for _ in range(10):
        remarks(text, known_as="Ailsa", other_names=names)

    assert (perf_counter() - began) / 10 < 0.05  # 2 to 4 ms on a quiet machine
