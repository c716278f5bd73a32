"""PDF for people and, if it has a day, for archives: PDF/UA-1 and PDF/A-2a, which typst checks.

The tree goes to the template as JSON, never as source, so no text can be taken for a command.
Only the fonts shipped here are used, so every machine prints the same pages.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

import typst
from PIL import Image, ImageOps

from asl_law.days import in_words
from ettle.documents.characters import FONT_FOLDER, for_print
from ettle.documents.parts import picture_kind
from ettle.documents.tree import (
    BulletList,
    Document,
    Heading,
    Inline,
    KeyFacts,
    Letterhead,
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
    plain,
    runs,
)
from ettle.documents.writers.text import is_link_hidden, shown_address

LARGEST_PICTURE = 120_000  # bytes; beyond it a picture is made again, smaller
PRINTED_PIXELS = 1100  # across 9 cm that is 300 to the inch
TEMPLATE = Path(__file__).parents[1] / "typst" / "document.typ"
ACCESSIBLE: "list[typst.PDFStandard]" = ["ua-1"]
ACCESSIBLE_AND_ARCHIVAL: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]  # an archive wants a date
_TOO_LONG_FOR_A_LINE = re.compile(r"\S{40}(?=\S)")
_PLACE_TO_BREAK = "\u200b"
_LETTERS_KEPT_TOGETHER = 600  # a row with more in one cell may run on to the next page
_LETTERS_ACROSS = 66  # what the width of a table holds
_one_at_a_time = Lock()  # one compiler is shared by the threads of a worker


def pdf_of(tree: Document) -> bytes:
    """Write the document as a tagged PDF."""
    described = json.dumps(_described(tree), ensure_ascii=False)
    with _one_at_a_time:
        made = _compiler().compile(
            sys_inputs={"document": described},
            format="pdf",
            pdf_standards=ACCESSIBLE_AND_ARCHIVAL if tree.day else ACCESSIBLE,
            timestamp=0,
        )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single file")
    return made


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FONT_FOLDER)],
    )
    return typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=fonts)


def _text(text: str) -> str:
    return _TOO_LONG_FOR_A_LINE.sub(lambda part: part[0] + _PLACE_TO_BREAK, for_print(text))


def _lines(lines: Sequence[str]) -> list[str]:
    return [_text(line) for line in lines]


def _language(language: str) -> dict[str, str | None] | None:
    if not language:
        return None
    first, *others = language.split("-")
    region = others[-1] if others and re.fullmatch("[A-Z]{2}", others[-1]) else None
    return {"lang": first, "region": region}


def _described(tree: Document) -> dict[str, Any]:
    return {
        "title": _text(tree.title),
        "language": _language(tree.language),
        "day": in_words(tree.day) if tree.day else "",
        "date": [tree.day.year, tree.day.month, tree.day.day] if tree.day else None,
        "letterhead": _letterhead(tree.letterhead),
        "marks": _lines(tree.marks),
        "footer": _lines(tree.footer),
        "paper": tree.paper,
        "nodes": [_node(node) for node in tree.nodes],
    }


def _letterhead(head: Letterhead | None) -> dict[str, Any] | None:
    if head is None:
        return None
    return {
        "sender": _text(head.sender),
        "sender_lines": _lines(head.sender_lines),
        "to_lines": _lines(head.to_lines),
        "reference": _text(head.reference),
    }


def _words(words: Inline) -> list[dict[str, Any]]:
    return [_run(run) for run in runs(words)]


def _run(run: Run) -> dict[str, Any]:
    return {
        "text": _text(run.text),
        "strong": run.strong,
        "link": run.link,
        "written": _text(shown_address(run.link)) if is_link_hidden(run.text, run.link) else "",
        "language": _language(run.language),
    }


def _image(image: bytes, alternative: str) -> dict[str, Any]:
    fitting = image if len(image) <= LARGEST_PICTURE else _smaller(image)
    return {"bytes": list(fitting), "format": _format(fitting), "alternative": _text(alternative)}


def _smaller(image: bytes) -> bytes:
    """Make a large picture again, as sharp as the paper can show it."""
    with Image.open(BytesIO(image)) as opened:
        drawn = ImageOps.exif_transpose(opened).convert("RGBA")
    flat = Image.new("RGB", drawn.size, "white")
    flat.paste(drawn, mask=drawn)
    flat.thumbnail((PRINTED_PIXELS, PRINTED_PIXELS))
    made = BytesIO()
    flat.save(made, "JPEG", quality=85)
    return made.getvalue()


def _format(image: bytes) -> str:
    return {"png": "png", "jpeg": "jpg"}[picture_kind(image)]


def _node(node: Node) -> dict[str, Any]:
    match node:
        case Heading():
            return {"kind": "heading", "level": node.level, "words": _words(node.words)}
        case Paragraph():
            return {"kind": "paragraph", "words": _words(node.words)}
        case BulletList():
            return {"kind": "bullets", "items": [_words(item) for item in node.items]}
        case PicturedList():
            return {"kind": "pictured", "items": [_pictured(item) for item in node.items]}
        case NumberedList():
            return {"kind": "numbers", "items": [_words(item) for item in node.items]}
        case KeyFacts():
            return {"kind": "facts", "facts": [[_text(t), _words(v)] for t, v in node.facts]}
        case Table():
            return _table(node)
        case Quote():
            return {
                "kind": "quote",
                "words": _text(f"“{node.words}”"),
                "whose": _text(node.whose),
                "language": _language(node.language),
            }
        case Picture():
            image = _image(node.image, node.alternative)
            return {"kind": "picture", "image": image, "caption": _text(node.caption)}
        case Signature():
            return _signature(node)
        case Note():
            inside = [_node(part) for part in node.nodes]
            return {"kind": "note", "title": _text(node.title), "nodes": inside}
        case PageBreak():
            return {"kind": "break"}


def _pictured(item: Inline | Pictured) -> dict[str, Any]:
    if not isinstance(item, Pictured):
        return {"words": _words(item), "image": None}
    return {"words": _words(item.words), "image": _image(item.image, item.alternative)}


def _table(node: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": _text(node.caption),
        "header": _lines(node.header),
        "rows": [[_words(cell) for cell in row] for row in node.rows],
        "row_headers": node.row_headers,
        "shares": _shares(node),
        "long": any(len(plain(cell)) > _LETTERS_KEPT_TOGETHER for row in node.rows for cell in row),
    }


def _shares(node: Table) -> list[float]:
    """Share the width: to each column its longest word, then more to the wordier."""
    columns = [
        [plain(cell) for cell in column] for column in zip(node.header, *node.rows, strict=True)
    ]
    least = [
        2.0 + min(18, max(len(w) for c in column for w in c.split() or [""])) for column in columns
    ]
    wanted = [min(60.0, sum(map(len, column)) / len(column)) for column in columns]
    spare = max(0.0, _LETTERS_ACROSS - sum(least))
    return [few + spare * much / sum(wanted) for few, much in zip(least, wanted, strict=True)]


def _signature(node: Signature) -> dict[str, Any]:
    scanned = _image(node.scanned, f"Signature of {node.name}") if node.scanned else None
    return {
        "kind": "signature",
        "name": _text(node.name),
        "role": _text(node.role),
        "day": in_words(node.on),
        "image": scanned,
    }
