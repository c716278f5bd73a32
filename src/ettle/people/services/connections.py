"""Who is connected to whom, and whom a safe-contact flag keeps apart."""

from datetime import date

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import may_connect, may_flag_safe_contact
from ettle.people.models import Connection, Person, Pupil, SafeContactFlag


@transaction.atomic
def connect(
    *,
    by: Actor,
    pupil: Pupil,
    person: Person,
    kind: str,
    from_on: date,
    until_on: date | None = None,
) -> Connection:
    """Say why a member of staff may know a pupil (or is a relative), from a day."""
    require(may_connect(by, pupil), by=by, act="connection.made")

    connection = Connection.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        person=person,
        kind=kind,
        from_on=from_on,
        until_on=until_on,
    )

    record(by=by, verb="connection.made", subject=connection, kind=kind, from_on=from_on)
    return connection


@transaction.atomic
def end_connection(*, by: Actor, connection: Connection, until_on: date) -> Connection:
    """End a connection after a day; what it opened closes with it."""
    require(may_connect(by, connection.pupil), by=by, act="connection.ended")

    connection.until_on = until_on
    connection.save(update_fields=["until_on"])

    record(by=by, verb="connection.ended", subject=connection, until_on=until_on)
    return connection


@transaction.atomic
def flag_safe_contact(
    *, by: Actor, pupil: Pupil, protects: Person, kept_from: Person, reason: str
) -> SafeContactFlag:
    """Keep one parent's address and doings from the other, from today."""
    require(may_flag_safe_contact(by, pupil), by=by, act="safe_contact.flagged")

    parents = set(pupil.parentages.values_list("person_id", flat=True))
    if not {protects.pk, kept_from.pk} <= parents or protects.pk == kept_from.pk:
        raise Trouble("A safe-contact flag stands between two parents of the same pupil.")
    if not reason.strip():
        raise Trouble("Say why the flag is needed. The reason is kept with it.", field="reason")
    flag = SafeContactFlag.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        protects=protects,
        kept_from=kept_from,
        reason=reason,
        from_on=by.today,
    )

    record(by=by, verb="safe_contact.flagged", subject=pupil, from_on=by.today)
    return flag
