"""The README's index, the sheet and the pages of open questions say what the code does."""

import re
import sys
from pathlib import Path

from asl_law.index import documents, rule_index
from asl_law.questions import questions
from asl_law.timeline import EventKind

HERE = Path(__file__).resolve().parents[1]
PAGES = HERE.parent / "docs" / "law"
SOURCE = HERE / "src" / "asl_law"
MARK = re.compile(r"LAW-Q[0-9]+")


def modules():
    return [path for path in SOURCE.rglob("*.py") if "bench" not in path.parts]


def test_the_readme_holds_the_index_of_every_rule():
    assert rule_index() in (HERE / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_event_of_a_case():
    readme = (HERE / "README.md").read_text(encoding="utf-8")

    assert [kind.value for kind in EventKind if f"`{kind}`" not in readme] == []


def test_the_pages_of_law_are_the_ones_the_code_writes():
    for name, text in documents().items():
        assert (PAGES / name).read_text(encoding="utf-8") == text


def test_every_mark_in_the_code_has_its_page_and_its_entry():
    marks = {mark for path in modules() for mark in MARK.findall(path.read_text("utf-8"))}

    assert marks <= questions().keys()
    assert len(marks) > 25
    assert "Meanwhile" in questions()["LAW-Q6"].in_words


def test_the_library_imports_only_the_standard_library():
    named = re.compile(r"^(?:from|import) ([a-z_]+)", re.MULTILINE)

    for path in modules():
        for name in named.findall(path.read_text(encoding="utf-8")):
            assert name == "asl_law" or name in sys.stdlib_module_names, f"{path}: {name}"


def test_nothing_in_the_library_looks_at_a_clock():
    looking = re.compile(r"\.today\(|\.now\(|utcnow|time\.time")

    for path in modules():
        assert not looking.search(path.read_text(encoding="utf-8")), path
