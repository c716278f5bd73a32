"""Reading the record: what was done about a pupil, and who looked."""

from ettle.access import Actor
from ettle.audit.models import Event, FormKey
from ettle.audit.verbs import VERBS


def result_of_form_key(key: str, *, by: Actor) -> str:
    """Give the address that the first press of this form led to; empty while it runs."""
    found = FormKey.objects.filter(key=key, account_id=by.account_id).first()
    return found.result if found else ""


def events_about(pupil_id: int, *, by: Actor, readings: bool) -> list[Event]:
    """List what was done (or, with ``readings``, who opened what) about one pupil, newest first.

    The caller has already decided that this reader may know: a room above asks its own
    policy first. Events of other authorities are never given.
    """
    verbs = [name for name, verb in VERBS.items() if verb.is_reading == readings]
    return list(
        Event.objects.filter(
            pupil_id=pupil_id, verb__in=verbs, authority_id=by.authority_id
        ).order_by("-at")[:200]
    )
