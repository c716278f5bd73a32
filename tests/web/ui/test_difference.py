"""Two people's words side by side, with what each changed."""

from hypothesis import given
from hypothesis import strategies as st

from ettle.web.ui.difference import Piece, difference


def test_the_changed_words_are_marked_and_the_others_are_not():
    found = difference("Therapy once a fortnight.", "Therapy every week.")

    assert found == (
        Piece("Therapy "),
        Piece("once a fortnight.", "out"),
        Piece("every week.", "in"),
    )


def test_the_same_words_have_no_difference():
    assert difference("Wait.", "Wait.") == (Piece("Wait."),)


def test_very_long_texts_are_given_whole():
    before, after = "one " * 2000, "two " * 2000

    assert difference(before, after) == (Piece(before, "out"), Piece(after, "in"))


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_of_either_text_is_lost(before, after):
    pieces = difference(before, after)

    assert "".join(piece.words for piece in pieces if piece.change != "in") == before
    assert "".join(piece.words for piece in pieces if piece.change != "out") == after
