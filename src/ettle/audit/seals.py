"""Sealing the record in batches, and finding what was changed since.

Each event carries its own keyed hash, so an edited or inserted row shows by itself. A
seal covers a range of rows with one hash and the seal before it, so that a deleted or
cut-off row shows too; reads never queue behind each other for it. A range can later be
dropped by a retention rule, leaving its seal.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ettle.audit.models import Event, Seal
from ettle.audit.services import content_of, keyed_hash

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with the record: which row or range, and what about it."""

    where: str
    what: str


def seal_record(*, at: datetime) -> list[Seal]:
    """Seal every event not yet under a seal, in ranges of up to 2,000. Safe to run often."""
    made: list[Seal] = []
    while True:
        with transaction.atomic():
            last = Seal.objects.select_for_update().order_by("-last_id").first()
            events = list(
                Event.objects.filter(pk__gt=last.last_id if last else 0).order_by("pk")[:BATCH]
            )
            if not events:
                return made
            made.append(_seal(events, last, at))


def _seal(events: list[Event], last: Seal | None, at: datetime) -> Seal:
    previous = last.mac if last else ""
    digest = _digest(events)
    first_id = last.last_id + 1 if last else 1
    return Seal.objects.create(
        first_id=first_id,
        last_id=events[-1].pk,
        count=len(events),
        digest=digest,
        previous=previous,
        mac=_seal_mac(first_id, events[-1].pk, len(events), digest, previous),
        sealed_at=at,
    )


def _digest(events: list[Event]) -> str:
    whole = hashlib.sha256()
    for event in events:
        whole.update(f"{event.pk}:{event.mac}\n".encode())
    return whole.hexdigest()


def _seal_mac(first_id: int, last_id: int, count: int, digest: str, previous: str) -> str:
    return keyed_hash(f"seal|{first_id}|{last_id}|{count}|{digest}|{previous}")


def faults_in_record() -> Iterator[Finding]:
    """Give every sign that the record was edited, added to, cut or thinned out.

    Rows after the last seal are checked by their own hashes; that one of them was deleted
    cannot be told until they are sealed, which is why sealing runs often.
    """
    yield from _faulty_rows()
    previous = ""
    expected_first = 1
    for seal in Seal.objects.order_by("first_id").iterator():
        yield from _faulty_seal(seal, previous, expected_first)
        previous, expected_first = seal.mac, seal.last_id + 1


def _faulty_rows() -> Iterator[Finding]:
    for event in Event.objects.order_by("pk").iterator(chunk_size=BATCH):
        if not hmac.compare_digest(event.mac, keyed_hash(content_of(event))):
            yield Finding(f"event {event.pk}", "was edited, or was put in by other means")


def _faulty_seal(seal: Seal, previous: str, expected_first: int) -> Iterator[Finding]:
    where = f"events {seal.first_id} to {seal.last_id}"
    mac = _seal_mac(seal.first_id, seal.last_id, seal.count, seal.digest, seal.previous)
    if not hmac.compare_digest(seal.mac, mac):
        yield Finding(f"the seal over {where}", "was edited, or was put in by other means")
    if seal.previous != previous or seal.first_id != expected_first:
        yield Finding(f"the seal over {where}", "does not follow the one before it")
    events = list(Event.objects.filter(pk__range=(seal.first_id, seal.last_id)).order_by("pk"))
    if len(events) != seal.count:
        yield Finding(where, f"{seal.count} were sealed and {len(events)} are there")
    elif _digest(events) != seal.digest:
        yield Finding(where, "are not the rows that were sealed")
