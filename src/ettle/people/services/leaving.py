"""Ending a pupil's place: by a person, for one pupil, with a day. Never by absence from a file."""

from datetime import date

from django.db import transaction
from django.db.models import F

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import may_import_roll
from ettle.people.models import Connection, Pupil


@transaction.atomic
def end_place(*, by: Actor, pupil: Pupil, left_on: date, went_to: str = "") -> Pupil:
    """Say that a pupil has left, on which day and where to. Class teachers' links end then.

    Raises:
        Trouble: for a day to come, or before the pupil began at the school.
    """
    require(may_import_roll(by, pupil.authority), by=by, act="pupil.left")
    pupil = Pupil.objects.select_for_update().select_related("authority").get(pk=pupil.pk)
    if left_on > by.today:
        raise Trouble("That day is still to come. Give the last day.", field="left_on")
    if pupil.entered_school_on and left_on < pupil.entered_school_on:
        raise Trouble("That is before the first day at the school.", field="left_on")
    Pupil.objects.filter(pk=pupil.pk).update(
        left_on=left_on, went_to=went_to.strip()[:120], version=F("version") + 1
    )
    Connection.objects.filter(
        pupil=pupil, kind="class_teacher", until_on__isnull=True, from_on__lte=left_on
    ).update(until_on=left_on)
    record(by=by, verb="pupil.left", subject=pupil, left_on=left_on)
    pupil.refresh_from_db()
    return pupil
