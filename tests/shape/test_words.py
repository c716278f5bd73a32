"""The words are the Act's and the field's: of Scotland, and not of a machine room."""

import ast
import re
from pathlib import Path

from tests.shape.source import ETTLE, LAW, ROOT, files, short, tree_of

ENGLISH_LAW = re.compile(r"\b(?:SEN|SEND|EHCP|EHC plan|SENCO|SENDCO|Ofsted|Key Stage \d)\b")
EMPTY_WORDS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "handler",
    "process",
    "data",
    "info",
}
# Names that a framework or the field gives, each with its reason.
GIVEN_NAMES = {
    "SizeLimitHandler": "Django's own word for an upload handler",
    "data_table": "HTML's word, against a table that only lays out",
    "account_manager": "what the field calls the person who looks after accounts",
}
READ_BY_PEOPLE = [
    *files(ETTLE, ".html", ".md", ".py"),
    *files(LAW, ".py"),
    *files(ROOT / "docs", ".md"),
    *ROOT.glob("*.md"),
]
MODULES = [*files(ETTLE, ".py"), *files(LAW, ".py")]


def empty_names_in(module: Path) -> set[str]:
    """Give the names of a module, and at the top of it, that say nothing of what a thing is."""
    top = (ast.FunctionDef, ast.ClassDef)
    names = {module.stem} | {node.name for node in tree_of(module).body if isinstance(node, top)}
    return {name for name in names - GIVEN_NAMES.keys() if words_of(name) & EMPTY_WORDS}


def words_of(name: str) -> set[str]:
    """Split a name of either style into its words."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def test_no_word_of_english_law_is_used():
    used = {short(one): ENGLISH_LAW.findall(one.read_text("utf-8")) for one in READ_BY_PEOPLE}

    assert {path: words for path, words in used.items() if words} == {}


def test_names_say_what_a_thing_is():
    found = {short(module): empty_names_in(module) for module in MODULES}

    assert {module: names for module, names in found.items() if names} == {}


def test_the_glossary_is_in_order_and_explains_each_word_once():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^\| *[`*]*([^|`*]+?)[`*]* *\|", glossary, re.M)
    terms = [word for word in words if not set(word) <= {"-", ":", " "}][1:]

    assert terms
    assert terms == sorted(set(terms), key=str.casefold)
