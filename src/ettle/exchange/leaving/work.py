"""The long work of leaving: everything that an authority holds, written to one file."""

from typing import Any

from ettle.access import Actor, Trouble
from ettle.exchange.access import exports_seen_by, may_take_out
from ettle.exchange.services.exporting import EVERYTHING, make_everything
from ettle.jobs.models import Job
from ettle.jobs.progress import Progress
from ettle.jobs.registry import job


@job(
    EVERYTHING,
    title="Writing out everything that the council holds",
    leads_to="authority:export",
    may=may_take_out,
    stands="No file was kept.",
)
def write_everything(*, by: Actor, job: Job, progress: Progress) -> dict[str, Any]:
    """Make the file that was asked for. Begun again, it begins at the beginning."""
    export = exports_seen_by(by).select_related("authority").filter(ref=job.about_ref).first()
    if export is None:
        raise Trouble("What was asked for is not there any more. Ask for everything again.")
    with progress.aside():
        made = make_everything(by=by, export=export, say=progress.say)
    return {"rows": sum(made.counts.values()), "bytes": made.size}
