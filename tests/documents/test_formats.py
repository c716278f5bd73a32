"""Every format of a document says the same words, and every reader can reach them."""

import re
from io import BytesIO
from time import perf_counter

import docx
import page
import pytest
from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader

from ettle.documents.tree import Document, Paragraph
from ettle.documents.write import FORMATS, fragment_in, fragment_of, reading_minutes, write
from tests.documents.samples import card, letter, long_plan, picture, pictured_card

TREES = {"letter": letter, "card": card, "pictured": pictured_card, "plan": long_plan}


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[\w’./:@-]+", text)) - {"-", ".", ":"}


def pdf_words(made: bytes) -> set[str]:
    pages = PdfReader(BytesIO(made)).pages
    return words_in(" ".join(one.extract_text() for one in pages))


def docx_words(made: bytes) -> set[str]:
    file = docx.Document(BytesIO(made))
    parts = [
        file.element.body,
        *(part._element for part in (file.sections[0].footer, file.sections[0].header)),
    ]
    said = []
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            shown = paragraph.iter(qn("w:t"), qn("w:br"))
            said.append("".join(piece.text or " " for piece in shown))
    return words_in(" ".join(said))


def html_words(made: bytes) -> set[str]:
    from html import unescape

    body = made.decode().partition("<body>")[2]
    return words_in(unescape(re.sub("<[^>]+>", " ", body)))


READERS = {"pdf": pdf_words, "docx": docx_words, "html": html_words}


@pytest.mark.parametrize("name", TREES)
@pytest.mark.parametrize("format_", READERS)
def test_every_word_of_the_text_is_in_every_other_format(name, format_):
    tree = TREES[name]()
    text = write(tree, as_="text").decode()
    numbers_and_alternatives = re.sub(r"\[Picture: [^]]+\]|^\d+\. ", "", text, flags=re.MULTILINE)

    missing = words_in(numbers_and_alternatives) - READERS[format_](write(tree, as_=format_))
    colons_aside = {word for word in missing if not word.endswith(":")}

    assert colons_aside - {"https://enquire.org.uk"} == set()


@pytest.mark.parametrize("name", TREES)
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_pdf_passes_the_accessibility_and_archive_rules(name, profile):
    report = page.validate_pdf_bytes(write(TREES[name](), as_="pdf"), profile=profile)

    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_a_pdf_knows_its_title_language_and_pages():
    reader = PdfReader(BytesIO(write(letter(), as_="pdf")))

    assert reader.metadata is not None
    assert reader.metadata.title == "We will find out what Ailsa needs"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert "Page 1 of 2" in reader.pages[0].extract_text()


def test_a_card_is_one_side_of_a5():
    pages = PdfReader(BytesIO(write(card(), as_="pdf"))).pages

    assert len(pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [148, 210]


def test_a_word_file_has_real_headings_header_rows_language_and_alternatives():
    file = docx.Document(BytesIO(write(letter(), as_="docx")))
    xml = file.element.xml

    headings = [
        (p.style.name, p.text) for p in file.paragraphs if p.style.name.startswith("Heading")
    ]
    assert headings[:3] == [
        ("Heading 1", "We will find out what Ailsa needs"),
        ("Heading 2", "What happens next"),
        ("Heading 3", "What by when"),
    ]
    assert file.core_properties.title == "We will find out what Ailsa needs"
    assert file.core_properties.language == "en-GB"
    assert '<w:lang w:val="en-GB"/>' in file.styles["Normal"].element.xml
    assert '<w:lang w:val="pl"/>' in xml
    assert "<w:tblHeader/>" in xml
    assert 'descr="A round face"' in xml


def test_a_word_file_brings_its_own_styles_and_nothing_that_nobody_reads():
    made = write(letter(), as_="docx")

    file = docx.Document(BytesIO(made))
    parts = [str(part.partname) for part in file.part.package.iter_parts()]
    assert {"Normal", "Heading 4", "List Number", "Quote", "Table Grid"} <= {
        style.name for style in file.styles
    }
    assert "Colorful Grid Accent 6" not in {style.name for style in file.styles}
    assert [part for part in parts if "Effects" in part or "thumbnail" in part] == []


def test_html_carries_headings_scopes_languages_and_alternatives_and_no_style_of_its_own():
    html = fragment_of(letter())

    for piece in (
        "<h1>We will find out what Ailsa needs</h1>",
        '<th scope="col">What</th>',
        '<th scope="row">We decide</th>',
        "<caption>Days and reasons</caption>",
        '<span lang="pl">Dzień dobry</span>',
        'alt="A round face"',
        '<article class="document document--a4" lang="en-GB">',
    ):
        assert piece in html
    assert "style=" not in html
    assert "<style" not in html


def test_a_fragment_fits_under_the_heading_of_the_page_around_it():
    html = fragment_of(letter(), title_level=2)

    assert "<h2>We will find out what Ailsa needs</h2>" in html
    assert "<h3>What happens next</h3>" in html


def test_the_fragment_can_be_taken_out_of_the_issued_page():
    tree = letter()

    assert fragment_in(write(tree, as_="html").decode()) == fragment_of(tree)


def test_words_that_look_like_markup_stay_words():
    tree = Document("<b>T</b>", [Paragraph("<script>alert(1)</script> #emph[no] $x$ *no* \\u{41}")])

    assert "<script>" not in fragment_of(tree)
    assert {"#emph[no]", "$x$"} <= set(
        " ".join(p.extract_text() for p in PdfReader(BytesIO(write(tree, as_="pdf"))).pages).split()
    )


def test_a_table_is_read_row_by_row_in_the_text():
    text = write(letter(), as_="text").decode()

    assert "What: We decide\nLast day: Sunday 14 March 2027" in text
    assert "What: Agency answers\nLast day: –" in text


def test_the_whole_letter_as_text_reads_in_order():
    text = write(letter(drawing=None), as_="text").decode()

    assert text.startswith(
        "Glenmarra Council\n1 Shore Road\nGlenmarra\n\nMairi\n4 Harbour View\n\n"
        "Monday 23 November 2026\n\nOur reference: h7kq2mpz9wxa\n\n"
        "We will find out what Ailsa needs\n\nNot yet checked by a solicitor\n\nIn short\n"
    )
    assert text.endswith(
        "Signed: Ms Okafor\nASL officer\nMonday 23 November 2026\n\nGlenmarra Council (invented)\n"
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_pictures_of_both_kinds_reach_every_format(kind):
    tree = letter(drawing=picture(kind))

    assert all(write(tree, as_=format_) for format_ in FORMATS)


def test_a_large_picture_is_printed_no_larger_than_paper_can_show():
    noise = Image.effect_noise((1600, 1200), 90).convert("RGBA")
    saved = BytesIO()
    noise.save(saved, "PNG")

    made = write(letter(drawing=saved.getvalue()), as_="pdf")

    assert len(saved.getvalue()) > 2_000_000
    assert len(made) < 900_000
    assert page.validate_pdf_bytes(made, profile="ua1").is_compliant


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_tree_gives_the_same_bytes(format_):
    assert write(letter(), as_=format_) == write(letter(), as_=format_)


def test_a_plan_of_several_pages_prints_in_under_three_tenths_of_a_second():
    write(letter(), as_="pdf")

    times = []
    for _ in range(3):
        begun = perf_counter()
        made = write(long_plan(), as_="pdf")
        times.append(perf_counter() - begun)

    assert len(PdfReader(BytesIO(made)).pages) >= 5
    assert min(times) < 0.3


def test_reading_aloud_takes_longer_than_reading():
    tree = Document("T", [Paragraph("word " * 299)])

    assert reading_minutes(tree) == 1.4
    assert reading_minutes(tree, aloud=True) == 2.0
