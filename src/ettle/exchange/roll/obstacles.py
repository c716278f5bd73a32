"""Reasons to stop and ask before a file is brought in: its age, its length, whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ettle.exchange.roll.schools import KnownSchool
from ettle.exchange.roll.table import Row, Table
from ettle.people.roll import PupilLine

FEWEST = 10  # of a school smaller than this, a fifth is too few children to say anything by
MOST_ABSENT = 0.2
FEWEST_TO_TELL = 3  # pupils; fewer may be slips of the pen, told row by row


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What must be answered first. ``needs`` is *yes*, or *reason*: words that are kept."""

    code: str
    words: str
    needs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRoll:
    """A roll that came in before: which file, of which day, and whose pupils by school."""

    file_hash: str
    made_on: date | None
    pupils_named: Mapping[str, int]


def obstacles_of_time(
    file_hash: str, made_on: date, earlier: Iterable[EarlierRoll]
) -> Iterator[Obstacle]:
    """Ask about a file that is older than the roll, or that came in before."""
    earlier = list(earlier)
    latest = max((one.made_on for one in earlier if one.made_on), default=None)
    if latest and made_on < latest:
        yield Obstacle(
            "older",
            f"This file was made on {_day(made_on)}, and a roll of {_day(latest)} is in already. "
            "It would put back what has changed since.",
            "reason",
        )
    if any(one.file_hash == file_hash for one in earlier[1:]):
        yield Obstacle(
            "same_file",
            "This very file came in before, and another roll has come in since. It would put back "
            "what has changed between them.",
            "reason",
        )


def obstacles_of_length(
    table: Table,
    absent: Iterable[PupilLine],
    on_roll: Iterable[PupilLine],
    school_names: Mapping[int, str],
) -> Iterator[Obstacle]:
    """Ask about a file that may have been cut short on its way."""
    last = max((row.line for row in table.rows), default=0)
    torn = [row.line for row in table.unread if row.line > last]
    if torn:
        yield Obstacle(
            "cut_short",
            f"The last row, line {torn[-1]}, breaks off in the middle. The file may have been cut "
            "short on its way, and rows after it may be missing.",
            "yes",
        )
    standing = Counter(one.school_id for one in on_roll if one.left_on is None)
    missing = Counter(one.school_id for one in absent)
    short = [
        (school, count)
        for school, count in missing.items()
        if standing[school] >= FEWEST and count > MOST_ABSENT * standing[school]
    ]
    if short:
        told = "; ".join(
            f"{school_names.get(school, 'A school')}: {count} of {standing[school]}"
            for school, count in sorted(short, key=lambda pair: -pair[1])[:5]
        )
        more = f"; and {len(short) - 5} schools more" if len(short) > 5 else ""
        yield Obstacle(
            "shorter",
            f"Many pupils on the roll are not in this file. {told}{more}. If they have not all "
            "left, the file is not whole.",
            "yes",
        )


def schools_left_out(
    earlier: Iterable[EarlierRoll], named: Mapping[str, int], school_names: Mapping[int, str]
) -> Iterator[Obstacle]:
    """Ask about schools that the roll before named and this one, which names others, does not."""
    latest = next((one for one in earlier if one.pupils_named), None)
    if latest is None or len(latest.pupils_named) < 2 or not named.keys() & latest.pupils_named:
        return
    gone = [school_names.get(int(pk), "a school") for pk in latest.pupils_named if pk not in named]
    if gone:
        more = f" and {len(gone) - 3} more" if len(gone) > 3 else ""
        yield Obstacle(
            "schools_left_out",
            f"The roll before this one had pupils of {', '.join(sorted(gone)[:3])}{more}. This "
            "file has none. If it should, it is not whole.",
            "yes",
        )


def another_authoritys(
    rows: Iterable[Row], schools: Mapping[str, list[KnownSchool]], ours: str
) -> str:
    """Say in one line that a file is another authority's, if most of its schools are."""
    found = Counter(
        known[0].run_by if known and not any(one.is_ours for one in known) else "ours"
        for row in rows
        if row["record"].lower() == "pupil" and (known := schools.get(row["school"]))
    )
    if not found:
        return ""
    whose, count = found.most_common(1)[0]
    total = sum(found.values())
    if whose == "ours" or count * 2 <= total or total < FEWEST_TO_TELL:
        return ""
    return (
        f"This looks like the roll of {whose}: {count:,} of its {total:,} pupils are at schools "
        f"of {whose}, and this is the roll of {ours}. No row was checked. Choose the right file."
    )


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"
