"""The empty Word file that every document begins from: python-docx's own, less what we never use.

It brings 160 styles, each twice, and a picture of a page, in every file and at every look-up.
"""

from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument

KEPT = {
    "Normal",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Heading 4",
    "List Bullet",
    "List Number",
    "Quote",
    "Table Grid",
    "Header",
    "Footer",
}
NEVER_READ = ("/stylesWithEffects", "/thumbnail")


def empty_file() -> WordDocument:
    """Open a Word file with nothing in it, and only the styles that ours have."""
    return docx.Document(BytesIO(_kept()))


@cache
def _kept() -> bytes:
    word = docx.Document()
    wanted = _with_what_they_rest_on(word)
    for style in list(word.styles):
        if style.style_id not in wanted:
            style.delete()
    for relations in (word.part.rels, word.part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(NEVER_READ)]:
            relations.pop(key)
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


def _with_what_they_rest_on(word: WordDocument) -> set[str]:
    """List the styles that are kept, each kind's plain one, and those that these name."""
    elements: dict[str, Any] = {one.style_id: one.element for one in word.styles}
    numbering: Any = word.part.numbering_part.element
    waiting = [str(one) for one in numbering.xpath("//w:pStyle/@w:val")]
    waiting += [one.style_id for one in word.styles if one.name in KEPT or one.element.default]
    found: set[str] = set()
    while waiting:
        style = waiting.pop()
        if style in elements and style not in found:
            found.add(style)
            named = elements[style].xpath("w:basedOn/@w:val | w:link/@w:val | w:next/@w:val")
            waiting += [str(one) for one in named]
    return found
