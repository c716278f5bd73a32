"""Statutory clocks: facts and one promised date. State is worked out, never stored."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class StatutoryClock(models.Model):
    """A time limit running on something that happened.

    ``first_due_on`` never changes; ``due_on`` moves only with a ``ClockChange``.
    ``stopped_on`` is the day the duty was met.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="clocks")
    rule = models.CharField(max_length=8)  # C01 …
    citation = models.CharField(max_length=140)
    law_version = models.CharField(max_length=40)
    request = models.ForeignKey(
        "cases.CspRequest", on_delete=models.PROTECT, null=True, related_name="clocks"
    )
    proposal = models.ForeignKey(
        "cases.Proposal", on_delete=models.PROTECT, null=True, related_name="clocks"
    )
    agency_request = models.ForeignKey(
        "cases.AgencyRequest", on_delete=models.PROTECT, null=True, related_name="clocks"
    )
    csp = models.ForeignKey(
        "plans.CoordinatedSupportPlan", on_delete=models.PROTECT, null=True, related_name="clocks"
    )
    retained_plan = models.ForeignKey(
        "cases.RetainedPlan", on_delete=models.PROTECT, null=True, related_name="clocks"
    )
    started_on = models.DateField()
    first_due_on = models.DateField()
    due_on = models.DateField(db_index=True)
    explanation = models.TextField()
    stopped_on = models.DateField(null=True, blank=True)
    miss_noted_on = models.DateField(null=True, blank=True)  # the day the watch wrote it down
    adoption = models.ForeignKey(
        "plans.Adoption", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(request__isnull=False)
                    | Q(proposal__isnull=False)
                    | Q(agency_request__isnull=False)
                    | Q(csp__isnull=False)
                    | Q(retained_plan__isnull=False)
                ),
                name="clock_on_something",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("first_due_on")), name="clock_never_shorter"
            ),
            models.UniqueConstraint(
                fields=["rule", "request"],
                condition=Q(request__isnull=False),
                name="clock_once_a_request",
            ),
            models.UniqueConstraint(
                fields=["rule", "proposal"],
                condition=Q(proposal__isnull=False),
                name="clock_once_a_proposal",
            ),
            models.UniqueConstraint(
                fields=["rule", "agency_request"],
                condition=Q(agency_request__isnull=False),
                name="clock_once_an_agency_request",
            ),
        ]


class ClockChange(models.Model):
    """One move of a promised date: ground, reason, who decided, and the day they were told."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    clock = models.ForeignKey(StatutoryClock, on_delete=models.PROTECT, related_name="changes")
    ground = models.CharField(max_length=20)
    reason = models.TextField()
    old_due_on = models.DateField()
    new_due_on = models.DateField()
    decided_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField()
    informed_on = models.DateField(null=True, blank=True)
    adoption = models.ForeignKey(
        "plans.Adoption", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
