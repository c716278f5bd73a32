"""Meetings about a plan, who was asked to them, what they closed; the review that the Act asks."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField
from ettle.plans.models.planning import CoordinatedSupportPlan, Plan

OBLIGATIONS = ("iep", "childs_plan", "csp_review", "stage")


class Meeting(models.Model):
    """A meeting of the people around a child. ``held_on`` is empty until it was held.

    ``family_reason`` says why the family was not there, where it was not.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="meetings")
    purposes = models.JSONField(default=list)  # keys of OBLIGATIONS
    planned_on = models.DateField()
    planned_time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    held_on = models.DateField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    family_there = models.BooleanField(null=True, blank=True)
    family_reason = models.TextField(blank=True)
    said = models.TextField(blank=True)
    disagreement = models.TextField(blank=True)
    disagreement_whose = models.TextField(blank=True)
    disagreement_next = models.TextField(blank=True)
    disagreement_about = models.CharField(max_length=30, blank=True)  # key of asl_law.remedies
    arranged_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    arranged_label = models.TextField()
    arranged_at = models.DateTimeField()
    minute = models.ForeignKey(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["planned_on", "pk"]


class Invitee(models.Model):
    """Somebody asked to a meeting, the pack they were sent, and whether they came.

    Who is not to meet another has a time of their own (``own_on``, ``own_time``), and no
    pack names one to the other. ``reached_by`` is how this person would rather be written to.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitees")
    role = models.CharField(max_length=24)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.TextField(blank=True)
    organisation = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    reached_by = models.CharField(max_length=10, default="by_hand")  # email, post, by_hand
    own_on = models.DateField(null=True, blank=True)
    own_time = models.TimeField(null=True, blank=True)
    pack = models.ForeignKey(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    pack_on = models.DateField(null=True, blank=True)
    answers = models.JSONField(default=dict)
    answered_at = models.DateTimeField(null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    came = models.BooleanField(null=True, blank=True)
    minute = models.ForeignKey(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    minute_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class PackLink(models.Model):
    """A link to one pack, for somebody of an agency without an account. Only hashes are kept.

    As a link to a question of casework: opening it changes nothing, and coming back needs a
    code sent to the address that it was sent to.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    invitee = models.ForeignKey(Invitee, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_expires_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveIntegerField(default=0)
    session_hash = models.CharField(max_length=64, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class ObligationClosed(models.Model):
    """One duty to look again that a meeting met: the IEP's, the Child's Plan's, the stage's."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="closed")
    obligation = models.CharField(max_length=12)
    closed_on = models.DateField()
    closed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "obligation"], name="obligation_once"),
            models.CheckConstraint(condition=Q(obligation__in=OBLIGATIONS), name="obligation"),
        ]


class StatutoryReview(models.Model):
    """A review of a co-ordinated support plan under section 10, as facts with their days.

    Open until ``completed_on``: the day the outcome was sent, which is not the day of a
    meeting. While it is open, what the plan rests on may be changed.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    csp = models.ForeignKey(
        CoordinatedSupportPlan, on_delete=models.PROTECT, related_name="reviews"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="statutory_reviews"
    )
    ground = models.CharField(max_length=20)
    ground_words = models.TextField(blank=True)
    requested_by = models.CharField(max_length=16, blank=True)  # parent, child, young_person
    requested_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    requested_on = models.DateField(null=True, blank=True)
    begun_on = models.DateField()
    told_on = models.DateField(null=True, blank=True)
    child_asked_on = models.DateField(null=True, blank=True)
    child_not_asked = models.TextField(blank=True)
    parents_asked_on = models.DateField(null=True, blank=True)
    parents_not_asked = models.TextField(blank=True)
    agencies_asked_on = models.DateField(null=True, blank=True)
    no_agency_because = models.TextField(blank=True)
    considered_on = models.DateField(null=True, blank=True)
    considered = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    outcome_reasons = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    new_csp = models.OneToOneField(
        CoordinatedSupportPlan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="made_by_review",
    )
    begun_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ground__in=["annual", "request", "change", "transfer"]),
                name="statutory_review_ground",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "confirmed", "amended", "no_longer_required"]),
                name="statutory_review_outcome",
            ),
            models.UniqueConstraint(
                fields=["csp"],
                condition=Q(completed_on__isnull=True),
                name="one_open_statutory_review",
            ),
        ]
        ordering = ["begun_on", "pk"]
