"""Names to draw from, of Scotland and of whoever lives there."""

from __future__ import annotations

import csv
import unicodedata
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
# Of a hundred families, how many. What is left over are families with the commonest names. These
# are round numbers of ours: the published lists say nothing of names by community.
COMMUNITIES = {
    "polish": 3.0,
    "south_asian": 3.5,
    "arabic": 1.0,
    "chinese": 0.8,
    "ukrainian": 0.8,
    "african": 1.2,
    "irish": 2.5,
    "gaelic": 1.5,
    "double": 1.5,
    "urdu_script": 0.05,
    "arabic_script": 0.05,
    "chinese_script": 0.05,
    "single": 0.05,
}
GAELIC_SPEAKING = 25.0  # in Na h-Eileanan Siar
LANGUAGES = {
    "polish": ("Polish", "English"),
    "south_asian": ("Urdu", "Punjabi", "Hindi", "English", "English"),
    "urdu_script": ("Urdu",),
    "arabic": ("Arabic", "English"),
    "arabic_script": ("Arabic",),
    "chinese": ("Cantonese", "Mandarin", "English"),
    "chinese_script": ("Mandarin", "Cantonese"),
    "ukrainian": ("Ukrainian", "Russian"),
    "african": ("English", "Yoruba", "Twi", "English"),
    "gaelic": ("Gaelic", "English"),
}


class NameTable:
    """Draws names by kind (girl, boy, woman, man, family) and community."""

    def __init__(self) -> None:
        self.common: dict[str, tuple[list[str], list[float]]] = {}
        for kind, name, weight in _table("names.csv"):
            names, weights = self.common.setdefault(kind, ([], []))
            names.append(name)
            weights.append(float(weight))
        self.own: dict[tuple[str, str], list[str]] = {}
        for community, kind, names_of in _table("names_by_hand.csv"):
            self.own[community, kind] = names_of.split()
        for name in self.own.pop(("family_more", "family")):
            self.common["family"][0].append(name)
            self.common["family"][1].append(8.0)
        self.sums = {kind: list(accumulate(weights)) for kind, (_, weights) in self.common.items()}

    def draw(self, chance: Random, kind: str, community: str = "") -> str:
        """Draw a name, common ones oftener."""
        own = self.own.get((community, kind))
        if own:
            return own[int(chance.random() * len(own))]
        return chance.choices(self.common[kind][0], cum_weights=self.sums[kind])[0]


@cache
def name_table() -> NameTable:
    """Read the tables once."""
    return NameTable()


def _table(name: str) -> list[list[str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def letters_for_email(name: str) -> str:
    """Write a name in plain letters, for the front of an invented address."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(one for one in plain if one.isascii() and one.isalpha())
