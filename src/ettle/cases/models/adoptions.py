"""Work adopted half-way with no row of its own elsewhere: reviews, old plans, dates told."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class AdoptedReview(models.Model):
    """A review of a plan that was under way before Ettle, yearly or early."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    csp = models.ForeignKey(
        "plans.CoordinatedSupportPlan", on_delete=models.PROTECT, related_name="adopted_reviews"
    )
    adoption = models.ForeignKey("plans.Adoption", on_delete=models.PROTECT, related_name="+")
    gate = models.CharField(max_length=12)  # yearly, requested, changed
    requested_on = models.DateField(null=True, blank=True)
    requested_by = models.CharField(max_length=140, blank=True)
    notified_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gate__in=["yearly", "requested", "changed"]), name="review_gate"
            ),
        ]


class RetainedPlan(models.Model):
    """A discontinued plan on paper that regulation 11 keeps for its time, and then destroys."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey(
        "people.Pupil", on_delete=models.PROTECT, related_name="retained_plans"
    )
    adoption = models.ForeignKey("plans.Adoption", on_delete=models.PROTECT, related_name="+")
    route = models.CharField(max_length=12)  # review, not_ours, tribunal
    discontinued_on = models.DateField()
    prepared_on = models.DateField(null=True, blank=True)
    choice_sent_on = models.DateField(null=True, blank=True)  # regulation 11(4): 21 days to choose
    wishes_to_keep = models.BooleanField(null=True)
    kept_where = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(route__in=["review", "not_ours", "tribunal"]), name="retained_route"
            ),
        ]


class DelayTold(models.Model):
    """A new date that people were told of and that the law does not allow. The first one stands.

    Kept because it happened: a family was told of it.
    """

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    clock = models.ForeignKey(
        "cases.StatutoryClock", on_delete=models.PROTECT, related_name="delays_told"
    )
    adoption = models.ForeignKey("plans.Adoption", on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    new_due_on = models.DateField()
    informed_on = models.DateField(null=True, blank=True)
    wrong = models.TextField()


class AdoptionDraft(models.Model):
    """What an officer has given so far of work to adopt. It goes when the work is adopted.

    ``answers`` holds each group of questions by its key, as typed and cleaned. ``corrects``
    is the adoption that it is to put right.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    answers = models.JSONField(default=dict)
    corrects = models.ForeignKey(
        "plans.Adoption", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "pupil", "kind"], name="one_draft_of_a_kind"
            ),
        ]
