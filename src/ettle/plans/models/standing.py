"""How a part of the plan stands: confirmed, agreed, kept from a parent, proposed, half typed."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField
from ettle.plans.models.planning import Entry, Plan


class EntryConfirmation(models.Model):
    """That somebody found a version still true, or that it was agreed, and when."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="confirmations")
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    by_label = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["confirmed", "agreed"]), name="entry_confirmation_kind"
            ),
        ]
        indexes = [
            models.Index(fields=["entry", "n", "kind"], name="entry_confirmation_of"),
        ]
        ordering = ["at", "pk"]


class EntryKept(models.Model):
    """One part of the plan kept from one parent, until it is let go.

    By the child, who at 12 may keep words back; or by an adult, with the reason, where
    somebody's safety needs it.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="kept_from")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kept_by = models.CharField(max_length=6)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField()
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kept_by__in=["child", "adult"]), name="kept_by"),
            models.CheckConstraint(
                condition=Q(kept_by="child") | ~Q(reason=""), name="kept_by_adult_with_reason"
            ),
            models.UniqueConstraint(
                fields=["entry", "person"], condition=Q(ended_at__isnull=True), name="kept_once"
            ),
        ]


class ProposedChange(models.Model):
    """Words somebody would put in place of a part, or that it should go: asked, then answered.

    The only way to change what an issued statutory plan rests on while no review of it is
    open. ``outcome`` is empty while it waits.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="proposals")
    from_n = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    detail = models.JSONField(default=dict)
    ends = models.BooleanField(default=False)
    reason = models.TextField()
    proposed_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_label = models.TextField()
    proposed_on = models.DateField()
    proposed_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["", "taken", "declined"]), name="proposal_outcome"
            ),
        ]
        ordering = ["proposed_at", "pk"]


class EntryDraft(models.Model):
    """What somebody typed and has not saved, kept for them alone.

    ``where`` is the form it was typed in (a kind, or a part's ref), never an address.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    where = models.CharField(max_length=60)
    answers = models.JSONField(default=dict)
    kept_at = models.DateTimeField()
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "pupil", "where"], name="draft_once"),
        ]

    @property
    def stamp(self) -> str:
        """Name this state of the draft, so that an older window never writes over a newer one."""
        return self.kept_at.isoformat()
