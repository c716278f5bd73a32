"""What a roll file would do, before anything is done."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from ettle.access import Actor
from ettle.exchange.models import RollImport
from ettle.exchange.roll.checking import check_rows
from ettle.exchange.roll.crosschecks import cross_check, doubts_of, flags_of, merged_people
from ettle.exchange.roll.reading import Rejection, read_table
from ettle.exchange.roll.schools import KnownSchool
from ettle.people.access import may_import_roll
from ettle.people.models import Authority
from ettle.people.roll import Comparison, PersonLine, PupilLine, Roll, counts_of
from ettle.people.selectors.roll import compare_rolls, roll_of, roll_stamp, schools_known


@dataclass(frozen=True, slots=True, kw_only=True)
class RollPreview:
    """A file beside the roll. Nothing may be written while ``rejections`` has a line.

    ``names`` says who each roll id is, so that a page can name them.
    """

    authority: Authority
    sha256: str
    stamp: str
    roll: Roll = field(default_factory=Roll)
    compared: dict[str, Comparison] = field(default_factory=dict)
    rejections: tuple[Rejection, ...] = ()
    notes: tuple[str, ...] = ()
    row_count: int = 0
    names: dict[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        return counts_of(self.compared)

    @property
    def absent(self) -> list[tuple[str, str, str]]:
        """Name, id and standing of whoever is on the roll of these schools, not in the file."""
        if not self.compared:
            return []
        pupils = [(one.roll_id, "Pupil") for one in self.compared["pupils"].absent]
        parents = [
            (one.person, f"{one.relationship} of {self.names[one.pupil]}")
            for one in self.compared["parents"].absent
        ]
        posts = [(one.person, one.job_title) for one in self.compared["posts"].absent]
        return [(self.names[key], key, what) for key, what in (*pupils, *parents, *posts)]

    @property
    def changes_nothing(self) -> bool:
        leaves_a_class = "teaching" in self.compared and self.compared["teaching"].absent
        written = any(each.new or each.changed for each in self.compared.values())
        return not written and not leaves_a_class


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRoll:
    """A preview that waits for a yes. ``is_stale`` when the roll has changed since."""

    row: RollImport
    preview: RollPreview
    is_stale: bool


def roll_preview(*, by: Actor, authority: Authority, content: bytes) -> RollPreview:
    """Read and check a roll file, and compare it with the roll. Writes nothing.

    Every fault of every row is found in one pass. Whoever may not import this authority's
    roll learns nothing of it: the comparison is with an empty one.
    """
    stamp = roll_stamp(by=by, authority=authority)
    roll = roll_of(by=by, authority=authority)
    table = read_table(content)
    checked = check_rows(table.rows, _schools(by, authority), today=by.today)
    rejections = [*table.rejections, *checked.rejections, *cross_check(checked, roll)]
    file = Roll(
        pupils=tuple(line for _, line in checked.pupils),
        people=merged_people(checked),
        parents=tuple(line for _, line in checked.parents),
        flags=flags_of(checked),
        posts=tuple(line for _, line in checked.posts),
        teaching=tuple(dict.fromkeys(checked.teaching)),
    )
    return RollPreview(
        authority=authority,
        sha256=hashlib.sha256(content).hexdigest(),
        stamp=stamp,
        roll=file,
        compared={} if rejections else compare_rolls(by=by, file=file, roll=roll),
        rejections=tuple(sorted(rejections, key=lambda each: each.line)),
        notes=(*table.notes, *doubts_of(checked, roll)),
        row_count=len(table.rows),
        names=_names(roll, file),
    )


def held_roll(ref: str, *, by: Actor) -> HeldRoll | None:
    """Find a preview that waits, or was applied, if this actor may import that roll."""
    row = RollImport.objects.select_related("authority").filter(ref=ref).first()
    if row is None or not may_import_roll(by, row.authority):
        return None
    is_waiting = row.applied_at is None
    stamp = roll_stamp(by=by, authority=row.authority)
    file = Roll.from_json(row.rows)
    roll = roll_of(by=by, authority=row.authority) if is_waiting else Roll()
    preview = RollPreview(
        authority=row.authority,
        sha256=row.file_hash,
        stamp=row.state_hash,
        roll=file,
        notes=tuple(row.notes),
        compared=compare_rolls(by=by, file=file, roll=roll) if is_waiting else {},
        names=_names(roll, file),
    )
    return HeldRoll(row=row, preview=preview, is_stale=is_waiting and stamp != row.state_hash)


def roll_imports(*, by: Actor, limit: int = 10) -> list[RollImport]:
    """List the latest rolls brought into this actor's authority, newest first."""
    applied = RollImport.objects.select_related("authority").filter(
        authority_id=by.authority_id, applied_at__isnull=False
    )
    return [
        each
        for each in applied.order_by("-applied_at")[:limit]
        if may_import_roll(by, each.authority)
    ]


def _schools(by: Actor, authority: Authority) -> list[KnownSchool]:
    return [
        KnownSchool(
            pk=school.pk,
            seed_code=school.seed_code,
            school_type=school.school_type.lower(),
            name=school.name,
            run_by=school.authority.name if school.authority else school.group,
            is_ours=school.authority_id in (None, authority.pk),
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
