"""The ledger of what was brought in."""

from django.db import models

from ettle.access import RefField


class RollImport(models.Model):
    """A roll file that was checked, and applied if ``applied_at`` is set.

    The rows, and what was noted of them, wait here between the preview and the yes; they
    are emptied once applied.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    file_hash = models.CharField(max_length=64)
    checked_at = models.DateTimeField()
    checked_by_account_id = models.BigIntegerField(null=True)
    rows = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    state_hash = models.CharField(max_length=64)  # of the roll the preview was made against
    applied_at = models.DateTimeField(null=True, blank=True)
