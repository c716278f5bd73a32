"""A roll file that was sent: where it stands, what it would do, what it asks, what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ettle.access import Actor
from ettle.exchange.models import Likeness, NotSeen, RejectedRow, RollChange, RollImport
from ettle.exchange.rejected_sheet import RejectedRow as SheetRow
from ettle.exchange.rejected_sheet import RejectedRows, rejected_sheet
from ettle.exchange.roll.table import Rejection
from ettle.people.access import may_import_roll
from ettle.people.models import Membership
from ettle.people.ready_roll import ReadyRoll, ready_roll
from ettle.people.roll_changes import Change, without_unanswered
from ettle.people.selectors.roll import roll_keys, roll_stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRoll:
    """A file that waits for a yes. ``is_stale`` when the roll has changed since the check."""

    row: RollImport
    is_stale: bool = False

    @property
    def to_answer(self) -> list[dict[str, str]]:
        """The obstacles that nobody has answered."""
        return [one for one in self.row.obstacles if not self.row.answers.get(one["code"])]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyImport:
    """A held roll with everything made ready outside the transaction that writes it."""

    row: RollImport
    ready: ReadyRoll
    counts: dict[str, int]
    not_seen: tuple[int, ...]  # pupils on the roll whom the file leaves out
    seen_again: tuple[int, ...]  # rows of NotSeen whose pupil the file names, or who has left


def held_roll(ref: str, *, by: Actor) -> HeldRoll | None:
    """Find a file that was sent, if this actor may import that roll."""
    row = RollImport.objects.select_related("authority").filter(ref=ref).first()
    if row is None or not may_import_roll(by, row.authority):
        return None
    is_waiting = row.state == "checked"
    stale = is_waiting and roll_stamp(by=by, authority=row.authority) != row.state_hash
    return HeldRoll(row=row, is_stale=stale)


def roll_imports(*, by: Actor) -> QuerySet[RollImport]:
    """List the files sent for this actor's authority, newest first."""
    if not by.has_role("asl_officer", "system"):
        return RollImport.objects.none()
    own = RollImport.objects.filter(authority_id=by.authority_id).select_related("authority")
    return own.order_by("-sent_at", "-pk")


def who_did(imports: Iterable[RollImport], *, by: Actor) -> dict[int, str]:
    """Give the names of those who sent and brought in these files, by account key."""
    keys = {
        key
        for row in imports
        if may_import_roll(by, row.authority)
        for key in (row.checked_by_account_id, row.applied_by_account_id)
        if key
    }
    held = Membership.objects.filter(account_id__in=keys, person__isnull=False)
    return {one.account_id: one.person.name for one in held.select_related("person") if one.person}


def changes_in(row: RollImport, *, by: Actor, what: str, parts: tuple[str, ...] = ()) -> Any:
    """List what a file makes new, changes, ends or leaves out, for who may import the roll.

    Experience of care is counted and never listed: it is told on the child's own page.
    """
    if not may_import_roll(by, row.authority):
        return RollChange.objects.none()
    found = RollChange.objects.filter(roll_import=row, what=what, likeness=None)
    found = found.exclude(part="care")
    return (found.filter(part__in=parts) if parts else found).order_by("pk")


def likenesses_in(row: RollImport, *, by: Actor) -> list[Likeness]:
    """List the new ids that may be children already here."""
    if not may_import_roll(by, row.authority):
        return []
    return list(row.likenesses.order_by("line"))


def rejected_in(row: RollImport, *, by: Actor) -> QuerySet[RejectedRow]:
    """List a file's rejected rows by line."""
    if not may_import_roll(by, row.authority):
        return RejectedRow.objects.none()
    return row.rejected.order_by("line", "pk")


def rejected_waiting(*, by: Actor) -> QuerySet[RejectedRow]:
    """List every rejected row of this authority that waits to be mended or set aside."""
    if not by.has_role("asl_officer", "system"):
        return RejectedRow.objects.none()
    return RejectedRow.objects.filter(
        authority_id=by.authority_id, waits=True, settled_at__isnull=True
    ).order_by("roll_import", "line", "pk")


def ready_import(row: RollImport, *, by: Actor) -> ReadyImport | None:
    """Make a held roll ready to be written; None for whoever may not import it."""
    if not may_import_roll(by, row.authority):
        return None
    answers = dict(row.likenesses.values_list("roll_id", "choice"))
    changes = list(without_unanswered(planned(row, by=by), answers))
    standing = roll_keys(by=by, authority=row.authority)
    absent = {one.row_pk for one in changes if one.what == "absent" and one.part == "pupils"}
    return ReadyImport(
        row=row,
        ready=ready_roll(changes, by=by, authority=row.authority, standing=standing),
        counts=_counted(row, changes),
        not_seen=tuple(_not_seen(row, absent)),
        seen_again=tuple(_seen_again(row, absent)),
    )


def planned(row: RollImport, *, by: Actor) -> Iterator[Change]:
    """Read a file's changes back, in the order in which they are written; none for a stranger."""
    if not may_import_roll(by, row.authority):
        return
    rows = RollChange.objects.filter(roll_import=row).order_by("pk")
    for part, what, key, name, pk, fields, question, only_if in rows.values_list(
        "part", "what", "key", "name", "row_pk", "fields", "likeness__roll_id", "only_if"
    ).iterator(chunk_size=5000):
        yield Change(
            part=part,
            what=what,
            key=tuple(key),
            name=name,
            row_pk=pk,
            fields=fields,
            question=question or "",
            only_if=only_if,
        )


def _counted(row: RollImport, changes: list[Change]) -> dict[str, int]:
    """Count what is really written, now that questions are answered."""
    counts = dict(row.counts)
    for each in changes:
        if each.question and each.what in ("new", "changed"):
            name = f"{each.part}_{each.what}"
            counts[name] = counts.get(name, 0) + 1
    return counts


def _not_seen(row: RollImport, absent: set[int | None]) -> Iterator[int]:
    known = set(NotSeen.objects.filter(authority=row.authority).values_list("pupil_id", flat=True))
    yield from sorted(pk for pk in absent if pk is not None and pk not in known)


def _seen_again(row: RollImport, absent: set[int | None]) -> Iterator[int]:
    """Rows whose pupil this file names, or who has a last day now."""
    schools = {int(pk) for pk in row.pupils_named}
    found = NotSeen.objects.filter(authority=row.authority).values_list(
        "pk", "pupil_id", "pupil__school_id", "pupil__left_on"
    )
    for pk, pupil_id, school_id, left_on in found:
        if left_on or (pupil_id not in absent and school_id in schools):
            yield pk


def sheet_of(row: RollImport, *, by: Actor, as_: str) -> bytes:
    """Give a file's rejected rows as a sheet to mend; an empty one for whoever may not."""
    rows = tuple(
        SheetRow(
            one.line,
            tuple(one.written),
            tuple(Rejection(one.line, *fault) for fault in one.faults),
        )
        for one in rejected_in(row, by=by)
    )
    headings = tuple(row.headings)
    return rejected_sheet(RejectedRows(headings, rows, row.positions), as_)
