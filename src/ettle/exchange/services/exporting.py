"""Everything that an authority holds, as one file: asked for, made, downloaded, forgotten."""

from collections.abc import Iterator

from django.db import models, transaction

from ettle.access import Actor, Trouble, new_file_name, require
from ettle.audit.services import record
from ettle.documents.kept import forget_file
from ettle.documents.sealed import SealedWriter, unsealed
from ettle.exchange.access import exports_seen_by, may_forget, may_take_out
from ettle.exchange.leaving import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.leaving.archive import Say, Written, write_archive
from ettle.exchange.models import WholeExport
from ettle.exchange.models.leaving import KEPT_FOR
from ettle.jobs.services import start_job

EVERYTHING = "export.everything"
GONE = "This file was deleted a day after it was made. Ask for everything again."


@transaction.atomic
def ask_for_everything(*, by: Actor, authority: models.Model) -> WholeExport:
    """Ask for a file of everything. It is made by a job, and can be fetched for a day."""
    require(may_take_out(by, int(authority.pk)), by=by, act="export.asked")
    export = WholeExport.objects.create(
        authority_id=authority.pk,
        asked_at=by.at,
        asked_on=by.today,
        asked_by_account_id=by.account_id,
    )
    record(by=by, verb="export.asked", subject=export)
    start_job(by=by, kind=EVERYTHING, authority=authority, about_ref=export.ref)
    export.refresh_from_db()
    return export


def make_everything(*, by: Actor, export: WholeExport, say: Say) -> WholeExport:
    """Write the file, and note that it was made. What an earlier attempt left is removed."""
    require(may_take_out(by, export.authority_id), by=by, act="export.made")
    if export.made_at:
        return export
    forget_file(export.kept_as)
    name = new_file_name()
    WholeExport.objects.filter(pk=export.pk).update(kept_as=name)
    writer = SealedWriter(name)
    try:
        written = write_archive(writer, authority=export.authority, on=by.today, say=say)
    except BaseException:
        writer.give_up()
        raise
    writer.close()
    return note_made(by=by, export=export, written=written, writer=writer)


@transaction.atomic
def note_made(
    *, by: Actor, export: WholeExport, written: Written, writer: SealedWriter
) -> WholeExport:
    """Write down that the file is whole, with its size, its hash and what is in it."""
    require(may_take_out(by, export.authority_id), by=by, act="export.made")
    WholeExport.objects.filter(pk=export.pk).update(
        made_at=by.at, size=writer.size, sha256=writer.sha256, counts=written.counts
    )
    record(by=by, verb="export.made", subject=export, rows=sum(written.counts.values()))
    export.refresh_from_db()
    return export


@transaction.atomic
def download_everything(*, by: Actor, export: WholeExport) -> Iterator[bytes]:
    """Give the file's bytes, a part at a time. Each download is recorded.

    Raises:
        Trouble: when it is not made yet, or is gone.
    """
    require(may_take_out(by, export.authority_id), by=by, act="export.downloaded")
    if not export.can_be_downloaded(by.at):
        raise Trouble(GONE)
    record(by=by, verb="export.downloaded", subject=export)
    return unsealed(export.kept_as)


@transaction.atomic
def forget_old_exports(*, by: Actor) -> int:
    """Delete the files that are a day old, and say how many; what was done stays recorded."""
    old = exports_seen_by(by).filter(
        models.Q(made_at__lte=by.at - KEPT_FOR)
        | models.Q(made_at__isnull=True, asked_at__lte=by.at - 2 * KEPT_FOR),
        forgotten_at__isnull=True,
    )
    found = list(old.select_for_update())
    for export in found:
        require(may_forget(by, export), by=by, act="export.forgotten")
        forget_file(export.kept_as)
        export.forgotten_at = by.at
        export.kept_as = ""
        export.save(update_fields=["forgotten_at", "kept_as"])
        record(by=by, verb="export.forgotten", subject=export)
    return len(found)
