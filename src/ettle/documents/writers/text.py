"""Plain text: for e-mail, for text messages, and for listening to.

No drawn lines, no columns, no wrapping. A table is read row by row, each cell after its header,
which is how a person listening can follow it.
"""

from collections.abc import Iterator, Sequence

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
    Signature,
    Table,
    runs,
)

EMPTY_CELL = "–"


def text_of(tree: Document) -> str:
    """Write the document as plain text: paragraphs with an empty line between them."""
    return "\n\n".join([*_opening(tree), *_blocks(tree.nodes), *tree.footer]) + "\n"


def words_of(words: Inline) -> str:
    """Write some words, with the address of each link after it."""
    return "".join(
        f"{run.text} ({shown_address(run.link)})"
        if is_link_hidden(run.text, run.link)
        else run.text
        for run in runs(words)
    )


def shown_address(link: str) -> str:
    """Write an address as a person copies it: without mailto: or tel:."""
    for prefix in ("mailto:", "tel:"):
        if link.lower().startswith(prefix):
            return link[len(prefix) :]
    return link


def is_link_hidden(text: str, link: str) -> bool:
    """Tell whether a link's words leave its address unsaid."""
    return bool(link) and shown_address(link) not in text


def _opening(tree: Document) -> Iterator[str]:
    head = tree.letterhead
    if head:
        yield "\n".join([head.sender, *head.sender_lines])
        if head.to_lines:
            yield "\n".join(head.to_lines)
    if tree.day:
        yield in_words(tree.day)
    if head and head.reference:
        yield f"Our reference: {head.reference}"
    yield tree.title
    yield from tree.marks


def _blocks(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        yield from _block(node)


def _block(node: Node) -> Iterator[str]:
    match node:
        case Heading() | Paragraph():
            yield words_of(node.words)
        case BulletList():
            yield "\n".join(f"- {words_of(item)}" for item in node.items)
        case PicturedList():
            yield "\n".join(f"- {_pictured(item)}" for item in node.items)
        case NumberedList():
            yield "\n".join(f"{n}. {words_of(item)}" for n, item in enumerate(node.items, 1))
        case KeyFacts():
            yield "\n".join(f"{term}: {words_of(value)}" for term, value in node.facts)
        case Table():
            yield from _table(node)
        case Quote():
            yield f"“{node.words}”\n{node.whose}"
        case Picture():
            yield "\n".join(filter(None, [f"[Picture: {node.alternative}]", node.caption]))
        case Signature():
            yield f"Signed: {node.name}\n{node.role}\n{in_words(node.on)}"
        case Note():
            yield node.title
            yield from _blocks(node.nodes)
        case PageBreak():
            return


def _pictured(item: Inline | Pictured) -> str:
    if not isinstance(item, Pictured):
        return words_of(item)
    return f"{words_of(item.words)} [Picture: {item.alternative}]"


def _table(table: Table) -> Iterator[str]:
    yield table.caption
    for row in table.rows:
        cells = [words_of(cell).strip() or EMPTY_CELL for cell in row]
        yield "\n".join(f"{head}: {cell}" for head, cell in zip(table.header, cells, strict=True))
