"""Taking a roll file and keeping what its check found, until somebody says yes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.documents.kept import forget_file, keep_file
from ettle.exchange import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.keeping import changes_made_ready, kept_change
from ettle.exchange.models import Likeness, RejectedRow, RollChange, RollImport
from ettle.exchange.roll.likeness import Alike
from ettle.exchange.selectors.mappings import mapping_for
from ettle.exchange.selectors.previews import RollPreview
from ettle.people.access import may_import_roll
from ettle.people.many_rows import NewRows, insert_rows, made_ready
from ettle.people.models import Authority

HELD_FOR = timedelta(hours=24)


@transaction.atomic
def send_roll(
    *,
    by: Actor,
    authority: Authority,
    content: bytes,
    made_on: date,
    came_by: str = "page",
    read_as: dict[str, Any] | None = None,
) -> RollImport:
    """Keep a roll file, encrypted and without its name, to be checked.

    This account's earlier files that nobody said yes to are thrown away, and anybody's that
    were sent to the page more than a day ago: they are copies of people's details.

    Raises:
        Trouble: for a file of a day that has not been.
    """
    require(may_import_roll(by, authority), by=by, act="roll.check")
    if made_on > by.today:
        raise Trouble("That day is still to come. Give the day the file was made.", field="made_on")
    _throw_away(by, authority)
    row = RollImport.objects.create(
        authority=authority,
        file_hash=hashlib.sha256(content).hexdigest(),
        made_on=made_on,
        came_by=came_by,
        sent_at=by.at,
        checked_by_account_id=by.account_id,
        kept_as=keep_file(content),
        read_as=read_as or _own_way(by, authority, content),
    )
    record(by=by, verb="roll.sent", subject=row, file=row.file_hash[:16], made_on=made_on)
    return row


def _own_way(by: Actor, authority: Authority, content: bytes) -> dict[str, Any]:
    """Give the authority's own way of reading a file with these headings, if it has one."""
    mapping = mapping_for(content, by=by, authority=authority)
    return mapping.as_json() if mapping else {}


@transaction.atomic
def hold_roll(
    *,
    by: Actor,
    preview: RollPreview,
    row: RollImport | None = None,
    ready: NewRows | None = None,
) -> RollImport:
    """Keep what a file would do, and its rejected rows, until someone says yes.

    A file that cannot be read as a whole is kept as a failed one, with why. The file itself
    is forgotten: nothing more is read from it. A large plan is given ``ready``, so that
    others wait for its writing only.
    """
    require(may_import_roll(by, preview.authority), by=by, act="roll.check")
    if row is None:
        _throw_away(by, preview.authority)
        row = RollImport(authority=preview.authority, sent_at=by.at)
        row.checked_by_account_id = by.account_id
    kept_as = row.kept_as
    _fill(row, preview, by)
    row.save()
    _keep_rows(row, preview, ready or changes_made_ready(row, preview))
    record(
        by=by,
        verb="roll.checked",
        subject=row,
        file=row.file_hash[:16],
        rows=row.row_count,
        rejected=len(preview.waiting),
    )
    transaction.on_commit(lambda: forget_file(kept_as))
    return row


@transaction.atomic
def fail_roll(*, by: Actor, row: RollImport, words: str) -> RollImport:
    """Say on the ledger that a file could not be checked or brought in, and why."""
    require(may_import_roll(by, row.authority), by=by, act="roll.check")
    kept_as = row.kept_as
    row.trouble, row.kept_as = words, ""
    row.save(update_fields=["trouble", "kept_as"])
    record(by=by, verb="roll.failed", subject=row, file=row.file_hash[:16])
    transaction.on_commit(lambda: forget_file(kept_as))
    return row


def _fill(row: RollImport, preview: RollPreview, by: Actor) -> None:
    row.file_hash = preview.sha256
    row.made_on = preview.made_on
    row.checked_at = by.at
    row.trouble = preview.trouble
    row.row_count = preview.row_count
    row.headings = list(preview.headings)
    row.positions = preview.positions
    row.notes = list(preview.notes)
    row.counts = preview.counts | {"rejected": len(preview.waiting), "asked": len(preview.alikes)}
    row.obstacles = [
        {"code": one.code, "words": one.words, "needs": one.needs} for one in preview.obstacles
    ]
    row.came_back = list(preview.came_back)
    row.pupils_named = preview.pupils_named
    row.state_hash = preview.stamp
    row.kept_as = ""


def _keep_rows(row: RollImport, preview: RollPreview, ready: NewRows) -> None:
    """Keep the plan and the rejected rows; a check that was begun before is kept once."""
    row.changes.all().delete()
    row.likenesses.all().delete()
    row.rejected.all().delete()
    asked = {
        one.roll_id: Likeness.objects.create(**_likeness(row, one)).pk for one in preview.alikes
    }
    insert_rows(ready, ready.rows)
    asking = (one for one in preview.plan.changes if one.question)
    _insert(RollChange, (kept_change(row, one, asked[one.question]) for one in asking))
    about = {"authority_id": row.authority_id, "roll_import_id": row.pk}
    _insert(
        RejectedRow,
        (
            about
            | {
                "line": one.line,
                "key": one.key,
                "written": list(one.written),
                "faults": [[f.column, f.value, f.happened, f.do] for f in one.faults],
            }
            for one in preview.waiting
        ),
    )


def _insert(model: type[Any], facts: Iterable[dict[str, Any]]) -> None:
    rows = list(facts)
    if rows:
        ready = made_ready(model, tuple(rows[0]), rows)
        insert_rows(ready, ready.rows)


def _likeness(row: RollImport, one: Alike) -> dict[str, Any]:
    return {
        "authority_id": row.authority_id,
        "roll_import": row,
        "line": one.line,
        "roll_id": one.roll_id,
        "name": f"{one.pupil.given_name} {one.pupil.family_name}",
        "other_roll_id": one.other.roll_id,
        "other_name": f"{one.other.given_name} {one.other.family_name}",
        "says": {
            "born": one.other.birth_date.isoformat(),
            "stage": one.pupil.stage,
            "other_stage": one.other.stage,
            "school": one.pupil.school_id,
            "other_school": one.other.school_id,
        },
        "offers": list(one.offers),
    }


def _throw_away(by: Actor, authority: Authority) -> None:
    waiting = RollImport.objects.filter(authority=authority, applied_at__isnull=True, trouble="")
    mine = waiting.filter(checked_by_account_id=by.account_id)
    old = waiting.filter(came_by="page", sent_at__lt=by.at - HELD_FOR)
    for row in (mine | old).distinct():
        forget_file(row.kept_as)
        row.delete()
