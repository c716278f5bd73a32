"""A new id with the name and birth date of a child already on the roll. A person decides."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ettle.exchange.roll.reading import Row
from ettle.people.roll import PupilLine

Likeness = tuple[str, str, date]
OFFERS = ("same", "two", "later")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A row with a new id, and the child on the roll whom it may mean.

    ``offers`` are the answers that can be: not *same* where the file names the old id too,
    and not *two* where both have one candidate number.
    """

    line: int
    roll_id: str
    pupil: PupilLine
    other: PupilLine
    offers: tuple[str, ...] = OFFERS


def alikes_of(
    pupils: Iterable[tuple[Row, PupilLine]], on_roll: Iterable[PupilLine]
) -> Iterator[Alike]:
    """Find new ids that may be children already here. Nobody is merged by this."""
    pupils, on_roll = list(pupils), list(on_roll)
    here = {one.roll_id for one in on_roll}
    strangers = [(row, one) for row, one in pupils if one.roll_id not in here]
    if not strangers:
        return
    named = {one.roll_id for _, one in pupils}
    known: dict[Likeness, list[PupilLine]] = defaultdict(list)
    for one in on_roll:
        for likeness in likenesses(one):
            known[likeness].append(one)
    for row, pupil in strangers:
        found = [each for likeness in likenesses(pupil) for each in known.get(likeness, ())]
        if found:
            other = sorted(found, key=lambda each: each.roll_id in named)[0]
            yield Alike(
                line=row.line,
                roll_id=pupil.roll_id,
                pupil=pupil,
                other=other,
                offers=tuple(_offers(pupil, other, named)),
            )


def likenesses(pupil: PupilLine) -> set[Likeness]:
    """Give every name that this pupil goes by, without capitals and accents, and the birth date."""
    firsts = {folded(pupil.given_name), folded(pupil.known_as or pupil.given_name)}
    return {(first, folded(pupil.family_name), pupil.birth_date) for first in firsts}


def folded(words: str) -> str:
    """Fold a name so that *Màiri* and *MAIRI* are alike, and so are *O’Neil* and *Oneil*."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(one for one in letters if unicodedata.category(one)[0] in "LN")


def _offers(pupil: PupilLine, other: PupilLine, named: set[str]) -> Iterator[str]:
    if other.roll_id not in named:
        yield "same"
    if not pupil.scn or pupil.scn != other.scn:
        yield "two"
    yield "later"
