"""What went out again: sheets for the roll system, and exports of everything."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from ettle.access import RefField

KEPT_FOR = timedelta(hours=24)


class Sheet(models.Model):
    """What the roll system should be told, frozen as shown to whoever keys it in.

    ``rows`` has one line a pupil: ``{"pupil": ref, "was": {…}, "now": {…}}``. They are
    emptied once keyed in: what was keyed is then each pupil's ``KeyedIn``.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    made_at = models.DateTimeField()
    made_on = models.DateField()
    made_by_account_id = models.BigIntegerField(null=True)
    rows = models.JSONField(default=list)
    row_count = models.PositiveIntegerField()
    keyed_on = models.DateField(null=True, blank=True)  # the day it was keyed, as the clerk says
    keyed_at = models.DateTimeField(null=True, blank=True)
    keyed_by_account_id = models.BigIntegerField(null=True)
    keyed_by_name = models.CharField(max_length=170, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(keyed_on__isnull=True) | Q(keyed_at__isnull=False),
                name="sheet_keyed_wholly_or_not",
            ),
        ]
        indexes = [models.Index(fields=["authority", "made_at"])]


class KeyedIn(models.Model):
    """What the roll system was last told of one pupil, as far as a clerk has said."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.OneToOneField("people.Pupil", on_delete=models.PROTECT, related_name="keyed_in")
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField()


class WholeExport(models.Model):
    """One file of everything an authority holds: encrypted, for a day, and then forgotten.

    The row stays when the file is gone. ``sha256`` is of the file as it is downloaded.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    asked_at = models.DateTimeField()
    asked_on = models.DateField()
    asked_by_account_id = models.BigIntegerField(null=True)
    kept_as = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["authority", "asked_at"])]

    def can_be_downloaded(self, at: datetime) -> bool:
        """Say whether the file is there at a moment: made, and less than a day old."""
        return bool(self.made_at and not self.forgotten_at and at < self.made_at + KEPT_FOR)
