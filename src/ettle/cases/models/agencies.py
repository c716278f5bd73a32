"""Help asked of an appropriate agency under section 23, and what it answered."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class AgencyRequest(models.Model):
    """One question to one named person of one agency. The 10 weeks start on ``made_on``.

    ``made_on`` is empty until the request has been handed over.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    proposal = models.ForeignKey(
        "cases.Proposal", on_delete=models.PROTECT, related_name="agency_requests"
    )
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=120)  # "Speech and language therapy"
    named_person = models.CharField(max_length=140)
    named_role = models.CharField(max_length=120)
    named_email = models.EmailField()
    question = models.TextField()
    asked_at = models.DateTimeField()
    made_on = models.DateField(null=True, blank=True)
    adoption = models.ForeignKey(
        "plans.Adoption", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )


class ContributionLink(models.Model):
    """A link bound to a named person and a single question. Only hashes are kept.

    Opening it changes nothing. ``code_hash`` is a short-lived code sent to the named
    person's address, needed to come back to what was saved.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    agency_request = models.ForeignKey(
        AgencyRequest, on_delete=models.PROTECT, related_name="links"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_expires_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveIntegerField(default=0)
    session_hash = models.CharField(max_length=64, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)


class AgencyAnswer(models.Model):
    """What the agency said. A draft until ``sent_at``; after that it never changes.

    Asking for more time is not an answer: its reason and new day stand beside the draft,
    and the clock runs on.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    agency_request = models.OneToOneField(
        AgencyRequest, on_delete=models.PROTECT, related_name="answer"
    )
    stance = models.CharField(max_length=20, blank=True)  # provide, advise, not_known
    summary = models.TextField(blank=True)
    draft = models.JSONField(default=dict)  # the form as typed, until it is sent
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    more_time_ground = models.CharField(max_length=20, blank=True)
    more_time_reason = models.TextField(blank=True)
    more_time_until = models.DateField(null=True, blank=True)
    more_time_told_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stance__in=["", "provide", "advise", "not_known"]),
                name="answer_stance",
            ),
        ]


class OfferedHelp(models.Model):
    """One thing the child requires, in the agency's words."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    answer = models.ForeignKey(AgencyAnswer, on_delete=models.PROTECT, related_name="help_offered")
    position = models.PositiveIntegerField()
    what = models.TextField()
    how_often = models.CharField(max_length=200)
    how_long = models.CharField(max_length=200)
    by_whom = models.CharField(max_length=200)
    serves_education = models.BooleanField()
    delivered_by = models.CharField(max_length=20)  # agency, school_staff

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_by__in=["agency", "school_staff"]), name="help_delivered_by"
            ),
        ]
        ordering = ["position"]
