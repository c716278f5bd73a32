"""Planting dirt: each kind on a clean row of its own, after the rows of a clean roll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ettle.exchange.make_roll.dirt.kinds import Kind

Row = dict[str, str]
ELSEWHERE = ("5237521", "8442614")  # of two authorities: one of them is not this roll's


@dataclass(frozen=True, slots=True)
class Planted:
    """Where a kind was planted: its line, and the lines of the clean rows it needed."""

    kind: Kind
    line: int
    beside: tuple[int, ...] = ()


@dataclass(slots=True)
class Planting:
    """A roll's rows with the dirt after them."""

    rows: list[list[str]] = field(default_factory=list)
    places: list[Planted] = field(default_factory=list)


def plant_kinds(
    rows: Sequence[list[str]], headings: Sequence[str], kinds: Sequence[Kind]
) -> Planting:
    """Plant these kinds after the clean rows."""
    clean = [dict(zip(headings, row, strict=True)) for row in rows]
    planter = _Planter(clean, headings)
    planting = Planting(rows=list(rows))
    line = len(rows) + 2 + sum("".join(row).count("\n") for row in rows)
    for number, kind in enumerate(kinds, start=1):
        group = planter.rows_for(kind, number)
        lines = []
        for cells in group:
            lines.append(line)
            line += 1 + sum(cell.count("\n") for cell in cells)
        planting.rows += group
        planting.places.append(Planted(kind, lines[-1], tuple(lines[:-1])))
    return planting


class _Planter:
    def __init__(self, clean: Sequence[Row], headings: Sequence[str]) -> None:
        self.headings = headings
        pupils = [row for row in clean if row["record"] == "pupil"]
        self.pupil = next((row for row in pupils if row["stage"] == "P4"), pupils[0])
        self.contact = next(row for row in clean if row["relationship"] == "Mother")
        self.assistant = next(row for row in clean if row["role"] == "support_assistant")
        self.schools = {row["school"] for row in clean}
        self.numbers = {row["scn"] for row in clean}

    def rows_for(self, kind: Kind, number: int) -> list[list[str]]:
        facts = self._facts(kind, number)
        group: list[Row] = []
        if kind.record == "contact":
            group.append(self._pupil(facts["pupil"], f"9{number:05d}", number, "x"))
            if "other_pupil" in str(kind):
                group.append(self._pupil(facts["other_pupil"], f"8{number:05d}", number, "y"))
        elif "other_pupil" in str(kind):
            group.append(self._pupil(facts["other_pupil"], f"8{number:05d}", number, "y"))
        if kind.before is not None:
            other = self._clean(kind.record, facts["other"], number, facts, "z")
            group.append(other | _filled(kind.before, facts))
            facts |= {"other_given": other["given_name"], "other_family": other["family_name"]}
        row = self._clean(kind.record, facts["me"], number, facts, "") | _filled(kind.change, facts)
        cells = [[each.get(name, "") for name in self.headings] for each in (*group, row)]
        if kind.line is not None:
            cells[-1] = kind.line(cells[-1])
        return cells

    def _facts(self, kind: Kind, number: int) -> Row:
        born = date.fromisoformat(self.pupil["birth_date"]).year
        scn = self._number(number)
        start = {"pupil": "DP", "contact": "DC", "staff": "DT"}[kind.record]
        return {
            "me": f"{start}{number:05d}",
            "other": f"{start}7{number:05d}",
            "pupil": f"DP9{number:05d}",
            "other_pupil": f"DP8{number:05d}",
            "born": str(born),
            "short": f"{born % 100:02d}",
            "leap": str(born - born % 4),
            "common": str(born if born % 4 else born + 1),
            "later": str(born + 40),
            "last_year": str(born + 7),
            "eight_before": str(born - 8),
            "day": self.pupil["birth_date"],
            "scn": scn,
            "scn_short": scn[1:],
            "scn_nought": "0" + scn[1:],
            "school": self.pupil["school"],
            "elsewhere": next(one for one in ELSEWHERE if one not in self.schools),
            "letters": _letters(number),
        }

    def _number(self, number: int) -> str:
        """Give a candidate number that nobody in the file has, with or without a nought."""
        step = number
        while True:
            scn = f"7{step:08d}"
            if scn not in self.numbers and "0" + scn[1:] not in self.numbers:
                self.numbers |= {scn, "0" + scn[1:]}
                return scn
            step += 1_000

    def _clean(self, record: str, own: str, number: int, facts: Row, mark: str) -> Row:
        if record == "pupil":
            row = self._pupil(own, f"5{number:05d}" if mark else "", number, mark)
            return row if mark else row | {"scn": facts["scn"]}
        if record == "contact":
            return self.contact | {
                "id": own,
                "pupil": facts["pupil"],
                "email": f"{own.lower()}@families.invalid",
                "safe_contact_from": "",
            }
        return self.assistant | {"id": own, "email": f"{own.lower()}@work.invalid"}

    def _pupil(self, own: str, number: str, nth: int, mark: str) -> Row:
        """A clean pupil with a family name of their own, so that nobody is taken for a twin."""
        name = f"{self.pupil['family_name']}-{_letters(nth)}{mark}".title()
        return self.pupil | {"id": own, "family_name": name, "scn": f"6{number:0>8}"}


def _filled(change: Row, facts: Row) -> Row:
    return {name: cell.format_map(facts) for name, cell in change.items()}


def _letters(number: int) -> str:
    """Write a number in letters: a name may have no figure in it."""
    return "".join(chr(ord("a") + int(figure)) for figure in f"{number:04d}")
