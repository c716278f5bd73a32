"""A pupil's moves between the stages of their authority."""

from django.db import models

from ettle.access import RefField
from ettle.plans.models.planning import Plan


class StageMove(models.Model):
    """A move to a stage, either way: why, and what the child and the family said before it.

    ``from_stage`` is empty for the first. Where views were not sought, the words say why.
    ``specialist_placement`` is where the child learns: a fact beside the stage, not a rung.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="stage_moves")
    from_stage = models.ForeignKey(
        "people.Stage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_stage = models.ForeignKey("people.Stage", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reason = models.TextField()
    child_asked_on = models.DateField(null=True, blank=True)
    child_views = models.TextField()
    parents_asked_on = models.DateField(null=True, blank=True)
    parents_views = models.TextField()
    specialist_placement = models.BooleanField(default=False)
    is_urgent = models.BooleanField(default=False)
    moved_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    moved_label = models.TextField()
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "moved_at", "pk"]
