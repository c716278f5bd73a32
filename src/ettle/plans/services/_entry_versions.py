"""What one part of a plan says, version upon version: whose words they are, and the next one.

Part of the acts that write and revise a part; each of them checks who may.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ettle.access import Actor, StaleEdit
from ettle.plans.labels import own_label
from ettle.plans.models import Entry, EntryVersion

QUOTED = frozenset({"view", "contribution"})  # somebody's own, wherever they are filed


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a part says at one time, to whom, and what its writer makes of it."""

    text: str
    detail: dict[str, Any]
    audience: str
    reading: str
    said_on: date | None


def wording_of(version: EntryVersion) -> Wording:
    """Give what a version says."""
    return Wording(
        text=version.text,
        detail=version.detail,
        audience=version.audience,
        reading=version.reading,
        said_on=version.said_on,
    )


def write_first(
    entry: Entry,
    by: Actor,
    wording: Wording,
    *,
    source_kind: str,
    source_ref: str,
    author_label: str | None,
) -> None:
    """Write what a new part says, in its writer's name unless the words are somebody else's."""
    _write(
        entry,
        by,
        wording,
        source_kind=source_kind,
        source_ref=source_ref,
        author_label=author_label or own_label(by),
        reading_by=own_label(by) if wording.reading else "",
    )


def write_next(
    entry: Entry, by: Actor, now: EntryVersion, wording: Wording, *, expected_version: int | None
) -> None:
    """Write what a part says from here on. Another's words, once changed, are no longer theirs.

    Raises:
        StaleEdit: somebody took the next number between our reading and now.
    """
    _step_on(entry, expected_version)
    is_same = wording.text == now.text and (
        _said_in(wording.detail) == _said_in(now.detail) or entry.kind in QUOTED
    )
    _write(
        entry,
        by,
        wording,
        source_kind=now.source_kind,
        source_ref=now.source_ref,
        author_label=now.author_label if is_same else _label_after(entry, now, by),
        reading_by=_reader_after(now, wording.reading, by),
    )


def _said_in(detail: dict[str, Any]) -> dict[str, Any]:
    """Give what somebody said in a part's boxes; a picture beside it changes no word."""
    return {key: value for key, value in detail.items() if key != "picture"}


def _step_on(entry: Entry, expected_version: int | None) -> None:
    taken = Entry.objects.filter(pk=entry.pk, latest=entry.latest).update(latest=entry.latest + 1)
    if not taken:
        raise StaleEdit(Entry.objects.get(pk=entry.pk), expected_version or entry.latest)
    entry.latest += 1


def _label_after(entry: Entry, now: EntryVersion, by: Actor) -> str:
    if now.source_kind == "written" and entry.kind not in QUOTED:
        return own_label(by)
    first = now.author_label.rpartition("from the words of ")[2]
    return f"{own_label(by)}, from the words of {first}"


def _reader_after(now: EntryVersion, reading: str, by: Actor) -> str:
    if reading == now.reading:
        return now.reading_by
    return own_label(by) if reading else ""


def _write(entry: Entry, by: Actor, wording: Wording, **whose: str) -> None:
    EntryVersion.objects.create(
        authority_id=entry.authority_id,
        entry=entry,
        n=entry.latest,
        text=wording.text,
        detail=wording.detail,
        audience=wording.audience,
        reading=wording.reading,
        said_on=wording.said_on,
        author_id=by.person_id,
        written_at=by.at,
        confirmed_on=by.today,
        **whose,
    )
