"""How an authority's own files are read, kept as it was said, version after version."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class ColumnMapping(models.Model):
    """One way of reading one file of an authority. A change is a new version; none is lost.

    ``kind`` is pupil, contact or staff, or ``each`` where every row says its own. ``headings``
    are those of the file, in its order; ``reads`` is ``exchange.roll.mapping.Mapping``.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    headings = models.JSONField(default=list)
    reads = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by_account_id = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "name"],
                condition=Q(ended_at__isnull=True),
                name="column_mapping_name_once",
            ),
        ]
