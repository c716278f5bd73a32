"""No exception without a reason, and the reasons are few."""

import re

from tests.shape.source import ROOT, files, short

FOLDERS = ("src", "asl_law/src", "asl_law/tests", "tests", "scripts", "bench")
SOURCES = [
    path
    for folder in FOLDERS
    for path in files(ROOT / folder, ".py")
    if short(path) != "tests/shape/test_reasons.py"
]

# Everything that may be written after "# noqa: CODE - ".
REASONS = {
    "a fixture for every test",
    "a str is a Sequence too",
    "an invented world keeps no secrets",
    "declares its long work",
    "declares the long work of leaving",
    "declares what is recorded here",
    "escaped when the letter was issued",
    "our own interpreter and program",
    "our own server",
    "our own server, no shell",
    "says what follows a sending",
    "settings must be set first",
    "settings modules extend each other",
    "the point of the test",
    "unique where present",
    "we wrote it",
}

EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no\s*cover)([^#\n]*)", re.I)
SKIPPED = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|xfail|importorskip)\b|unittest\.skip")
PUT_OFF = re.compile(r"\b(?:TODO|FIXME|XXX)\b")


def unexplained(text: str) -> list[str]:
    """List the exceptions of a module that no reason of the list explains."""
    found = []
    for match in EXCEPTION.finditer(text):
        kind, rest = match[1].lower(), match[2]
        if kind.startswith("type") and re.match(r"\[[\w, -]+\]", rest):
            continue  # the bracket is the reason: mypy fails when it is no longer needed
        if rest.partition(" - ")[2].strip() not in REASONS:
            found.append(match[0])
    return found


def offenders(judge) -> dict[str, list[str]]:
    """Ask the same of every module; give those that have something to answer."""
    answers = {short(path): judge(path.read_text(encoding="utf-8")) for path in SOURCES}
    return {path: found for path, found in answers.items() if found}


def test_an_exception_names_its_rule_and_a_reason_of_the_list():
    assert offenders(unexplained) == {}


def test_no_test_is_skipped():
    assert offenders(SKIPPED.findall) == {}


def test_nothing_is_put_off():
    assert offenders(PUT_OFF.findall) == {}


def test_no_import_contract_has_an_exception():
    assert "ignore_imports" not in (ROOT / ".importlinter").read_text()


def test_no_warning_is_let_through_without_a_day_to_look_again():
    settings = (ROOT / "pyproject.toml").read_text()
    warnings = settings.partition("filterwarnings = [")[2].partition("]")[0]

    undated = [
        line
        for line in warnings.splitlines()
        if line.strip().strip(",").strip("\"'") not in {"", "error"}
        and not line.strip().startswith("#")
        and not re.search(r"# until \d{4}-\d{2}-\d{2}: \S", line)
    ]

    assert undated == []
