"""A plan read for quality by two people, each without sight of the other's marks."""

from django.db import models

from ettle.access import RefField
from ettle.plans.models.planning import Plan


class QualityRound(models.Model):
    """One plan put before two markers. ``settled`` holds the marks agreed after talking."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="quality_rounds")
    opened_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    first = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    settled = models.JSONField(default=dict)  # criterion -> {"mark": 0..3, "reason": words}
    settled_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")), name="quality_round_of_two"
            ),
        ]
        ordering = ["-opened_at", "-pk"]


class QualityMark(models.Model):
    """All the marks of one marker in one round, given in at once."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    round = models.ForeignKey(QualityRound, on_delete=models.PROTECT, related_name="marks")
    marker = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    marks = models.JSONField(default=dict)  # criterion -> 0..3
    words = models.JSONField(default=dict)  # criterion -> why
    given_on = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "marker"], name="quality_mark_once"),
        ]
