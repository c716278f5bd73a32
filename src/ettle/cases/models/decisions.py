"""Whether a plan is required, limb by limb, and the plan that was issued for it."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class CspDecision(models.Model):
    """The authority's decision on a proposal, with a reason for each limb.

    ``findings`` is what was put to the law's four-limb test, ``limbs`` its answer with
    the officer's reasons. Never overwritten: a deemed decision is another fact, worked out.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    proposal = models.OneToOneField(
        "cases.Proposal", on_delete=models.PROTECT, related_name="decision"
    )
    required = models.BooleanField()
    findings = models.JSONField()
    limbs = models.JSONField()
    best_interests = models.TextField()
    views_considered = models.TextField()
    instead = models.TextField(blank=True)  # what the child has where no plan is required
    decided_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()
    sent_on = models.DateField(null=True, blank=True)
    law_version = models.CharField(max_length=40)
    adoption = models.ForeignKey(
        "plans.Adoption", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=False) | Q(adoption__isnull=False),
                name="decided_by_somebody_or_adopted",
            ),
        ]


class IssuedPlan(models.Model):
    """The plan given for a decision that one is required. One press is enough."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    decision = models.OneToOneField(CspDecision, on_delete=models.PROTECT, related_name="issued")
    csp = models.OneToOneField(
        "plans.CoordinatedSupportPlan", on_delete=models.PROTECT, related_name="issued_for"
    )
    sent_on = models.DateField(null=True, blank=True)
