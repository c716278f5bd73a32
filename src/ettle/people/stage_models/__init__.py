"""Ready models of staged intervention: how councils describe theirs, in our own words.

Each is a file beside this one. What belongs here: the models as published and the words that
they share (the neutral scale, the names of documents). What does not: an authority's own
stages, which are rows (``people.models.stages``).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent

NEUTRAL_NAMES = {
    "U": "Universal: what every child has",
    "T1": "Class-plus: the class teacher does something extra",
    "T2": "School: others in the school help, one agency",
    "T3": "Education: services beyond the school, within education",
    "M": "Multi-agency: others than education help too",
}
NEUTRAL_SHORT = {
    "U": "Universal",
    "T1": "Class-plus",
    "T2": "School",
    "T3": "Education",
    "M": "Multi-agency",
}
DOCUMENTS = {
    "school_planning": "The class and school’s own planning",
    "plp": "Personal learning plan",
    "wellbeing_assessment": "Wellbeing assessment",
    "support_card": "One-page profile or passport",
    "iep": "Individualised educational programme (IEP)",
    "childs_plan": "Child’s Plan",
    "csp": "Co-ordinated support plan (CSP)",
    "request_for_assistance": "Request for assistance",
    "health_plan": "Individual healthcare plan",
    "chronology": "Chronology",
}
MOVERS = {
    "class_teacher": "Class teacher",
    "asn_lead": "ASN lead",
    "depute": "Depute headteacher",
    "headteacher": "Headteacher",
    "asl_officer": "ASL officer of the council",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyStage:
    """One stage of a ready model, shaped as a ``Stage`` row is."""

    number: int
    name: str
    neutral: str
    for_staff: str
    for_family: str
    threshold_staff: str
    threshold_family: str
    review_weeks: int
    movers: tuple[str, ...]
    documents_expected: tuple[str, ...] = ()
    documents_allowed: tuple[str, ...] = ()
    nature_of_support: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyModel:
    """One council’s model as published. ``tag`` names its source; ``year`` is when it says so.

    ``gaps`` says what the page did not tell, so that nobody takes our words for the council's.
    """

    key: str
    name: str
    council: str
    source: str
    source_url: str
    tag: str
    year: str
    stages: tuple[ReadyStage, ...]
    gaps: str = ""
    document_names: dict[str, str] = field(default_factory=dict)

    @property
    def levels(self) -> int:
        """How many levels it has."""
        return len(self.stages)


@cache
def ready_models() -> tuple[ReadyModel, ...]:
    """List every ready model, by name of the council."""
    found = [_read(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(found, key=lambda model: (model.council, model.name)))


def ready_model(key: str) -> ReadyModel | None:
    """Give one ready model by its key."""
    return next((model for model in ready_models() if model.key == key), None)


def _read(path: Path) -> ReadyModel:
    written: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    stages = tuple(
        ReadyStage(**{name: _kept(value) for name, value in stage.items()}, number=number)
        for number, stage in enumerate(written.pop("stages"), start=1)
    )
    return ReadyModel(key=path.stem, stages=stages, **written)


def _kept(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
