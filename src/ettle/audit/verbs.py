"""The registry of what can be recorded: each verb's facts and its one sentence.

Each room declares its verbs in its own ``verbs.py``. Facts are dates, counts, keys and
codes, so that free text and names have nowhere to go; the types below are all that a
fact may be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

FACT_TYPES: Mapping[str, type] = {"str": str, "int": int, "bool": bool, "date": date}
CODE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Verb:
    """One kind of event: ``facts`` names each fact and its type (str means a code).

    ``sentence`` follows a person's role, as in *recorded a request, answer due {due_on}*.
    ``is_reading`` marks an opening of somebody's record, which *who has looked* lists.
    """

    name: str
    sentence: str
    facts: Mapping[str, type]
    is_reading: bool = False


VERBS: dict[str, Verb] = {}


def register(name: str, sentence: str, *, is_reading: bool = False, **facts: type) -> None:
    """Declare a verb. Two rooms may not declare the same one."""
    if name in VERBS:
        raise ValueError(f"the verb {name} is declared twice")
    VERBS[name] = Verb(name, sentence, facts, is_reading)


def checked_facts(verb: Verb, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give the facts as they are stored, or say which one has no place.

    Raises:
        ValueError: for a missing or undeclared fact, or one that is not a code.
    """
    if set(facts) != set(verb.facts):
        raise ValueError(f"{verb.name} takes {sorted(verb.facts)}, not {sorted(facts)}")
    return {key: _stored(verb, key, value) for key, value in facts.items()}


def _stored(verb: Verb, key: str, value: Any) -> Any:
    expected = verb.facts[key]
    if value is None:
        return None
    if not isinstance(value, expected) or (expected is int and isinstance(value, bool)):
        raise ValueError(f"{verb.name}: {key} must be {expected.__name__}")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and (len(value) > CODE_LENGTH or "\n" in value):
        raise ValueError(f"{verb.name}: {key} is too long to be a code")
    return value
