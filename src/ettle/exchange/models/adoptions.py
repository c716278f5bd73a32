"""Lists of live work that were sent to be adopted: the ledger of them."""

from django.db import models

from ettle.access import RefField


class AdoptionBatch(models.Model):
    """A filled-in template that was checked, and adopted if ``applied_at`` is set.

    ``units`` wait here between the preview and the yes, and are emptied then. ``rejected``
    stay until the list is thrown away, to be given back with their reasons.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    file_hash = models.CharField(max_length=64)
    checked_at = models.DateTimeField()
    checked_by_account_id = models.BigIntegerField(null=True)
    units = models.JSONField(default=list)
    rejected = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
