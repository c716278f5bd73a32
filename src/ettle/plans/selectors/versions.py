"""The versions of a plan: which there are, one as it stood, and what changed between two.

What a reader may not read today they do not read as it once stood either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import Slice, slice_of
from ettle.plans.comparing import (
    Comparison,
    Gone,
    Listener,
    PlainPart,
    Section,
    compare,
    read_out,
)
from ettle.plans.details import AUDIENCE_NAMES
from ettle.plans.models import EntryVersion, Plan
from ettle.plans.moments import Moment, at_end_of, day_of
from ettle.plans.selectors._moments import (
    AT_WORK,
    agreed_days,
    frozen_versions,
    moment_at,
    now_for,
)
from ettle.plans.selectors._parts_then import parts_at

TELLS_AUDIENCES = {"lead", "officer"}
MOST_MOMENTS = 60


@dataclass(frozen=True, slots=True)
class Versions:
    """The moments at which this reader can read the plan again, newest first."""

    reader: str
    moments: tuple[Moment, ...]
    begun_on: date
    left_out: int


@dataclass(frozen=True, slots=True)
class AsItStood:
    """A plan at one moment, as far as this reader may read it today, and under its headings."""

    moment: Moment
    parts: tuple[PlainPart, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two moments of a plan and what changed between them."""

    before: Moment
    after: Moment
    said: Comparison


def versions_of(pupil: Pupil, *, by: Actor, page: str = "") -> Versions | None:
    """List the moments of a plan; None for whoever reads no plan, and where none is begun."""
    opened = _opened(pupil, by, page)
    if opened is None:
        return None
    plan, slice_ = opened
    moments = [*frozen_versions(plan, slice_), *agreed_days(plan, slice_, by)]
    moments.sort(key=lambda each: each.at, reverse=True)
    return Versions(
        reader=slice_.reader,
        moments=(now_for(by), *moments[:MOST_MOMENTS]),
        begun_on=day_of(plan.made_at),
        left_out=max(0, len(moments) - MOST_MOMENTS),
    )


def as_it_stood(pupil: Pupil, key: str, *, by: Actor, page: str = "") -> AsItStood | None:
    """Read a plan as it stood at one moment: *now*, a version (``v3``) or a day (its ISO date)."""
    opened = _opened(pupil, by, page)
    moment = moment_at(opened, key, by) if opened else None
    if opened is None or moment is None:
        return None
    parts = parts_at(*opened, moment, by)
    return AsItStood(moment, parts, read_out(parts, _listener(opened[1], pupil)))


def compare_moments(
    pupil: Pupil, before: str, after: str, *, by: Actor, page: str = ""
) -> Compared | None:
    """Say in this reader's words what changed between two moments, whichever is named first."""
    opened = _opened(pupil, by, page)
    if opened is None:
        return None
    found = [moment for key in (before, after) if (moment := moment_at(opened, key, by))]
    if len(found) < 2:
        return None
    old, new = sorted(found, key=lambda each: each.order)
    then, since = (parts_at(*opened, each, by) for each in (old, new))
    listener = _listener(opened[1], pupil)
    missing = {one.ref for one in then} - {one.ref for one in since}
    gone = _gone(missing) if missing else {}
    return Compared(old, new, compare(then, since, listener=listener, gone=gone))


def last_shared(versions: Versions) -> Moment:
    """Give the moment that a reader is first shown changes since: the last plan, or the start."""
    older = versions.moments[1:]
    issued = [each for each in older if each.is_csp] or list(older)
    return issued[0] if issued else at_end_of(versions.begun_on)


def _opened(pupil: Pupil, by: Actor, page: str) -> tuple[Plan, Slice] | None:
    slice_ = slice_of(by, pupil)
    plan = Plan.objects.filter(pupil=pupil).first() if slice_ else None
    if slice_ is None or plan is None:
        return None
    if page:
        record(by=by, verb="plan.read", subject=plan, page=page)
    return plan, slice_


def _listener(slice_: Slice, pupil: Pupil) -> Listener:
    reader = "staff" if slice_.reader in AT_WORK else "family"
    return Listener(
        reader="pupil" if slice_.reader == "pupil" else reader,
        child=pupil.first_name,
        audience_names=AUDIENCE_NAMES if slice_.reader in TELLS_AUDIENCES else {},
    )


def _gone(refs: Iterable[str]) -> dict[str, Gone]:
    """Say when and why parts were taken out. They are this reader's to read already."""
    rows = EntryVersion.objects.filter(
        entry__ref__in=refs, n=F("entry__latest"), entry__ended_at__isnull=False
    ).select_related("entry")
    return {
        row.entry.ref: Gone(
            day_of(row.entry.ended_at), row.entry.ended_because, row.detail.get("outcome") or ""
        )
        for row in rows
        if row.entry.ended_at
    }
