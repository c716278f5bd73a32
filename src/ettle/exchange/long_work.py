"""The roll's long work: checking a file that was sent, and bringing it in."""

from __future__ import annotations

from typing import Any

from ettle.access import Actor, Trouble
from ettle.documents.kept import open_file
from ettle.exchange.adopting import work as adopting_work  # noqa: F401 - declares its long work
from ettle.exchange.keeping import changes_made_ready
from ettle.exchange.leaving import work  # noqa: F401 - declares the long work of leaving
from ettle.exchange.models import RollImport
from ettle.exchange.roll.mapping import Mapping
from ettle.exchange.roll.saying import Say, silent
from ettle.exchange.selectors import ready_import, ready_undo, roll_preview
from ettle.exchange.services import fail_roll, hold_roll, import_roll, undo_roll
from ettle.jobs.models import Job
from ettle.jobs.progress import Progress
from ettle.jobs.registry import job

GONE = "The file that was sent is no longer kept. Send it again."


@job("roll.check", title="Checking the roll file", leads_to="authority:roll_preview")
def check_job(*, by: Actor, job: Job, progress: Progress) -> dict[str, Any]:
    """Check a file that was sent. Nothing is written to the roll."""
    row = _row_of(job)
    check_roll(by=by, row=row, say=progress.say)
    return {"rows": row.row_count}


@job(
    "roll.apply",
    title="Bringing in the roll",
    leads_to="authority:roll_preview",
    stands="Nothing was written: a roll comes in whole or not at all.",
)
def apply_job(*, by: Actor, job: Job, progress: Progress) -> dict[str, Any]:
    """Bring in a checked file that was said yes to."""
    return dict(bring_in_roll(by=by, row=_row_of(job), say=progress.say).counts)


@job("roll.undo", title="Undoing the roll", leads_to="authority:roll_preview")
def undo_job(*, by: Actor, job: Job, progress: Progress) -> dict[str, Any]:
    """Undo the latest import. Begun again after a kill, it finds the roll undone and stops."""
    row = _row_of(job)
    if row.undone_at:
        return {}
    progress.say("Looking for what depends on it", 0, 0)
    held = ready_undo(row, by=by)
    if held is None:
        raise Trouble(GONE)
    progress.say("Putting back what it changed", 0, 0)
    undo_roll(by=by, held=held)
    return {"taken_out": len(held.deletes.get("pupils", ()))}


def check_roll(*, by: Actor, row: RollImport, say: Say = silent) -> RollImport:
    """Check a file that was sent, and keep what it would do. Safe to do again after a kill."""
    if row.checked_at or row.trouble:
        return row
    try:
        content = open_file(row.kept_as)
    except FileNotFoundError:
        return fail_roll(by=by, row=row, words=GONE)
    preview = roll_preview(
        by=by,
        authority=row.authority,
        content=content,
        made_on=row.made_on,
        mapping=Mapping.from_json(row.read_as) if row.read_as else None,
        say=say,
    )
    del content
    say("Writing down what it would do", 0, 0)
    ready = changes_made_ready(row, preview)
    return hold_roll(by=by, preview=preview, row=row, ready=ready)


def bring_in_roll(*, by: Actor, row: RollImport, say: Say = silent) -> RollImport:
    """Bring in a checked file: ready it first, then write it in one short transaction."""
    if row.applied_at:
        return row
    say("Making the rows ready", 0, 0)
    held = ready_import(row, by=by)
    if held is None:
        raise Trouble(GONE)
    say("Writing the roll", 0, 0)
    return import_roll(by=by, held=held)


def _row_of(job: Job) -> RollImport:
    return RollImport.objects.select_related("authority").get(
        ref=job.about_ref, authority_id=job.authority_id
    )
