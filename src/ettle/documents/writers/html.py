"""HTML: a fragment to stand in a page of ours, or a whole page that a family can keep.

The fragment carries class names and no style of its own. The whole page carries its style sheet
inside it, so that the file still looks right years from now on somebody's own machine.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

from asl_law.days import in_words
from ettle.documents.characters import is_right_to_left
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
    runs,
)

STYLE_SHEET = Path(__file__).parents[1] / "static" / "documents" / "document.css"
_BEGIN, _END = "<main>\n", "\n</main>"


def page_of(tree: Document) -> str:
    """Write a whole page that needs nothing else."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(tree.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(tree.title)}</title>\n<style>\n{_style()}</style>\n</head>\n"
        f"<body>\n{_BEGIN}{fragment_of(tree)}{_END}\n</body>\n</html>\n"
    )


def fragment_in(page: str) -> str:
    """Take the fragment back out of a whole page, so that what was issued is what is shown."""
    return page[page.index(_BEGIN) + len(_BEGIN) : page.rindex(_END)]


def fragment_of(tree: Document, *, title_level: int = 1) -> str:
    """Write the document to stand inside a page; its title is a heading of ``title_level``."""
    writer = _Fragment(title_level - 1)
    body = "\n".join(writer.block(node) for node in tree.nodes)
    return (
        f'<article class="document document--{tree.paper}" lang="{escape(tree.language)}">\n'
        f"{_opening(tree, title_level)}{body}\n{_closing(tree)}</article>"
    )


@cache
def _style() -> str:
    return STYLE_SHEET.read_text(encoding="utf-8")


def _opening(tree: Document, level: int) -> str:
    parts = [_letterhead(tree.letterhead)] if tree.letterhead else []
    if tree.day:
        parts.append(f'<p class="document-day">{in_words(tree.day)}</p>\n')
    if tree.letterhead and tree.letterhead.reference:
        parts.append(f"<p>Our reference: {escape(tree.letterhead.reference)}</p>\n")
    parts.append(f"<h{level}{_turn(tree.title)}>{escape(tree.title)}</h{level}>\n")
    parts += [f'<p class="document-mark"><strong>{escape(m)}</strong></p>\n' for m in tree.marks]
    return "".join(parts)


def _letterhead(head: Letterhead) -> str:
    sender = [f"<strong>{escape(head.sender)}</strong>", *map(escape, head.sender_lines)]
    parts = f'<p class="document-sender">{"<br>".join(sender)}</p>\n'
    if head.to_lines:
        parts += f'<p class="document-to">{"<br>".join(map(escape, head.to_lines))}</p>\n'
    return parts


def _closing(tree: Document) -> str:
    if not tree.footer:
        return ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in tree.footer)
    return f'<footer class="document-foot">{lines}</footer>\n'


def _turn(text: str) -> str:
    return ' dir="auto"' if is_right_to_left(text) else ""


def _words(words: Inline) -> str:
    return "".join(_run(run) for run in runs(words))


def _run(run: Run) -> str:
    html = escape(run.text).replace("\n", "<br>")
    if run.language:
        html = f'<span lang="{escape(run.language)}"{_turn(run.text)}>{html}</span>'
    if run.strong:
        html = f"<strong>{html}</strong>"
    if run.link:
        html = f'<a href="{escape(run.link)}">{html}</a>'
    return html


def _element(name: str, words: Inline, attributes: str = "") -> str:
    turned = _turn("".join(run.text for run in runs(words)))
    return f"<{name}{attributes}{turned}>{_words(words)}</{name}>"


def _image(image: bytes, alternative: str) -> str:
    address = f"data:image/{picture_kind(image)};base64,{b64encode(image).decode()}"
    return f'<img src="{address}" alt="{escape(alternative)}">'


class _Fragment:
    """Writes each block; ``deeper`` moves every heading down to fit the page around it."""

    def __init__(self, deeper: int) -> None:
        self.deeper = deeper

    def block(self, node: Node) -> str:
        match node:
            case Heading():
                return _element(f"h{min(node.level + self.deeper, 6)}", node.words)
            case Paragraph():
                return _element("p", node.words)
            case BulletList():
                return f"<ul>{_items(node.items)}</ul>"
            case PicturedList():
                return f"<ul>{''.join(map(_pictured, node.items))}</ul>"
            case NumberedList():
                return f"<ol>{_items(node.items)}</ol>"
            case KeyFacts():
                return _facts(node)
            case Table():
                return _table(node)
            case Quote():
                return _quote(node)
            case Picture():
                return _picture(node)
            case Signature():
                return _signature(node)
            case Note():
                return self._note(node)
            case PageBreak():
                return '<div class="document-break"></div>'

    def _note(self, node: Note) -> str:
        inside = "\n".join(self.block(part) for part in node.nodes)
        title = f'<p class="document-note-title"><strong>{escape(node.title)}</strong></p>'
        return f'<div class="document-note">\n{title}\n{inside}\n</div>'


def _items(items: Iterable[Inline]) -> str:
    return "".join(_element("li", item) for item in items)


def _pictured(item: Inline | Pictured) -> str:
    if not isinstance(item, Pictured):
        return _element("li", item)
    image = _image(item.image, item.alternative)
    return f'<li class="document-pictured">{image} {_element("span", item.words)}</li>'


def _facts(node: KeyFacts) -> str:
    pairs = (f"<div><dt>{escape(t)}</dt>{_element('dd', v)}</div>" for t, v in node.facts)
    return f'<dl class="document-facts">{"".join(pairs)}</dl>'


def _table(node: Table) -> str:
    header = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in node.header)
    rows = "\n".join(f"<tr>{_row(row, node.row_headers)}</tr>" for row in node.rows)
    return (
        f'<table class="document-table"><caption>{escape(node.caption)}</caption>\n'
        f"<thead><tr>{header}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"
    )


def _row(row: Sequence[Inline], headed: bool) -> str:
    first = _element("th", row[0], ' scope="row"') if headed else _element("td", row[0])
    return first + "".join(_element("td", cell) for cell in row[1:])


def _quote(node: Quote) -> str:
    language = f' lang="{escape(node.language)}"' if node.language else ""
    words = _element("p", f"“{node.words}”", language)
    return f"<blockquote>{words}<p>{escape(node.whose)}</p></blockquote>"


def _picture(node: Picture) -> str:
    caption = f"<figcaption>{escape(node.caption)}</figcaption>" if node.caption else ""
    return f"<figure>{_image(node.image, node.alternative)}{caption}</figure>"


def _signature(node: Signature) -> str:
    name = f"<strong>{escape(node.name)}</strong>"
    if node.scanned:
        name = f"{_image(node.scanned, f'Signature of {node.name}')}<br>{name}"
    return (
        f'<p class="document-signature">Signed: {name}<br>{escape(node.role)}<br>'
        f"{in_words(node.on)}</p>"
    )
