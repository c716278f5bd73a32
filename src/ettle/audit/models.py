"""The append-only record. Triggers in migration 0002 refuse any change to it."""

from django.db import models


class Event(models.Model):
    """Who did, or read, what, when: keys, dates and codes only, never what a person wrote.

    ``mac`` is keyed over the row's own content, so that an edited or inserted row shows
    at once; seals make a deleted or cut-off row show.
    """

    at = models.DateTimeField(db_index=True)
    on = models.DateField()  # the day in Europe/London, as told to the person
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT, null=True)
    account_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    acting_as = models.CharField(max_length=60)
    organisation = models.CharField(max_length=140)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)  # "pupil:ref"
    pupil_id = models.BigIntegerField(null=True, db_index=True)
    facts = models.JSONField()
    mac = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["pupil_id", "verb", "at"])]


class Seal(models.Model):
    """A closed range of events: its hash, the seal before it, and an HMAC of both."""

    first_id = models.BigIntegerField(unique=True)
    last_id = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    mac = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()


class FormKey(models.Model):
    """A one-time key of an act's form: a second press finds the first one's result."""

    key = models.CharField(max_length=36, primary_key=True)
    account_id = models.BigIntegerField(null=True)
    result = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
