"""What a good plan holds: ``criteria.toml``, each with a good and a weak example and its marks."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

MARK_NAMES = ("Not there", "Weak", "Good", "Strong")
WEAK = 1  # at this mark or below, the parts concerned are worth writing again


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is marked from 0 to 3. No ``parts``: the whole plan is looked at."""

    key: str
    name: str
    asks: str
    parts: tuple[str, ...]
    weak: str
    good: str
    marks: tuple[str, ...]

    def concerns(self, kind: str) -> bool:
        """Say whether a kind of part is looked at for this."""
        return not self.parts or kind in self.parts


def _read() -> tuple[date, tuple[Criterion, ...]]:
    text = files("ettle.plans.quality").joinpath("criteria.toml").read_text(encoding="utf-8")
    kept = tomllib.loads(text)
    criteria = tuple(
        Criterion(**one | {"parts": tuple(one["parts"]), "marks": tuple(one["marks"])})
        for one in kept["criterion"]
    )
    return kept["reviewed_on"], criteria


REVIEWED_ON, CRITERIA = _read()
_BY_KEY = {one.key: one for one in CRITERIA}


def criterion_of(key: str) -> Criterion | None:
    """Give a criterion by its key; None for one that is no longer marked."""
    return _BY_KEY.get(key)
