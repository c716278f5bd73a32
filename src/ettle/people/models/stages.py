"""How an authority stages support: its schemes, and the stages of each. No child is here."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField

NEUTRAL = ("U", "T1", "T2", "T3", "M")


class StageScheme(models.Model):
    """An authority's way of staging support, as it stands from a day. A live one never changes.

    A change is a new scheme, live from a later day, so that a child who was put on a stage
    stays on that very stage until somebody moves them. ``model`` is the ready one it began as.
    ``live_from`` is empty while it is being written. ``look_weeks`` is how long something is
    tried before somebody asks whether it helped. ``document_names`` gives the council's own
    names of documents, by our key.
    """

    ref = RefField()
    authority = models.ForeignKey(
        "people.Authority", on_delete=models.PROTECT, related_name="stage_schemes"
    )
    name = models.CharField(max_length=120)
    model = models.CharField(max_length=40, blank=True)
    live_from = models.DateField(null=True, blank=True)
    look_weeks = models.PositiveSmallIntegerField(default=6)
    document_names = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["authority"], condition=Q(live_from__isnull=True), name="one_draft_scheme"
            ),
            models.UniqueConstraint(fields=["authority", "live_from"], name="scheme_a_day"),
        ]
        ordering = ["-live_from", "-pk"]


class Stage(models.Model):
    """One stage of a scheme, in the words of staff and in the words of families.

    ``neutral`` is its place on the one neutral scale, so that councils can be set side by side.
    A specialist placement is no stage: it is said of the child's own move. Documents are keys
    of ``stage_models``; ``movers`` are the roles that may move a child to this stage.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    scheme = models.ForeignKey(StageScheme, on_delete=models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    neutral = models.CharField(max_length=2)
    for_staff = models.TextField()
    for_family = models.TextField()
    threshold_staff = models.TextField()
    threshold_family = models.TextField()
    documents_expected = models.JSONField(default=list, blank=True)
    documents_allowed = models.JSONField(default=list, blank=True)
    movers = models.JSONField(default=list)
    review_weeks = models.PositiveSmallIntegerField()
    nature_of_support = models.TextField(blank=True)
    came_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="became"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="stage_number_once"),
            models.CheckConstraint(condition=Q(neutral__in=NEUTRAL), name="stage_neutral"),
            models.CheckConstraint(
                condition=Q(review_weeks__gte=1, review_weeks__lte=52), name="stage_interval"
            ),
        ]
        ordering = ["number"]
