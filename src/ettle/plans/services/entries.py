"""Writing, changing and ending the parts of a plan. Nothing is ever overwritten."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_open_record, may_write_entry, slice_of
from ettle.plans.card.line_pictures import check_picture
from ettle.plans.details import (
    check_audience,
    check_happened,
    check_kind,
    check_not_twice,
    check_place,
    checked_detail,
    checked_text,
)
from ettle.plans.labels import check_said
from ettle.plans.locks import check_lock
from ettle.plans.models import Entry, EntryVersion, Plan
from ettle.plans.services._entry_versions import Wording, wording_of, write_first, write_next
from ettle.plans.sources import check_source

HANGING = {"support": ("support", "supports"), "target": ("target", "targets")}


@transaction.atomic
def open_plan(*, by: Actor, pupil: Pupil) -> Plan:
    """Begin a pupil's plan, or give the one there is. A pupil has one, whatever is printed."""
    require(may_open_record(by, pupil), by=by, act="plan.opened")

    plan, is_new = Plan.objects.get_or_create(
        pupil=pupil, defaults={"authority_id": pupil.authority_id, "made_at": by.at}
    )

    if is_new:
        record(by=by, verb="plan.opened", subject=plan)
    return plan


@transaction.atomic
def write_entry(
    *,
    by: Actor,
    plan: Plan,
    kind: str,
    text: str,
    detail: dict[str, Any] | None = None,
    audience: str = "everyone",
    under: Entry | None = None,
    source_kind: str = "written",
    source_ref: str = "",
    author_label: str | None = None,
    reading: str = "",
    said_on: date | None = None,
) -> Entry:
    """Write a new part of the plan, in somebody's own words or taken over from another's.

    What is taken over from an agency's answer or from a view keeps where it came from, and
    ``author_label`` says whose words they are wherever the plan is read or printed.
    ``reading`` is what the writer makes of somebody's words, kept apart from them.

    Raises:
        Trouble: support without an objective, the same support twice, no words, a day before
            the one it follows, an audience without the writer, or a view put before readers
            it was not given to.
    """
    require(may_write_entry(by, plan.pupil, kind), by=by, act="entry.written")
    check_kind(kind, audience)
    check_audience(slice_of(by, plan.pupil), audience)
    check_said(said_on, by)
    check_place(plan.pk, kind, under)
    wording = Wording(
        text=checked_text(text),
        detail=checked_detail(kind, detail or {}),
        audience=audience,
        reading=reading.strip(),
        said_on=said_on,
    )
    check_happened(kind, wording.detail, today=by.today)
    check_picture(None, wording.detail)
    source = (source_kind, source_ref, audience, author_label)
    check_source(kind, wording.text, *source, pupil=plan.pupil)
    if under is not None:
        check_not_twice(under, wording.text, wording.detail)

    entry = _add(plan, kind, under)
    write_first(
        entry,
        by,
        wording,
        source_kind=source_kind,
        source_ref=source_ref,
        author_label=author_label,
    )

    facts = {"kind": kind, "source": source_kind}
    record(by=by, verb="entry.written", subject=entry, pupil_id=plan.pupil_id, **facts)
    return entry


def _add(plan: Plan, kind: str, under: Entry | None) -> Entry:
    """Put a new part after all others of the plan."""
    last = plan.entries.aggregate(last=Max("position"))["last"] or 0
    return Entry.objects.create(
        authority_id=plan.authority_id, plan=plan, kind=kind, under=under, position=last + 1
    )


@transaction.atomic
def revise_entry(
    *,
    by: Actor,
    entry: Entry,
    expected_version: int | None,
    text: str | None = None,
    detail: dict[str, Any] | None = None,
    audience: str | None = None,
    reading: str | None = None,
    said_on: date | None = None,
) -> Entry:
    """Write the next version of a part. The one before stays, in every document that has it.

    Words that somebody else gave are no longer theirs alone once changed, and say so. The
    same words again write nothing.

    Raises:
        StaleEdit: somebody wrote a version after the one this editor saw.
        RestsOnCsp: the statutory plan in force rests on it, and no review is open.
        Trouble: as ``write_entry``, or for a part that is no longer in the plan.
    """
    pupil = entry.plan.pupil
    require(may_write_entry(by, pupil, entry.kind), by=by, act="entry.revised")
    check_said(said_on, by)
    entry = _in_plan(entry, expected_version)
    now = entry.versions.get(n=entry.latest)
    wording = _reworded(
        by,
        entry,
        now,
        text=text,
        detail=detail,
        audience=audience,
        reading=reading,
        said_on=said_on,
    )
    if wording == wording_of(now):
        return entry
    _check_change(by, entry, now, wording)

    write_next(entry, by, now, wording, expected_version=expected_version)

    facts = {"kind": entry.kind, "n": entry.latest}
    record(by=by, verb="entry.revised", subject=entry, pupil_id=pupil.pk, **facts)
    return entry


def _in_plan(entry: Entry, expected_version: int | None) -> Entry:
    """Take the row of a part that is in the plan still, as this editor saw it."""
    rows = Entry.objects.select_for_update(of=("self",)).select_related("plan__pupil", "under")
    entry = rows.get(pk=entry.pk)
    require_version(entry, expected_version)
    if entry.ended_at:
        raise Trouble(
            "This part is no longer in the plan, so it cannot be changed. Write it as a new part."
        )
    return entry


def _reworded(
    by: Actor,
    entry: Entry,
    now: EntryVersion,
    *,
    text: str | None,
    detail: dict[str, Any] | None,
    audience: str | None,
    reading: str | None,
    said_on: date | None,
) -> Wording:
    """Say what the part is to say: what was changed, checked, and what was left as it is."""
    for_whom = now.audience if audience is None else audience
    check_kind(entry.kind, for_whom)
    words = now.text if text is None else checked_text(text)
    source = (now.source_kind, now.source_ref, for_whom, now.author_label)
    check_source(entry.kind, words, *source, pupil=entry.plan.pupil)
    kept = now.detail if detail is None else checked_detail(entry.kind, detail)
    check_happened(entry.kind, kept, today=by.today)
    return Wording(
        text=words,
        detail=kept,
        audience=for_whom,
        reading=now.reading if reading is None else reading.strip(),
        said_on=said_on or now.said_on,
    )


def _check_change(by: Actor, entry: Entry, now: EntryVersion, wording: Wording) -> None:
    """Refuse a change that is not this editor's to make, or that says a thing twice."""
    if wording.audience != now.audience:
        check_audience(slice_of(by, entry.plan.pupil), wording.audience)
    check_lock(entry)
    if wording.detail.get("picture") != now.detail.get("picture"):
        check_picture(entry, wording.detail)
    if entry.kind == "view" and wording.text != now.text:
        raise Trouble(
            f"These are the words of {now.author_label}, so nobody else changes them. Take the "
            "view out, or ask for a new one.",
            field="text",
        )
    if entry.under is not None:
        check_not_twice(entry.under, wording.text, wording.detail, itself=entry)


@transaction.atomic
def end_entry(*, by: Actor, entry: Entry, expected_version: int | None, because: str = "") -> Entry:
    """Take a part out of the plan from now on. Nothing is deleted: what was issued keeps it.

    Raises:
        StaleEdit: somebody wrote a version after the one this editor saw.
        RestsOnCsp: the statutory plan in force rests on it, and no review is open.
        Trouble: for a part that others still hang on.
    """
    require(may_write_entry(by, entry.plan.pupil, entry.kind), by=by, act="entry.ended")
    entry = Entry.objects.select_for_update(of=("self",)).select_related("plan").get(pk=entry.pk)
    if entry.ended_at:
        return entry
    require_version(entry, expected_version)
    check_lock(entry)
    _check_nothing_hangs(entry)

    entry.ended_at = by.at
    entry.ended_because = because.strip()
    entry.save(update_fields=["ended_at", "ended_because"])

    record(
        by=by,
        verb="entry.ended",
        subject=entry,
        pupil_id=entry.plan.pupil_id,
        kind=entry.kind,
    )
    return entry


def _check_nothing_hangs(entry: Entry) -> None:
    """Refuse to take out what others hang on, so that none of them is lost by accident."""
    kinds = list(entry.supports.filter(ended_at__isnull=True).values_list("kind", flat=True))
    if not kinds:
        return
    one, many = HANGING.get(kinds[0], ("part", "parts"))
    hang = f"1 {one} hangs" if len(kinds) == 1 else f"{len(kinds)} {many} hang"
    raise Trouble(
        f"{hang} on this {entry.kind}. Take the {one} out first, or write it under another "
        f"{entry.kind}, so that none of it is lost by accident."
    )
