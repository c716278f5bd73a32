"""How hard a text is to read."""

from datetime import date

import pytest

from ettle.documents.tree import Document, Heading, Paragraph
from ettle.plans.wording import reading_age, reading_age_of_document
from ettle.plans.wording.reading import _syllables
from ettle.plans.wording.sentences import sentences

EASY = "I like the quiet room. My dog is Bramble. Show me one step at a time."
HARD = (
    "The education authority is under a statutory obligation to establish, in consultation with "
    "appropriate agencies, whether the requirements for additional provision necessitate "
    "co-ordination."
)
COUNTED = {
    "school": 1, "likes": 1, "makes": 1, "asked": 1, "noise": 1, "noises": 2, "doesn't": 2,
    "support": 2, "quiet": 2, "people": 2, "Ailsa's": 2, "authority": 4, "therapy": 3,
    "co-ordinated": 5, "2026": 1, "little": 2, "changes": 2, "communication": 5,
}  # fmt: skip


def test_short_words_and_short_sentences_read_younger():
    easy, hard = reading_age(EASY), reading_age(HARD)

    assert easy.age <= 7
    assert hard.age >= 18
    assert easy.is_within(9) and not hard.is_within(11)


def test_words_and_sentences_are_counted_as_a_person_would():
    level = reading_age(EASY)

    assert (level.words, level.sentences, level.longest) == (16, 3, 7)
    assert level.words_per_sentence == 5.3
    assert str(level) == "Reading age about 5, 5 words to a sentence"


def test_the_hardest_words_are_named():
    assert reading_age(HARD).hardest[:2] == ("education", "authority")


@pytest.mark.parametrize("nothing", ["", "  \n", "—", "-----"])
def test_nothing_has_no_reading_age(nothing):
    assert str(reading_age(nothing)) == "Nothing to read"
    assert reading_age(nothing).words_per_sentence == 0.0


def test_syllables_of_the_fields_words_are_counted_closely():
    wrong = {
        word: sum(_syllables(part) for part in word.split("-"))
        for word, many in COUNTED.items()
        if sum(_syllables(part) for part in word.split("-")) != many
    }

    assert wrong == {}


def test_a_document_is_read_as_it_is_printed():
    tree = Document(
        title="My plan", day=date(2026, 11, 23), language="en-GB",
        nodes=[Heading("What helps"), Paragraph([EASY])],
    )  # fmt: skip

    assert reading_age_of_document(tree).is_within(9)
    assert reading_age_of_document(tree).words > reading_age(EASY).words


def test_a_sentence_does_not_end_at_a_title_a_time_or_an_initial():
    text = "Mr. Baird rang Dr. T. Sinclair at 8.40 am, e.g. about P5. She came! “Did she?” Yes."

    assert [one.text for one in sentences(text)] == [
        "Mr. Baird rang Dr. T. Sinclair at 8.40 am, e.g. about P5.",
        "She came!",
        "“Did she?”",
        "Yes.",
    ]
