"""A plan in a Word file: headings are known, styles are dropped, nothing is lost."""

import io

import pytest
from docx import Document

from ettle.access import Trouble
from ettle.exchange.adopting.word import read_plan


def word(*lines: tuple[str, str], footer: str = "") -> bytes:
    """A Word file of (style, words)."""
    document = Document()
    for style, words in lines:
        document.add_paragraph(words, style=style)
    document.sections[0].footer.paragraphs[0].text = footer
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_headings_are_known_by_their_words_whatever_their_style():
    read = read_plan(
        word(
            ("Title", "Co-ordinated Support Plan"),
            ("Heading 2", "2. Profile"),
            ("Quote", "She draws what she means."),
            ("Normal", "Factors giving rise to additional support needs:"),
            ("List Bullet", "Developmental language disorder"),
            ("Normal", "Educational objectives"),
            ("Normal", "Ailsa follows three steps."),
            ("Normal", "- Weekly therapy | A therapist"),
            ("Heading 1", "Views of the child"),
            ("Intense Quote", "I like the pictures."),
        )
    )

    assert read.profile == ["She draws what she means."]
    assert read.factors == ["Developmental language disorder"]
    assert [each.words for each in read.objectives] == ["Ailsa follows three steps."]
    assert read.objectives[0].supports[0].persons == "A therapist"
    assert read.child_view == ["I like the pictures."]


def test_what_found_no_place_is_given_back():
    read = read_plan(
        word(
            ("Normal", "Reference 12 of the archive"),
            ("Heading 1", "Timetable"),
            ("Normal", "Tuesdays at ten"),
            footer="Kept in box 12",
        )
    )

    assert read.other[0] == "Reference 12 of the archive"
    assert {"Timetable", "Tuesdays at ten", "Kept in box 12"} <= set(read.other)
    assert (read.profile, read.objectives) == ([], [])


def test_styles_are_dropped_and_only_words_are_kept():
    document = Document()
    document.add_heading("Profile", 1)
    run = document.add_paragraph().add_run("She draws what she means.")
    run.bold, run.font.name = True, "Comic Sans MS"
    out = io.BytesIO()
    document.save(out)

    assert read_plan(out.getvalue()).profile == ["She draws what she means."]


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"PK\x03\x04 cut off", b""])
def test_what_is_no_word_file_is_refused_in_words(content):
    with pytest.raises(Trouble, match="could not read that as a Word file"):
        read_plan(content)
