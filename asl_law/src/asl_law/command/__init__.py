"""The command ``asl-law``: an answer and exit 0, or one line of reason on stderr and exit 2."""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from asl_law import __version__
from asl_law.command.answer import Answer
from asl_law.errors import LawError


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise LawError(f"{message}; see {self.prog} --help")


_WORDS = {
    "clocks": "clocks",
    "due": "clocks",
    "extend": "extensions",
    "csp-test": "tests",
    "may": "people",
    "reference": "people",
    "route": "rules",
    "notices": "rules",
    "holidays": "rules",
    "explain": "rules",
    "timeline": "cases",
}


def _parser(asked: Sequence[str]) -> _Parser:
    """Build the parser, importing only what the word that is asked for needs."""
    known = _WORDS.get(asked[0]) if asked else None
    parser = _Parser(
        prog="asl-law",
        description="Scottish additional support for learning law: dates, tests and notices.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"asl-law {__version__}")
    words = parser.add_subparsers(required=True, metavar="WORD")
    for name in dict.fromkeys((known,) if known else _WORDS.values()):
        import_module(f"asl_law.command.{name}").add_words(words)
    for each in words.choices.values():
        each.allow_abbrev = False
        each.add_argument("--json", action="store_true", help="answer as JSON")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Answer one question. Nothing is printed on stdout unless there is an answer."""
    given = sys.argv[1:] if argv is None else list(argv)
    try:
        asked = _parser(given).parse_args(given)
        answer: Answer = asked.answer(asked)
        text = json.dumps(answer.as_json, indent=2) if asked.json else answer.as_text
    except (LawError, OSError, RecursionError) as refusal:
        sys.stderr.write(f"asl-law: {_one_line(refusal)}\n")
        return 2
    sys.stdout.write(f"{text}\n")
    return 0


def _one_line(refusal: Exception) -> str:
    if isinstance(refusal, RecursionError):
        return "the file is nested too deeply to be read"
    if isinstance(refusal, OSError):
        return f"{refusal.filename}: {refusal.strerror}"
    return " ".join(str(refusal).split())
