"""Word (DOCX), for people who change the size, the colours or the voice of what they read.

Real heading and list styles, header rows that repeat, alternatives on pictures, the language of
the document and of each part in a language of its own.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from asl_law.days import in_words
from ettle.documents.tree import (
    BulletList,
    Document,
    Heading,
    Inline,
    KeyFacts,
    Node,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Pictured,
    PicturedList,
    Quote,
    Run,
    Signature,
    Table,
    runs,
)
from ettle.documents.writers import word_xml as xml
from ettle.documents.writers.text import EMPTY_CELL, is_link_hidden, shown_address
from ettle.documents.writers.word_empty import empty_file

_FONT = "Arial"  # on every machine; Word files carry no fonts of ours
_BLUE = RGBColor(0x00, 0x43, 0x7D)
_BESIDE = Mm(9)  # how high a small picture beside a line is
_PAPERS = {"a4": (210, 297, 22), "a5": (148, 210, 12)}
_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def docx_of(tree: Document) -> bytes:
    """Write the document as a Word file; the same tree gives the same bytes."""
    word = empty_file()
    _set_up(word, tree)
    writer = _Body(word, tree)
    writer.opening()
    for node in tree.nodes:
        writer.block(node)
    _foot(word, tree)
    saved = BytesIO()
    word.save(saved)
    return xml.same_bytes(saved.getvalue())


def _set_up(word: WordDocument, tree: Document) -> None:
    about = word.core_properties
    about.title, about.language, about.author, about.comments = tree.title, tree.language, "", ""
    about.created = about.modified = _SOME_DAY
    width, height, margin = _PAPERS[tree.paper]
    section = word.sections[0]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(margin)
    section.top_margin = section.bottom_margin = Mm(20 if tree.paper == "a4" else 12)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(12 if tree.paper == "a4" else 11)
    xml.set_style_language(normal, tree.language)
    for name, size in (("Heading 1", 19), ("Heading 2", 15), ("Heading 3", 13), ("Heading 4", 12)):
        font = word.styles[name].font
        font.size, font.color.rgb = Pt(size), _BLUE
        xml.set_style_font(word.styles[name], _FONT)


def _foot(word: WordDocument, tree: Document) -> None:
    section = word.sections[0]
    if tree.marks:
        section.header.paragraphs[0].text = " · ".join(tree.marks)
    foot = section.footer
    for line in tree.footer:
        foot.add_paragraph(line)
    numbers = foot.paragraphs[0] if not tree.footer else foot.add_paragraph()
    numbers.add_run("Page ")
    xml.add_field(numbers, "PAGE")
    numbers.add_run(" of ")
    xml.add_field(numbers, "NUMPAGES")
    if tree.footer:
        xml.remove(foot.paragraphs[0])


class _Body:
    """Writes each block at the end of the file."""

    def __init__(self, word: WordDocument, tree: Document) -> None:
        self.word = word
        self.tree = tree
        self.width = Mm(_PAPERS[tree.paper][0] - 2 * _PAPERS[tree.paper][2])

    def opening(self) -> None:
        head = self.tree.letterhead
        if head:
            sender = self.word.add_paragraph()
            sender.add_run(head.sender).bold = True
            for line in head.sender_lines:
                sender.add_run(f"\n{line}")
            if head.to_lines:
                self.word.add_paragraph("\n".join(head.to_lines))
        if self.tree.day:
            self.word.add_paragraph(in_words(self.tree.day))
        if head and head.reference:
            self.word.add_paragraph(f"Our reference: {head.reference}")
        self.word.add_heading(self.tree.title, level=1)
        for mark in self.tree.marks:
            self.word.add_paragraph().add_run(mark).bold = True

    def block(self, node: Node) -> None:
        match node:
            case Heading():
                self._words(self.word.add_heading(level=node.level), node.words)
            case Paragraph():
                self._words(self.word.add_paragraph(), node.words)
            case BulletList():
                self._items(node.items, "List Bullet")
            case PicturedList():
                self._pictured(node)
            case NumberedList():
                self._numbers(node.items)
            case KeyFacts():
                self._facts(node)
            case Table():
                self._table(node)
            case Quote():
                self._quote(node)
            case Picture():
                self._picture(node.image, node.alternative, self.width)
                if node.caption:
                    self.word.add_paragraph(node.caption)
            case Signature():
                self._signature(node)
            case Note():
                self._note(node)
            case PageBreak():
                self.word.add_page_break()  # type: ignore[no-untyped-call]  # its library has no types

    def _words(self, paragraph: WordParagraph, words: Inline, strong: bool = False) -> None:
        for run in runs(words):
            _add_run(paragraph, run, strong)

    def _items(self, items: Sequence[Inline], style: str) -> None:
        for item in items:
            self._words(self.word.add_paragraph(style=style), item)

    def _pictured(self, node: PicturedList) -> None:
        for item in node.items:
            paragraph = self.word.add_paragraph(style="List Bullet")
            if isinstance(item, Pictured):
                shape = paragraph.add_run().add_picture(BytesIO(item.image), height=_BESIDE)
                xml.set_alternative(shape, item.alternative)
                paragraph.add_run(" ")
            self._words(paragraph, item.words if isinstance(item, Pictured) else item)

    def _numbers(self, items: Sequence[Inline]) -> None:
        numbering = xml.new_numbering(self.word)
        for item in items:
            paragraph = self.word.add_paragraph(style="List Number")
            xml.use_numbering(paragraph, numbering)
            self._words(paragraph, item)

    def _facts(self, node: KeyFacts) -> None:
        for term, value in node.facts:
            paragraph = self.word.add_paragraph()
            paragraph.add_run(f"{term}: ").bold = True
            self._words(paragraph, value)

    def _table(self, node: Table) -> None:
        caption = self.word.add_paragraph()
        caption.add_run(node.caption).bold = True
        caption.paragraph_format.keep_with_next = True
        grid = self.word.add_table(rows=1, cols=len(node.header), style="Table Grid")
        xml.set_table_header(grid, first_column=node.row_headers)
        xml.set_table_description(grid, node.caption)
        for cell, words in zip(grid.rows[0].cells, node.header, strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        for row in node.rows:
            added = grid.add_row()
            xml.keep_row_together(added)
            for place, (cell, item) in enumerate(zip(added.cells, row, strict=True)):
                words_or_dash = item if any(r.text.strip() for r in runs(item)) else EMPTY_CELL
                strong = node.row_headers and place == 0
                self._words(cell.paragraphs[0], words_or_dash, strong)
        self.word.add_paragraph()

    def _quote(self, node: Quote) -> None:
        said = self.word.add_paragraph(style="Quote")
        _add_run(said, Run(f"“{node.words}”", language=node.language))
        self.word.add_paragraph(node.whose)

    def _picture(self, image: bytes, alternative: str, width: Any) -> None:
        shape = self.word.add_picture(BytesIO(image))
        if shape.width > width:
            shape.height, shape.width = int(shape.height * width / shape.width), width
        xml.set_alternative(shape, alternative)

    def _signature(self, node: Signature) -> None:
        self.word.add_paragraph("Signed:")
        if node.scanned:
            self._picture(node.scanned, f"Signature of {node.name}", Mm(60))
        signed = self.word.add_paragraph()
        signed.add_run(node.name).bold = True
        signed.add_run(f"\n{node.role}\n{in_words(node.on)}")

    def _note(self, node: Note) -> None:
        first = len(self.word.paragraphs)
        self.word.add_paragraph().add_run(node.title).bold = True
        for part in node.nodes:
            self.block(part)
        for paragraph in self.word.paragraphs[first:]:
            xml.shade(paragraph)


def _add_run(paragraph: WordParagraph, run: Run, strong: bool = False) -> None:
    if run.link:
        added = xml.add_link(paragraph, run.text, run.link)
        if is_link_hidden(run.text, run.link):
            paragraph.add_run(f" ({shown_address(run.link)})")
    else:
        added = paragraph.add_run(run.text)
    if run.strong or strong:
        added.bold = True
    xml.set_run_language(added, run.language, run.text)
