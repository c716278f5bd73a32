"""What children and parents said, who may read it, and how it was asked."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class View(models.Model):
    """What a child or a parent said, in their own words, faces and drawing.

    ``audience`` is *everyone* (everyone helping with my plan) or *school* (only my
    school people). ``status`` is draft, given or not_today: a choice, asked again later.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="views")
    whose = models.CharField(max_length=10)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="views"
    )
    asked_about = models.CharField(max_length=20, default="plan")
    status = models.CharField(max_length=10, default="draft")
    answers = models.JSONField(default=dict)  # question key -> words
    faces = models.JSONField(default=dict)  # statement key -> 1..5
    audience = models.CharField(max_length=10, default="everyone")
    method = models.CharField(max_length=20, default="page")
    started_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)
    given_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(whose__in=["child", "parent"]), name="view_whose"),
            models.CheckConstraint(
                condition=Q(audience__in=["everyone", "school"]), name="view_audience"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "given", "not_today"]), name="view_status"
            ),
            models.CheckConstraint(
                condition=Q(whose="child") | Q(person__isnull=False), name="view_parent_named"
            ),
        ]


class Drawing(models.Model):
    """A picture that goes with a view: re-encoded, stripped, encrypted, randomly named."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    view = models.ForeignKey(View, on_delete=models.CASCADE, related_name="drawings")
    file_name = models.CharField(max_length=80, unique=True)
    caption = models.TextField(blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField()


class KeptFromParent(models.Model):
    """An adult's reasoned decision that a parent shall not read a child's view.

    Under 12 a parent is kept out only by this row; at 12 and over the child's own
    choice of *only my school people* is enough.
    """

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    view = models.ForeignKey(View, on_delete=models.CASCADE, related_name="kept_from")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["view", "person"], name="kept_from_once"),
        ]


class HandOver(models.Model):
    """An adult's device in a child's hands: the adult is locked out until they sign in again."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="+")
    view = models.ForeignKey(View, on_delete=models.CASCADE, related_name="hand_overs")
    account_id = models.BigIntegerField()
    token_hash = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)


class HelpCall(models.Model):
    """A child pressed *I need help now*. Somebody answers it, and says when."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
