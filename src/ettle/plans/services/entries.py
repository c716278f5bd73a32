"""Writing, changing and ending the parts of a plan. Nothing is ever overwritten."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from ettle.access import Actor, StaleEdit, Trouble, require, require_version
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_write_plan
from ettle.plans.details import (
    check_kind,
    check_not_twice,
    check_place,
    checked_detail,
    checked_text,
)
from ettle.plans.models import Entry, EntryVersion, Plan
from ettle.plans.sources import check_source


@transaction.atomic
def open_plan(*, by: Actor, pupil: Pupil) -> Plan:
    """Begin a pupil's plan, or give the one there is. A pupil has one, whatever is printed."""
    require(may_write_plan(by, pupil), by=by, act="plan.opened")

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
) -> Entry:
    """Write a new part of the plan, in somebody's own words or taken over from another's.

    What is taken over from an agency's answer or from a view keeps where it came from, and
    ``author_label`` says whose words they are wherever the plan is read or printed.

    Raises:
        Trouble: support without an objective, the same support twice, no words, or a view
            put before readers it was not given to.
    """
    require(may_write_plan(by, plan.pupil), by=by, act="entry.written")
    check_kind(kind, audience)
    check_place(plan.pk, kind, under)
    words, kept = checked_text(text), checked_detail(kind, detail or {})
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
        author_label=author_label or _own_label(by),
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
) -> Entry:
    """Write the next version of a part. The one before stays, in every document that has it.

    Words that somebody else gave are no longer theirs alone once changed, and say so. The
    same words again write nothing.

    Raises:
        StaleEdit: somebody wrote a version after the one this editor saw.
        Trouble: as ``write_entry``, or for a part that is no longer in the plan.
    """
    pupil = entry.plan.pupil
    require(may_write_plan(by, pupil), by=by, act="entry.revised")
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
    if (words, kept, wanted) == (now.text, now.detail, now.audience):
        return entry
    _check_not_anothers_view(entry, now, words)
    if entry.under is not None:
        check_not_twice(entry.under, words, kept, itself=entry)

    _step_on(entry, expected_version)
    same_words = (words, kept) == (now.text, now.detail)
    _write_version(
        entry,
        by,
        n=entry.latest,
        text=words,
        detail=kept,
        audience=wanted,
        source_kind=now.source_kind,
        source_ref=now.source_ref,
        author_label=now.author_label if same_words else _label_after(now, by),
    )

    facts = {"kind": entry.kind, "n": entry.latest}
    record(by=by, verb="entry.revised", subject=entry, pupil_id=pupil.pk, **facts)
    return entry


@transaction.atomic
def end_entry(*, by: Actor, entry: Entry, expected_version: int | None) -> Entry:
    """Take a part out of the plan from now on. Nothing is deleted: what was issued keeps it.

    Raises:
        StaleEdit: somebody wrote a version after the one this editor saw.
        Trouble: for an objective that support still hangs on.
    """
    require(may_write_plan(by, entry.plan.pupil), by=by, act="entry.ended")
    entry = Entry.objects.select_for_update(of=("self",)).select_related("plan").get(pk=entry.pk)
    if entry.ended_at:
        return entry
    require_version(entry, expected_version)
    hanging = entry.supports.filter(ended_at__isnull=True).count()
    if hanging:
        support = "1 support hangs" if hanging == 1 else f"{hanging} supports hang"
        raise Trouble(
            f"{support} on this objective. Take the support out first, or write it under "
            "another objective, so that none of it is lost by accident."
        )

    entry.ended_at = by.at
    entry.save(update_fields=["ended_at"])

    record(
        by=by,
        verb="entry.ended",
        subject=entry,
        pupil_id=entry.plan.pupil_id,
        kind=entry.kind,
    )
    return entry


def _own_label(by: Actor) -> str:
    """Say who wrote something, as it stands beside their words: *Ms Laird, ASN lead*."""
    return ", ".join(word for word in (by.name, by.acting_as) if word) or by.organisation


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


def _label_after(now: EntryVersion, by: Actor) -> str:
    if now.source_kind == "written":
        return _own_label(by)
    first = now.author_label.rpartition("from the words of ")[2]
    return f"{_own_label(by)}, from the words of {first}"


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
