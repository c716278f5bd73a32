"""Recording. An event is written in the same transaction as the change it tells of."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from ettle.access import Actor, Refused
from ettle.audit.models import Event, FormKey
from ettle.audit.verbs import VERBS, checked_facts, register

register("act.refused", "was refused an act", act=str)


def keyed_hash(content: str) -> str:
    """Hash content with the audit's own key, which is in the settings and nowhere else."""
    return hmac.new(settings.AUDIT_KEY.encode(), content.encode(), hashlib.sha256).hexdigest()


def content_of(event: Event) -> str:
    """Give an event's content in the one form that is hashed."""
    return json.dumps(
        [
            event.at.isoformat(timespec="microseconds"),
            event.on.isoformat(),
            event.authority_id,
            event.account_id,
            event.person_id,
            event.acting_as,
            event.organisation,
            event.verb,
            event.subject,
            event.pupil_id,
            event.facts,
        ],
        sort_keys=True,
        ensure_ascii=False,
    )


def record(
    *, by: Actor, verb: str, subject: Any = None, pupil_id: int | None = None, **facts: Any
) -> Event:
    """Write down who did what, to what, when, with which dates and keys.

    ``subject`` is a row with a ``ref``; its ``pupil_id`` (or its own key, for a pupil) is
    taken from it unless given.

    Raises:
        KeyError: for a verb that no room declares.
        ValueError: for a fact that the verb does not declare.
    """
    declared = VERBS[verb]
    event = Event(
        at=by.at,
        on=by.today,
        authority_id=by.authority_id or getattr(subject, "authority_id", None),
        account_id=by.account_id,
        person_id=by.person_id,
        acting_as=by.acting_as[:60],
        organisation=by.organisation[:140],
        verb=verb,
        subject=_subject(subject),
        pupil_id=pupil_id or _pupil_of(subject),
        facts=checked_facts(declared, facts),
    )
    event.mac = keyed_hash(content_of(event))
    event.save(force_insert=True)
    return event


def _subject(row: Any) -> str:
    if row is None:
        return ""
    name = getattr(row, "ref", None) or getattr(row, "code", row.pk)
    return f"{row._meta.model_name}:{name}"


def _pupil_of(row: Any) -> int | None:
    if row is None:
        return None
    if row._meta.model_name == "pupil":
        return int(row.pk)
    return getattr(row, "pupil_id", None)


@contextmanager
def refusals_recorded() -> Iterator[None]:
    """Record a refusal after the transaction it ended is gone, then let it go on.

    Wrapped around every page and command; a refusal whose act named nobody (``by``)
    is a reading that found nothing, and is not recorded.
    """
    try:
        yield
    except Refused as refused:
        record_refusal(refused)
        raise


def record_refusal(refused: Refused) -> None:
    """Write a refusal down, in a transaction of its own."""
    if refused.by is None:
        return
    with transaction.atomic():
        record(by=refused.by, verb="act.refused", act=refused.act or "act")


def claim_form_key(key: str, *, by: Actor) -> FormKey | None:
    """Take a form's one-time key, or give None where an earlier press has it.

    Called inside the act's transaction, so that an act that fails gives its key back.
    """
    try:
        with transaction.atomic():
            return FormKey.objects.create(key=key, account_id=by.account_id, at=by.at)
    except IntegrityError:
        return None
