"""The word ``csp-test``."""

import argparse
from typing import Any

from asl_law.command.answer import Answer, read_json
from asl_law.csp_test import Outcome, decide
from asl_law.findings import read_findings

_SAID = {True: "met", False: "not met", None: "not settled"}
_REQUIRED = {
    True: "A co-ordinated support plan is required.",
    False: "A co-ordinated support plan is not required.",
    None: "Whether a co-ordinated support plan is required is not settled.",
}


def add_words(words: Any) -> None:
    """Add the words of this module to the command."""
    test = words.add_parser("csp-test", help="the four-limb test of section 2")
    test.add_argument("file", metavar="FILE.json")
    test.set_defaults(answer=_csp_test)


def _csp_test(asked: argparse.Namespace) -> Answer:
    outcome = decide(read_findings(read_json(asked.file)))
    return Answer(_as_json(outcome), _as_text(outcome))


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "required": outcome.required,
        "ask": outcome.ask,
        "limbs": {
            name: {"met": limb.met, "reason": limb.reason, "provision": limb.provision}
            for name, limb in outcome.limbs.items()
        },
    }


def _as_text(outcome: Outcome) -> str:
    lines = [
        f"({name}) {_SAID[limb.met]}: {limb.reason} ({limb.provision})"
        for name, limb in outcome.limbs.items()
    ]
    return "\n".join((_REQUIRED[outcome.required], *lines, *filter(None, (outcome.ask,))))
