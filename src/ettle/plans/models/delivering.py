"""Support as it was given, targets as they were seen, and what a family says of both."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField
from ettle.plans.models.planning import Entry, Plan


class Delivery(models.Model):
    """One support on one day: given, part given, or not, and why.

    A later row for the same support, day and giver corrects the one before; both stay.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="deliveries")
    on = models.DateField()
    outcome = models.CharField(max_length=10)
    why = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_label = models.TextField()
    at = models.DateTimeField()
    corrected_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrects"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["given", "part", "not_given"]), name="delivery_outcome"
            ),
        ]
        indexes = [models.Index(fields=["entry", "on"], name="delivery_on_a_day")]
        ordering = ["on", "at", "pk"]


class TargetEvidence(models.Model):
    """What somebody saw of a target on one day: a step, and a few words if they like."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="evidence")
    on = models.DateField()
    step = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_label = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=["not_yet", "sometimes", "mostly", "there"]),
                name="target_evidence_step",
            ),
        ]
        indexes = [models.Index(fields=["entry", "on"], name="target_evidence_on")]
        ordering = ["on", "at", "pk"]


class FamilyWord(models.Model):
    """A parent or the child says *this is happening*, *this is not*, or *ring me*.

    ``entry`` is the support it is about; without one it is about the plan. It waits until
    somebody answers it, with words and a day.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="family_words")
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="family_words"
    )
    whose = models.CharField(max_length=6)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=14)
    words = models.TextField(blank=True)
    on = models.DateField()
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_label = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(whose__in=["child", "parent"]), name="family_word_whose"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["happening", "not_happening", "ring_me"]),
                name="family_word_kind",
            ),
        ]
        ordering = ["at", "pk"]
