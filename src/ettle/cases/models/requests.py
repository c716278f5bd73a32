"""Requests under section 6(2)(b), and proposals to establish whether a plan is required."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class CspRequest(models.Model):
    """Somebody asked the authority to establish whether a co-ordinated support plan is required.

    ``received_on`` is the day the authority received it, not the day it was typed in.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="csp_requests")
    asked_by = models.CharField(max_length=16)  # parent, child, young_person
    asked_by_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    form = models.CharField(max_length=20)  # letter, email, form, recording, meeting_note
    reasons = models.TextField(blank=True)  # section 28(1); none given is received all the same
    received_on = models.DateField()
    recorded_at = models.DateTimeField()
    withheld_from = models.ManyToManyField("people.Person", blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    adoption = models.ForeignKey(
        "plans.Adoption", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_by__in=["parent", "child", "young_person"]),
                name="request_asked_by",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by="parent") | Q(asked_by_person__isnull=False),
                name="request_parent_named",
            ),
            models.CheckConstraint(
                condition=Q(form__in=["letter", "email", "form", "recording", "meeting_note"]),
                name="request_permanent_form",
            ),
        ]


class Proposal(models.Model):
    """The authority propose to establish whether a plan is required (section 11(2)(a)).

    ``sent_on`` is empty until the notice has been handed over: the 16 weeks start on
    the day it is *sent* (regulation 6).
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="proposals")
    request = models.OneToOneField(
        CspRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="proposal"
    )
    reason = models.TextField(blank=True)
    made_on = models.DateField()
    made_at = models.DateTimeField()
    sent_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    adoption = models.ForeignKey(
        "plans.Adoption", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
