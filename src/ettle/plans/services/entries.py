"""Writing, changing and ending the parts of a plan. Nothing is ever overwritten."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from ettle.access import Actor, StaleEdit, Trouble, require, require_version
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_open_record, may_write_entry, slice_of
from ettle.plans.details import (
    check_audience,
    check_happened,
    check_kind,
    check_not_twice,
    check_place,
    checked_detail,
    checked_text,
)
from ettle.plans.labels import check_said, own_label
from ettle.plans.locks import check_lock
from ettle.plans.models import Entry, EntryVersion, Plan
from ettle.plans.sources import check_source

QUOTED = frozenset({"view", "contribution"})  # somebody's own, wherever they are filed


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
    words, kept = checked_text(text), checked_detail(kind, detail or {})
    check_happened(kind, kept, today=by.today)
    source = (source_kind, source_ref, audience, author_label)
    check_source(kind, words, *source, pupil=plan.pupil)
    if under is not None:
        check_not_twice(under, words, kept)

    last = plan.entries.aggregate(last=Max("position"))["last"] or 0
    entry = Entry.objects.create(
        authority_id=plan.authority_id, plan=plan, kind=kind, under=under, position=last + 1
    )
    _write_version(
        entry,
        by,
        n=1,
        text=words,
        detail=kept,
        audience=audience,
        source_kind=source_kind,
        source_ref=source_ref,
        author_label=author_label or own_label(by),
        reading=reading.strip(),
        reading_by=own_label(by) if reading.strip() else "",
        said_on=said_on,
    )

    record(
        by=by,
        verb="entry.written",
        subject=entry,
        pupil_id=plan.pupil_id,
        kind=kind,
        source=source_kind,
    )
    return entry


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
    entry = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("plan__pupil", "under")
        .get(pk=entry.pk)
    )
    require_version(entry, expected_version)
    _check_in_plan(entry)
    now = entry.versions.get(n=entry.latest)
    wanted = now.audience if audience is None else audience
    check_kind(entry.kind, wanted)
    words = now.text if text is None else checked_text(text)
    source = (now.source_kind, now.source_ref, wanted, now.author_label)
    check_source(entry.kind, words, *source, pupil=pupil)
    kept = now.detail if detail is None else checked_detail(entry.kind, detail)
    check_happened(entry.kind, kept, today=by.today)
    read = now.reading if reading is None else reading.strip()
    said = said_on or now.said_on
    if (words, kept, wanted, read, said) == (
        now.text,
        now.detail,
        now.audience,
        now.reading,
        now.said_on,
    ):
        return entry
    if wanted != now.audience:
        check_audience(slice_of(by, pupil), wanted)
    check_lock(entry)
    _check_not_anothers_view(entry, now, words)
    if entry.under is not None:
        check_not_twice(entry.under, words, kept, itself=entry)

    _step_on(entry, expected_version)
    same_words = words == now.text and (kept == now.detail or entry.kind in QUOTED)
    _write_version(
        entry,
        by,
        n=entry.latest,
        text=words,
        detail=kept,
        audience=wanted,
        source_kind=now.source_kind,
        source_ref=now.source_ref,
        author_label=now.author_label if same_words else _label_after(entry, now, by),
        reading=read,
        reading_by=_reader_of(now, read, by),
        said_on=said,
    )

    facts = {"kind": entry.kind, "n": entry.latest}
    record(by=by, verb="entry.revised", subject=entry, pupil_id=pupil.pk, **facts)
    return entry


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


HANGING = {"support": ("support", "supports"), "target": ("target", "targets")}


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


def _reader_of(now: EntryVersion, reading: str, by: Actor) -> str:
    if reading == now.reading:
        return now.reading_by
    return own_label(by) if reading else ""


def _check_in_plan(entry: Entry) -> None:
    """Refuse to change what is no longer in the plan."""
    if entry.ended_at:
        raise Trouble(
            "This part is no longer in the plan, so it cannot be changed. Write it as a new part."
        )


def _check_not_anothers_view(entry: Entry, now: EntryVersion, words: str) -> None:
    if entry.kind == "view" and words != now.text:
        raise Trouble(
            f"These are the words of {now.author_label}, so nobody else changes them. Take the "
            "view out, or ask for a new one.",
            field="text",
        )


def _label_after(entry: Entry, now: EntryVersion, by: Actor) -> str:
    if now.source_kind == "written" and entry.kind not in QUOTED:
        return own_label(by)
    first = now.author_label.rpartition("from the words of ")[2]
    return f"{own_label(by)}, from the words of {first}"


def _step_on(entry: Entry, expected_version: int | None) -> None:
    """Take the next number, unless somebody took it between our reading and now."""
    taken = Entry.objects.filter(pk=entry.pk, latest=entry.latest).update(latest=entry.latest + 1)
    if not taken:
        raise StaleEdit(Entry.objects.get(pk=entry.pk), expected_version or entry.latest)
    entry.latest += 1


def _write_version(entry: Entry, by: Actor, **words: Any) -> EntryVersion:
    return EntryVersion.objects.create(
        authority_id=entry.authority_id,
        entry=entry,
        author_id=by.person_id,
        written_at=by.at,
        confirmed_on=by.today,
        **words,
    )
