"""Writing an invented record through the services, on the days on which it was written."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from ettle.access import Actor
from ettle.config import cast
from ettle.config.demo.records.rows import Later, Row
from ettle.config.demo.world import Scene, moment
from ettle.plans.models import Entry
from ettle.plans.services import (
    agree_entries,
    confirm_entries,
    end_entry,
    open_plan,
    revise_entry,
    write_entry,
)

LEARNED = {
    "helped": "looked_on",
    "helped_words": "looked_on",
    "looked_on": "looked_on",
    "until_on": "until_on",
    "outcome": "ended_on",
    "outcome_words": "ended_on",
    "ended_on": "ended_on",
    "done_on": "done_on",
}  # known only on the day that the second names


class Record:
    """One child's record being written: what was done with each part, in the order of days."""

    def __init__(self, scene: Scene, child: cast.CastPupil, writer: cast.CastAdult) -> None:
        self.scene = scene
        self.writer = writer
        self.pupil = scene.pupil(child)
        self.entries: dict[str, Entry] = {}
        self.details: dict[int, dict[str, Any]] = {}

    def play(
        self, rows: tuple[Row, ...], *, between: Iterable[tuple[int, Callable[[], None]]] = ()
    ) -> None:
        """Write every row and what became of it, the oldest first.

        What happened ``between``, so many weeks back, finds the record as it was that day.
        """
        acts: list[tuple[int, int, Callable[[], None]]] = []
        for number, row in enumerate(rows):
            acts.append((-row.weeks, number, lambda row=row, n=number: self._write(row, n)))  # type: ignore[misc]
            acts += [
                (-each.weeks, len(rows) + number, lambda each=each, n=number: self._later(each, n))  # type: ignore[misc]
                for each in (*_learned(row), *row.later)
            ]
        acts += [(-weeks, 2 * len(rows) + n, act) for n, (weeks, act) in enumerate(between)]
        open_plan(by=self._actor(max(row.weeks for row in rows)), pupil=self.pupil)
        for _, _, act in sorted(acts, key=lambda each: each[:2]):
            act()

    def _actor(self, weeks: int) -> Actor:
        """Give whoever keeps the record, on a day before the world was set up or after it."""
        day = self._day(weeks)
        by = self.scene.actor(self.writer, self.scene.today)
        return by.moved_to(moment(day, 15), day)

    def _day(self, weeks: int) -> date:
        return self.scene.today - timedelta(weeks=weeks)

    def _write(self, row: Row, number: int) -> None:
        later = {key for each in _learned(row) for key in each.detail}
        detail = {key: value for key, value in row.detail.items() if key not in later}
        if row.needs:
            detail["needs"] = [self.entries[key].ref for key in row.needs]
        entry = write_entry(
            by=self._actor(row.weeks),
            plan=self.pupil.plan,
            kind=row.kind,
            text=row.text,
            audience=row.audience,
            detail=self._dated(detail),
            under=self.entries[row.under] if row.under else None,
            author_label=row.label or None,
            reading=row.reading,
            said_on=self._day(row.said) if row.said else None,
        )
        self.details[number] = detail
        self.entries[row.key or f"#{number}"] = entry
        self.entries[f"#{number}"] = entry

    def _later(self, later: Later, number: int) -> None:
        entry = Entry.objects.select_related("plan__pupil").get(pk=self.entries[f"#{number}"].pk)
        by = self._actor(later.weeks)
        if later.text or later.detail:
            self.details[number] |= later.detail
            revise_entry(
                by=by,
                entry=entry,
                expected_version=entry.latest,
                text=later.text or None,
                detail=self._dated(self.details[number]),
            )
            entry.refresh_from_db()
        if later.agrees:
            agree_entries(by=by, entries=[entry])
        if later.confirms:
            confirm_entries(by=by, entries=[entry])
        if later.ends:
            end_entry(by=by, entry=entry, expected_version=entry.latest, because=later.ends)

    def _dated(self, detail: dict[str, Any]) -> dict[str, Any]:
        return {
            key: self._day(value) if key.endswith("_on") and isinstance(value, int) else value
            for key, value in detail.items()
        }


def _learned(row: Row) -> tuple[Later, ...]:
    """Give what a part learned later, each on the day that its own detail names."""
    days: dict[int, dict[str, Any]] = {}
    for key, value in row.detail.items():
        weeks = row.detail.get(LEARNED.get(key, ""))
        if isinstance(weeks, int) and weeks < row.weeks:
            days.setdefault(weeks, {})[key] = value
    return tuple(Later(weeks=weeks, detail=known) for weeks, known in sorted(days.items())[::-1])
