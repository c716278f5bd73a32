"""What was decided about support that was planned and not given."""

from django.db import models
from django.db.models import F, Q

from ettle.access import RefField
from ettle.plans.models.planning import Entry


class GapAnswer(models.Model):
    """Who does what about a gap in one support, and the day it is looked at again.

    The gap itself is worked out from what was planned and given. Until ``look_again_on`` it
    waits on nobody; after it, a gap that is still there is in the tray again.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="gap_answers")
    kind = models.CharField(max_length=12)
    since = models.DateField()
    who = models.CharField(max_length=120)
    what = models.TextField()
    on = models.DateField()
    look_again_on = models.DateField()
    by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_label = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["nothing", "under_half"]), name="gap_answer_kind"
            ),
            models.CheckConstraint(
                condition=Q(look_again_on__gt=F("on")), name="gap_answer_looks_ahead"
            ),
        ]
        ordering = ["at", "pk"]
