"""What a roll file would do, before anything is done."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from ettle.access import Actor
from ettle.exchange.models import RejectedRow, RollImport
from ettle.exchange.roll.accepting import Accepted, WaitingRow, accepted_of, row_key
from ettle.exchange.roll.cells import forget_cells
from ettle.exchange.roll.checking import Checked, check_rows, named_by
from ettle.exchange.roll.circumstances import KnownAuthorities
from ettle.exchange.roll.crosschecks import cross_check, doubts_of, flags_of, merged_people
from ettle.exchange.roll.headings import are_of_rows_to_correct
from ettle.exchange.roll.likeness import Alike, alikes_of
from ettle.exchange.roll.mapping import Mapping
from ettle.exchange.roll.muddles import ages_worth_a_look
from ettle.exchange.roll.obstacles import (
    EarlierRoll,
    Obstacle,
    another_authoritys,
    obstacles_of_length,
    obstacles_of_time,
    schools_left_out,
)
from ettle.exchange.roll.planning import Plan, plan_of
from ettle.exchange.roll.reading import Rejection, read_table
from ettle.exchange.roll.saying import Say, counted, silent
from ettle.exchange.roll.schools import KnownSchool, by_seed_code
from ettle.exchange.roll.table import Table
from ettle.people.access import may_import_roll
from ettle.people.models import Authority
from ettle.people.roll import Comparison, PersonLine, PupilLine, Roll
from ettle.people.roll_changes import StandingRoll
from ettle.people.selectors import closed_schools
from ettle.people.selectors.roll import (
    authorities_known,
    compare_rolls,
    roll_stamp,
    schools_known,
    standing_roll,
)

PART = "This is a sheet of rows to correct. Whoever is not in it is not taken for missing."


@dataclass(frozen=True, slots=True, kw_only=True)
class RollPreview:
    """A file beside the roll: what it would do, what it asks first, and which rows wait.

    ``trouble`` says why the file as a whole cannot be taken; then there is nothing else.
    ``pupils_named`` counts the file's pupils by school; of a sheet of rejected rows that came
    back, nobody is counted, and nobody is absent.
    """

    authority: Authority
    sha256: str
    made_on: date
    stamp: str = ""
    trouble: str = ""
    plan: Plan = field(default_factory=Plan)
    alikes: tuple[Alike, ...] = ()
    waiting: tuple[WaitingRow, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    notes: tuple[str, ...] = ()
    row_count: int = 0
    headings: tuple[str, ...] = ()
    positions: dict[str, int] = field(default_factory=dict)
    came_back: tuple[str, ...] = ()
    pupils_named: dict[str, int] = field(default_factory=dict)

    @property
    def compared(self) -> dict[str, Comparison]:
        return self.plan.compared

    @property
    def counts(self) -> dict[str, int]:
        return self.plan.counts

    @property
    def changes_nothing(self) -> bool:
        return not self.trouble and all(one.what == "absent" for one in self.plan.changes)


def roll_preview(
    *,
    by: Actor,
    authority: Authority,
    content: bytes,
    made_on: date | None = None,
    mapping: Mapping | None = None,
    sheet: str = "",
    say: Say = silent,
) -> RollPreview:
    """Read and check a roll file, and compare it with the roll. Writes nothing.

    Every fault of every row is found in one pass. Whoever may not import this authority's
    roll learns nothing of it: the comparison is with an empty one.
    """
    say("Reading the file", 0, 0)
    table = read_table(content, mapping=mapping, sheet=sheet)
    about = partial(
        RollPreview,
        authority=authority,
        sha256=hashlib.sha256(content).hexdigest(),
        made_on=made_on or by.today,
        row_count=len(table.rows) + len(table.unread),
        headings=table.headings,
        positions=table.positions,
        came_back=tuple(_came_back(by, authority, table)),
    )
    schools = known_schools(by=by, authority=authority)
    whole = _trouble(table) or another_authoritys(table.rows, by_seed_code(schools), authority.name)
    if whole:
        return about(trouble=whole, rejections=tuple(table.rejections), notes=tuple(table.notes))
    stamp = roll_stamp(by=by, authority=authority)
    standing = standing_roll(by=by, authority=authority)
    checked = check_rows(
        counted(table.rows, "Checking rows", say),
        schools,
        today=by.today,
        authorities=KnownAuthorities(
            ours=authority.pk,
            by_name={one.name.casefold(): one.pk for one in authorities_known(by=by)},
        ),
    )
    forget_cells()
    say("Comparing the rows with each other", 0, 0)
    alikes = tuple(alikes_of(checked.pupils, standing.roll.pupils))
    checked.named |= {named_by(row) for row in table.torn()}
    closed = {one.pk: one.closed for one in schools if one.closed}
    across = cross_check(checked, standing.roll, alikes, closed=closed)
    faults = (*table.rejections, *checked.rejections, *across)
    accepted = accepted_of(table, checked, faults)
    say("Comparing the file with the roll", 0, 0)
    return _compared(by, about, table, accepted, standing, alikes, schools, stamp)


def _compared(
    by: Actor,
    about: partial[RollPreview],
    table: Table,
    accepted: Accepted,
    standing: StandingRoll,
    alikes: tuple[Alike, ...],
    schools: list[KnownSchool],
    stamp: str,
) -> RollPreview:
    file = _as_roll(accepted.checked)
    is_part = are_of_rows_to_correct(table.headings)
    taken = {one.roll_id for one in file.pupils}
    asked = tuple(one for one in alikes if one.roll_id in taken)
    plan = plan_of(
        file,
        standing,
        asked,
        compare=partial(_compare, by, frozenset() if is_part else file.schools),
        named=frozenset(row["id"] for row in table.rows if row["record"].lower() == "pupil"),
        names=_names(standing.roll, file),
    )
    preview = about(
        stamp=stamp,
        plan=plan,
        alikes=asked,
        waiting=accepted.waiting,
        rejections=accepted.rejections,
        notes=(
            *table.notes,
            *((PART,) if is_part else ()),
            *doubts_of(accepted.checked),
            *ages_worth_a_look(accepted.checked, by.today),
        ),
        pupils_named={} if is_part else dict(Counter(str(one.school_id) for one in file.pupils)),
    )
    names = {one.pk: one.name for one in schools}
    return replace(preview, obstacles=tuple(_obstacles(by, preview, table, standing, names)))


def _compare(
    by: Actor, schools: frozenset[int | None], lines: Roll, roll: Roll
) -> dict[str, Comparison]:
    return compare_rolls(by=by, file=lines, roll=roll, schools=schools)


def _obstacles(
    by: Actor,
    preview: RollPreview,
    table: Table,
    standing: StandingRoll,
    names: dict[int, str],
) -> Iterator[Obstacle]:
    earlier = list(_earlier(by, preview.authority))
    if not preview.changes_nothing:
        yield from obstacles_of_time(preview.sha256, preview.made_on, earlier)
    absent = preview.compared["pupils"].absent
    yield from obstacles_of_length(table, absent, standing.roll.pupils, names)
    yield from schools_left_out(earlier, preview.pupils_named, names)


def _earlier(by: Actor, authority: Authority) -> Iterator[EarlierRoll]:
    """Give the rolls that came in and were not undone, newest first."""
    if not may_import_roll(by, authority):
        return
    rows = RollImport.objects.filter(
        authority=authority, applied_at__isnull=False, undone_at__isnull=True
    )
    for row in rows.order_by("-applied_at", "-pk")[:100]:
        yield EarlierRoll(
            file_hash=row.file_hash, made_on=row.made_on, pupils_named=row.pupils_named
        )


def _came_back(by: Actor, authority: Authority, table: Table) -> Iterator[str]:
    """Find rows that waited, rejected, and that this file has again."""
    if not may_import_roll(by, authority):
        return
    waiting = set(
        RejectedRow.objects.filter(
            authority=authority, waits=True, settled_at__isnull=True
        ).values_list("key", flat=True)
    )
    if waiting:
        yield from sorted({row_key(row) for row in table.rows} & (waiting - {""}))


def _trouble(table: Table) -> str:
    """Say why the file as a whole cannot be read."""
    if table.rows or not table.rejections:
        return ""
    said = [f"{each.happened} {each.do}".strip() for each in table.rejections[:5]]
    return " ".join(said)


def _as_roll(checked: Checked) -> Roll:
    return Roll(
        pupils=tuple(line for _, line in checked.pupils),
        people=merged_people(checked),
        parents=tuple(line for _, line in checked.parents),
        flags=flags_of(checked),
        posts=tuple(line for _, line in checked.posts),
        teaching=tuple(dict.fromkeys(line for _, line in checked.teaching)),
        placements=tuple(line for _, line in checked.placements),
        care=tuple(line for _, line in checked.care),
    )


def known_schools(*, by: Actor, authority: Authority) -> list[KnownSchool]:
    """List every school, as a row of this authority's roll may name it. The list is public."""
    closed = closed_schools(by.today, by=by)
    return [
        KnownSchool(
            pk=school.pk,
            seed_code=school.seed_code,
            school_type=school.school_type.lower(),
            name=school.name,
            run_by=school.authority.name if school.authority else school.group,
            is_ours=school.authority_id in (None, authority.pk),
            closed=closed.get(school.pk, ""),
        )
        for school in schools_known(by=by)
    ]


def _names(*rolls: Roll) -> dict[str, str]:
    """Say who each roll id is; the file's own name for them, where it has one."""
    lines: list[PupilLine | PersonLine] = []
    for roll in rolls:
        lines += [*roll.pupils, *roll.people]
    return {
        line.roll_id: f"{line.known_as or line.given_name} {line.family_name}" for line in lines
    }
