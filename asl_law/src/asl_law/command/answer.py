"""An answer twice over, as JSON and as text, and the reading of files that hold questions."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asl_law.citations import Citation
from asl_law.errors import LawError, WrongFacts


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, for a machine and for a person."""

    as_json: Any
    as_text: str


def cited(citation: Citation) -> dict[str, str]:
    """Give a citation as the contract has it."""
    return {
        "instrument": citation.instrument,
        "provision": citation.provision,
        "url": citation.url,
    }


def read_json(path: str) -> Any:
    """Read a JSON file, saying in one line what is wrong with it."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise WrongFacts(f"{path}: this is not UTF-8 text") from None
    except json.JSONDecodeError as wrong:
        raise WrongFacts(f"{path}: not JSON, line {wrong.lineno}: {wrong.msg}") from None
    except LawError:
        raise
    except ValueError as wrong:  # a number of thousands of digits, or a name no file can have
        raise WrongFacts(f"{path!r}: this cannot be read: {wrong}") from None


def _no_constant(name: str) -> Any:
    raise WrongFacts(f"{name} is not JSON")
