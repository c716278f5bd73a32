"""Whatever a person typed can be issued, in every format."""

import hashlib
import json
from io import BytesIO
from pathlib import Path

import page
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ettle.documents.characters import FONT_FOLDER, for_print, is_right_to_left, made_safe
from ettle.documents.tree import Document, Paragraph, Quote, Run, Table
from ettle.documents.write import FORMATS, fragment_of, write

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)


def test_fonts_are_those_their_list_names():
    listed = json.loads((FONT_FOLDER / "fonts.json").read_text())

    for font in listed:
        made = (FONT_FOLDER / font["file"]).read_bytes()
        assert hashlib.sha256(made).hexdigest() == font["sha256"]
        assert Path(FONT_FOLDER / font["licence"].split("(")[1].rstrip(")")).exists()
    assert {font["file"] for font in listed} == {file.name for file in FONT_FOLDER.glob("*.ttf")}


@pytest.mark.parametrize(
    "text",
    [
        "Là math",
        "Wójcik",
        "Привіт",
        "Γειά",
        "سلام، ٹھیک ہے",
        "שלום",
        "ਪੰਜਾਬੀ",
        "😀",
        "½ £ € – ‘quoted’ …",
    ],
)
def test_letters_that_families_use_are_printed_as_they_are(text):
    assert for_print(text) == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("好", "[CJK UNIFIED IDEOGRAPH-597D]"),
        ("ক", "[BENGALI LETTER KA]"),
        ("กข", "[THAI CHARACTER KO KAI, THAI CHARACTER KHO KHAI]"),
        ("\ue000", "[CHARACTER E000]"),
        ("a\u3000b", "a b"),
    ],
)
def test_a_character_no_font_has_is_printed_by_name(typed, shown):
    assert for_print(typed) == shown


def test_marks_that_force_an_order_cannot_turn_the_words_after_them():
    assert made_safe("one \u202etwo\u2067 three") == "one two three"


def test_plain_right_to_left_marks_stay():
    assert made_safe("שלום\u200f!") == "שלום\u200f!"


@pytest.mark.parametrize(
    "bad", ["\x00", "\x1b", "\x85", "\ud800", "\ufffe", "\U0001ffff", "\u2028"]
)
def test_what_no_format_can_hold_is_made_safe(bad):
    assert made_safe(f"a{bad}b") in {"a\ufffdb", "a\nb"}


def test_making_safe_twice_changes_nothing_more():
    text = "a\r\nb\x00\u202e😀\ud83d"

    assert made_safe(made_safe(text)) == made_safe(text)


def test_right_to_left_words_keep_their_order_and_say_their_direction():
    tree = Document("T", [Quote("שלום לכם", whose="Ailsa", language="he")])

    assert is_right_to_left("שלום")
    assert 'lang="he" dir="auto">“שלום לכם”' in fragment_of(tree)
    assert "שלום לכם" in write(tree, as_="text").decode()


def test_a_cell_longer_than_a_page_runs_on_to_the_next():
    words = " ".join(f"w{number}" for number in range(4000))
    tree = Document("T", [Table("What she said", ["Who", "Words"], [["Ailsa", words]])])

    pages = PdfReader(BytesIO(write(tree, as_="pdf"))).pages

    printed = {word for one in pages for word in one.extract_text().split()}
    assert set(words.split()) <= printed


def test_twenty_thousand_characters_of_a_child_are_issued_whole():
    text = ("I like 😀👍🏽 好吃 \u202eשלום\u200f والسلام 🏴󠁧󠁢󠁳󠁣󠁴󠁿 " * 1000)[:20_000]
    tree = Document("What Ailsa says", [Quote(text, whose="Ailsa"), Paragraph("x" * 20_000)])

    made = {format_: write(tree, as_=format_) for format_ in FORMATS}

    assert page.validate_pdf_bytes(made["pdf"], profile="ua1").is_compliant
    assert "CJK UNIFIED IDEOGRAPH-597D" in PdfReader(BytesIO(made["pdf"])).pages[0].extract_text()
    assert made["text"].decode().count("好吃") == text.count("好吃")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=ANY_TEXT, other=ANY_TEXT)
def test_issuing_never_fails_on_text(text, other):
    tree = Document(
        f"T{text}",
        [
            Quote(f"x{text}", whose=f"x{other}"),
            Paragraph([f"x{other}", Run(text, strong=True, language="ar"), "\n"]),
        ],
        footer=[text],
    )

    for format_ in FORMATS:
        assert write(tree, as_=format_)
