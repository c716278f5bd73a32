"""Lists of live work that were sent to be adopted: the ledger of them."""

from django.db import models

from ettle.access import RefField


class AdoptionBatch(models.Model):
    """A filled-in template: sent, checked, said yes to, adopted, perhaps taken back.

    ``units`` wait here between the check and the end of the adopting, and are emptied then;
    each has the rows it came from. ``rejected`` stay until the list is thrown away, to be
    given back with their reasons. ``kept_as`` names the file while it waits to be checked.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    file_hash = models.CharField(max_length=64)
    kept_as = models.CharField(max_length=64, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by_account_id = models.BigIntegerField(null=True)
    trouble = models.TextField(blank=True)  # why the file as a whole could not be read
    units = models.JSONField(default=list)
    rejected = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    said_yes_at = models.DateTimeField(null=True, blank=True)
    confirmed = models.JSONField(default=list)  # places of those said to be the same child
    applied_at = models.DateTimeField(null=True, blank=True)
    undo_asked_at = models.DateTimeField(null=True, blank=True)
    undo_reason = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    @property
    def state(self) -> str:
        """Work out where the list stands, from sent to undone."""
        steps = (
            ("failed", self.trouble),
            ("undone", self.undone_at),
            ("undoing", self.undo_asked_at),
            ("applied", self.applied_at),
            ("applying", self.said_yes_at),
            ("checked", self.checked_at),
        )
        return next((name for name, is_so in steps if is_so), "sent")
