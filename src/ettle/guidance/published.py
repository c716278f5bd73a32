"""Sources as their files say them: read once, and refused where something that matters is missing.

A file in ``sources/`` is one source, under a name of its own. ``seen`` says honestly how its
address was looked at: *page* (opened), *copy* (a stored copy of it was read), *site* (stored
copies of other pages of that site were), or *no* (nothing of it was).
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ettle.guidance.need_kinds import NAMES

SEEN = ("page", "copy", "site", "no")
READERS = ("families", "children", "staff")
EVERY_NEED = "every"


class UnsoundSource(ValueError):
    """A source that nobody could rely on: it does not say whose it is, where, or from when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something published by others, and what it gives, in our own words."""

    key: str
    title: str
    publisher: str
    address: str
    needs: tuple[str, ...]
    readers: tuple[str, ...]
    gives: str
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    seen: str
    looked_on: date
    review_by: date
    published_on: date | None = None

    def is_about(self, need_kind: str) -> bool:
        """Say whether this is about one kind of need in particular."""
        return need_kind in self.needs

    def is_past_review(self, on: date) -> bool:
        """Say whether nobody has looked at it since it was to be looked at again."""
        return on > self.review_by


@cache
def all_sources() -> tuple[Source, ...]:
    """Read every source, in the order of their titles."""
    folder = files("ettle.guidance") / "sources"
    found = [
        source_from(each.name.removesuffix(".toml"), tomllib.loads(each.read_text("utf-8")))
        for each in folder.iterdir()
        if each.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda source: source.title.casefold()))


def source_from(key: str, said: dict[str, Any]) -> Source:
    """Make one source of what its file says.

    Raises:
        UnsoundSource: with the name of the file, and what is missing in it or wrong.
    """
    lists = {name: tuple(said.get(name, ())) for name in ("needs", "readers")}
    lists |= {name: tuple(said.get(name, ())) for name in ("languages", "formats")}
    try:
        source = Source(key=key, **{**said, **lists})
    except TypeError as wrong:
        raise UnsoundSource(f"{key}.toml: {wrong}.") from wrong
    trouble = next(iter(_troubles(source)), "")
    if trouble:
        raise UnsoundSource(f"{key}.toml: {trouble}")
    return source


def _troubles(source: Source) -> list[str]:
    unknown = set(source.needs) - {*NAMES, EVERY_NEED}
    checks = (
        (bool(source.publisher.strip()), "It does not say who published it."),
        (bool(source.title.strip() and source.gives.strip()), "It does not say what it is."),
        (source.address.startswith("https://"), "Its address is not a whole https address."),
        (source.seen in SEEN, f"Say how it was looked at: {', '.join(SEEN)}."),
        (bool(source.needs), "It is about no kind of need."),
        (not unknown, f"No kind of need is called {', '.join(sorted(unknown))}."),
        (bool(source.readers) and set(source.readers) <= set(READERS), "Say who it is for."),
        (bool(source.languages and source.formats), "Say its languages and its formats."),
        (
            isinstance(source.looked_on, date) and isinstance(source.review_by, date),
            "It has no date.",
        ),
    )
    troubles = [words for is_sound, words in checks if not is_sound]
    if not troubles and source.review_by <= source.looked_on:
        troubles.append("It is to be looked at again before it was looked at.")
    return troubles
