"""Write a document tree as one of four formats, all with the same words."""

from collections.abc import Callable
from typing import Literal

from ettle.documents.tree import Document
from ettle.documents.writers.html import fragment_in, fragment_of, page_of
from ettle.documents.writers.pdf import pdf_of
from ettle.documents.writers.text import text_of
from ettle.documents.writers.word import docx_of

__all__ = ["FORMATS", "Format", "fragment_in", "fragment_of", "reading_minutes", "write"]

Format = Literal["html", "pdf", "docx", "text"]
FORMATS: tuple[Format, ...] = ("html", "pdf", "docx", "text")
WORDS_A_MINUTE_ALOUD = 150  # an adult reading to a child, with pauses
WORDS_A_MINUTE_SILENT = 220  # an adult reading plain prose

_WRITERS: dict[Format, Callable[[Document], bytes]] = {
    "html": lambda tree: page_of(tree).encode(),
    "pdf": pdf_of,
    "docx": docx_of,
    "text": lambda tree: text_of(tree).encode(),
}


def write(tree: Document, *, as_: Format) -> bytes:
    """Write a document: a whole HTML page, a tagged PDF, a Word file or UTF-8 text.

    The same tree gives the same bytes, on any day and any machine.
    """
    return _WRITERS[as_](tree)


def reading_minutes(tree: Document, *, aloud: bool = False) -> float:
    """Tell how many minutes a document takes to read, to one decimal place.

    Everything counts: address lines, table headers for each row, the words that stand for pictures.
    """
    words = len(text_of(tree).split())
    pace = WORDS_A_MINUTE_ALOUD if aloud else WORDS_A_MINUTE_SILENT
    return round(words / pace, 1)
