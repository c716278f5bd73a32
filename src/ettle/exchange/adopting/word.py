"""A plan in a Word file: which words belong to which part, for a person to confirm.

Headings are known by their words, whatever style they have; a table of objectives by its
columns. Styles are dropped. What could not be placed is given back as such: nothing is lost.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from ettle.access import Trouble
from ettle.plans.adopting import ObjectiveThen, SupportThen

MOST_BYTES = 8 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_WORDS = 200_000
HEADINGS = (
    ("profile", ("profile", "summary of skills", "skills and capabilities", "strengths")),
    ("factors", ("factors giving rise", "factors", "reasons for additional support")),
    ("objectives", ("educational objectives", "objectives", "educational targets")),
    ("child_view", ("child's views", "views of the child", "young person's views", "pupil's view",
                    "my views", "views of the pupil", "views of the young person",
                    "views of child")),
    ("parent_view", ("parent's views", "parents' views", "views of the parent",
                     "views of parent", "carer's views")),
)  # fmt: skip
OTHER_HEADINGS = ("review", "signature", "nominated school", "co-ordinator", "coordinator",
                  "contact", "personal details", "child's details", "parents", "timetable",
                  "school", "comments", "monitoring", "date")  # fmt: skip
SUPPORT, PERSONS = "support", "person"
NOT_WORD = (
    "We could not read that as a Word file. Save it as DOCX (not DOC or PDF), or paste the words."
)


@dataclass(slots=True)
class PlanRead:
    """The parts of a plan as a Word file has them, and every word that found no place."""

    profile: list[str] = field(default_factory=list)
    factors: list[str] = field(default_factory=list)
    child_view: list[str] = field(default_factory=list)
    parent_view: list[str] = field(default_factory=list)
    objectives: list[ObjectiveThen] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


def read_plan(content: bytes) -> PlanRead:
    """Read a plan from a Word file.

    Raises:
        Trouble: for what is no Word file, is damaged, or unpacks to far too much.
    """
    _check(content)
    try:
        document = Document(io.BytesIO(content))
        found = PlanRead()
        part = "other"
        count = 0
        for block in document.iter_inner_content():
            count += _length(block)
            if count > MOST_WORDS:
                raise Trouble("That file is far longer than a plan. Paste the words.", field="file")
            part = _take(block, part, found)
        _take_margins(document, found)
    except Trouble:
        raise
    except Exception as error:  # python-docx raises whatever its parser meets
        raise Trouble(NOT_WORD, field="file") from error
    return found


def _check(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Trouble("That file is over 8 MB. Take the pictures out, or paste the words.",
                      field="file")  # fmt: skip
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if "word/document.xml" not in packed.namelist():
                raise Trouble(NOT_WORD, field="file")
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise Trouble("That file unpacks to far too much. Paste the words.", field="file")
    except zipfile.BadZipFile as error:
        raise Trouble(NOT_WORD, field="file") from error


def _length(block: Paragraph | Table) -> int:
    if isinstance(block, Table):
        return sum(len(cell.text) for row in block.rows for cell in row.cells)
    return len(block.text)


def _take(block: Paragraph | Table, part: str, found: PlanRead) -> str:
    """Place one block, and say which part the next one belongs to."""
    if isinstance(block, Table):
        _take_table(block, part, found)
        return part
    words = block.text.strip()
    if not words:
        return part
    heading = _heading(words, block)
    if heading is None:
        _put(part, words, found)
        return part
    name, rest = heading
    if name == "other":
        found.other.append(words)
    elif rest:
        _put(name, rest, found)
    return name


def _heading(words: str, block: Paragraph | None = None) -> tuple[str, str] | None:
    """Know a heading by its words: *Profile*, *2. Profile:*, *Profile: he likes…*."""
    title, _, rest = words.partition(":")
    plain = re.sub(r"^[\W\d]+", "", title).casefold().replace("’", "'").strip()
    is_styled = block is not None and (block.style.name or "").startswith(("Heading", "Title"))  # type: ignore[union-attr]
    if len(plain) > 80:
        return None
    for name, known in HEADINGS:
        for each in known:
            if plain == each or (plain.startswith(each) and (is_styled or rest or len(plain) < 60)):
                if not is_styled and not rest and plain != each and len(plain.split()) > 9:
                    continue
                return name, rest.strip()
    if is_styled or plain in OTHER_HEADINGS:
        return "other", rest.strip()
    return None


def _put(part: str, words: str, found: PlanRead) -> None:
    if part == "objectives":
        _put_objective(words, found)
        return
    getattr(found, part).append(words)


def _put_objective(words: str, found: PlanRead) -> None:
    """Under the heading of objectives, a dash or *Support:* hangs on the objective above it."""
    is_support = words.startswith(("-", "–", "•")) or words.casefold().startswith("support")
    if not is_support or not found.objectives:
        found.objectives.append(ObjectiveThen(words=words))
        return
    last = found.objectives[-1]
    what, _, who = words.lstrip("-–• ").partition("|")
    support = SupportThen(words=what.strip(), persons=who.strip())
    found.objectives[-1] = ObjectiveThen(words=last.words, supports=(*last.supports, support))


def _take_table(table: Table, part: str, found: PlanRead) -> None:
    rows = [_cells(row) for row in table.rows]
    head = [cell.casefold() for cell in rows[0]] if rows else []
    if len(head) >= 3 and "objective" in head[0] and any(SUPPORT in each for each in head):
        _take_objectives(rows, head, found)
        return
    for row in rows:
        named = _heading(row[0]) if len(row) > 1 else None
        if named and named[0] != "other" and row[1:] != [""] * len(row[1:]):
            for cell in row[1:]:
                _put_cell(named[0], cell, found)
        else:
            _put(part if part != "objectives" else "other", " | ".join(filter(None, row)), found)


def _put_cell(part: str, cell: str, found: PlanRead) -> None:
    for line in cell.splitlines():
        if line.strip():
            _put(part, line.strip(), found)


def _take_objectives(rows: list[list[str]], head: list[str], found: PlanRead) -> None:
    support = next(n for n, words in enumerate(head) if SUPPORT in words)
    persons = next((n for n, words in enumerate(head) if PERSONS in words and n != support), None)
    for row in rows[1:]:
        if not any(row):
            continue
        who = row[persons] if persons is not None and persons < len(row) else ""
        supports = tuple(
            SupportThen(words=line.strip(" -–•"), persons="; ".join(_lines(who)))
            for line in _lines(row[support])
        )
        words = " ".join(row[0].split())
        if not words and found.objectives:
            last = found.objectives[-1]
            found.objectives[-1] = ObjectiveThen(
                words=last.words, supports=(*last.supports, *supports)
            )
        elif words:
            found.objectives.append(ObjectiveThen(words=words, supports=supports))
        else:
            found.other.append(" | ".join(filter(None, row)))
        spare = [cell for n, cell in enumerate(row) if n not in (0, support, persons) and cell]
        found.other.extend(spare)
        if who and not supports:
            found.other.append(who)


def _cells(row: Any) -> list[str]:
    """Give a row's cells; one that spans several columns comes once."""
    seen: list[Any] = []
    found = []
    for cell in row.cells:
        if cell._tc in seen:
            continue
        seen.append(cell._tc)
        found.append("\n".join(_lines(cell.text)))
    return found


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _take_margins(document: Any, found: PlanRead) -> None:
    """Headers and footers may hold words too."""
    for section in document.sections:
        for margin in (section.header, section.footer):
            if not margin.is_linked_to_previous:
                found.other.extend(_lines("\n".join(each.text for each in margin.paragraphs)))
