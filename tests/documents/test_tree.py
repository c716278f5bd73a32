"""A document that someone could not read is refused when it is built."""

from datetime import date

import pytest

from ettle.documents.tree import (
    BulletList,
    Document,
    Heading,
    KeyFacts,
    Letterhead,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Pictured,
    PicturedList,
    Quote,
    Run,
    Signature,
    Table,
    UnsoundDocument,
    walk,
)
from tests.documents.samples import letter, picture

WORDS = Paragraph("Some words")
REFUSED = {
    "an empty section": lambda: Document("T", [Heading("One"), Heading("Two"), WORDS]),
    "an empty section at the end": lambda: Document("T", [WORDS, Heading("One")]),
    "a page break is not content": lambda: Document("T", [WORDS, Heading("One"), PageBreak()]),
    "a skipped level": lambda: Document("T", [Heading("One", level=3), WORDS]),
    "a level too deep": lambda: Heading("One", level=5),
    "nothing at all": lambda: Document("T", []),
    "no title": lambda: Document(" ", [WORDS]),
    "no language": lambda: Document("T", [WORDS], language="English"),
    "another paper": lambda: Document("T", [WORDS], paper="a3"),  # type: ignore[arg-type]
    "no sender": lambda: Letterhead(""),
    "a silent paragraph": lambda: Paragraph(" "),
    "an empty list": lambda: BulletList([]),
    "a silent item": lambda: BulletList(["one", ""]),
    "no facts": lambda: KeyFacts([]),
    "a fact without a value": lambda: KeyFacts([("School", "")]),
    "a table without a header": lambda: Table("Days", [], []),
    "a table without rows": lambda: Table("Days", ["Day"], []),
    "a column without a header": lambda: Table("Days", ["Day", ""], [["1", "2"]]),
    "a ragged table": lambda: Table("Days", ["Day", "What"], [["Monday"]]),
    "a row without its header": lambda: Table("Days", ["Day"], [[""]], row_headers=True),
    "a table without a caption": lambda: Table("", ["Day"], [["Monday"]]),
    "a quote of nobody": lambda: Quote("Words", whose=""),
    "a quote in no language": lambda: Quote("Words", whose="Ailsa", language="Scots!"),
    "a picture without words": lambda: Picture(picture(), " "),
    "a picture of another kind": lambda: Picture(b"<svg/>", "A face"),
    "a picture beside a line without words": lambda: Pictured("A drink", picture(), ""),
    "a picture beside nothing": lambda: Pictured(" ", picture(), "A cup"),
    "a list of pictures without one": lambda: PicturedList([]),
    "a link that is not whole": lambda: Run("Enquire", link="enquire.org.uk"),
    "a link that runs": lambda: Run("Enquire", link="javascript:alert(1)"),
    "a link without words": lambda: Run(" ", link="https://enquire.org.uk"),
    "a signature of nobody": lambda: Signature("", "ASL officer", date(2026, 11, 23)),
    "an empty box": lambda: Note("In short", []),
}


@pytest.mark.parametrize("build", REFUSED.values(), ids=REFUSED.keys())
def test_a_document_that_someone_could_not_read_is_refused(build):
    with pytest.raises(UnsoundDocument) as refusal:
        build()

    assert str(refusal.value).endswith(".")


def test_a_refusal_says_what_happened_and_what_to_do():
    with pytest.raises(UnsoundDocument) as refusal:
        Document("T", [WORDS, Heading("Why we write")])

    assert str(refusal.value) == (
        "The section “Why we write” is empty. "
        "Put something under its heading or leave the heading out."
    )


def test_a_section_may_hold_only_sections():
    tree = Document("T", [Heading("One"), Heading("Two", level=3), WORDS])

    assert len(tree.nodes) == 3


def test_a_tree_cannot_be_changed_through_the_list_it_was_given():
    nodes = [WORDS]
    tree = Document("T", nodes)

    nodes.append(Heading("Later"))  # type: ignore[arg-type]

    assert tree.nodes == (WORDS,)


def test_walking_goes_into_boxes():
    boxed = [node for node in walk(letter().nodes) if isinstance(node, BulletList)]

    assert boxed == [BulletList(["We answer soon"])]
