"""How long an authority lets each kind of part hold. No child is here."""

from django.db import models
from django.db.models import Q


class StillTrueInterval(models.Model):
    """A number of weeks for one kind of part, from a day on. What has held never changes.

    ``n`` counts an authority's settings: what was set together has the same. Later settings
    never hold from an earlier day, so the newest that has begun is the one that holds. What has
    not begun may be taken back; the row stays and says when. After ``weeks`` without anybody
    finding it true, a part is asked about: *still true?*
    """

    authority = models.ForeignKey(
        "people.Authority", on_delete=models.PROTECT, related_name="still_true_intervals"
    )
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    weeks = models.PositiveSmallIntegerField()
    holds_from = models.DateField()
    set_at = models.DateTimeField()
    set_label = models.TextField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "kind", "n"], name="interval_set_once"),
            models.CheckConstraint(condition=Q(weeks__gte=2, weeks__lte=52), name="interval_weeks"),
        ]
        ordering = ["n", "pk"]
