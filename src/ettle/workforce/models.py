"""Support staff ready: deployments, what stands in the way, time, reading, observations."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class Clearance(models.Model):
    """Something confirmed or held about a member of staff: PVG, a briefing, live training.

    ``topic`` is a key of ``topics.RECORDED_TOPICS``.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="clearances")
    topic = models.CharField(max_length=40)
    held_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "topic"])]


class PupilTask(models.Model):
    """A task this child's support needs that not everyone may do.

    ``kind`` is clinical (needs NHS sign-off for this child), physical_intervention
    (needs live training) or personal_care.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=24)
    name = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["clinical", "physical_intervention", "personal_care"]),
                name="pupil_task_kind",
            ),
        ]


class SignOff(models.Model):
    """A person is competent for one task with one child, said by whom, until when."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    task = models.ForeignKey(PupilTask, on_delete=models.PROTECT, related_name="sign_offs")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="sign_offs")
    assessor = models.CharField(max_length=140)
    assessor_is_nhs = models.BooleanField()
    signed_on = models.DateField()
    expires_on = models.DateField()
    recorded_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")


class Deployment(models.Model):
    """An assistant is to support a child, from a day until a day (included).

    ``state`` is not stored: a deployment stands when ``confirmed_at`` is set, which only
    ``confirm_deployment`` does, once nothing that may not be set aside is missing.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    school = models.ForeignKey("people.School", on_delete=models.PROTECT, related_name="+")
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="deployments")
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="deployments"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    safe_alternative = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    planned_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="deployment_times"
            ),
            models.UniqueConstraint(
                fields=["pupil", "person", "from_on"],
                condition=Q(ended_at__isnull=True),
                name="deployment_once",
            ),
        ]


class SetAside(models.Model):
    """A gap set aside with a reason until the end of one day, by a head or depute.

    ``assistant_says`` is the assistant's own *I am / I am not ready*: ready, not_ready.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    deployment = models.ForeignKey(Deployment, on_delete=models.PROTECT, related_name="set_aside")
    gap = models.CharField(max_length=40)
    day = models.DateField()
    reason = models.TextField()
    assistant_says = models.CharField(max_length=10)
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deployment", "gap", "day"], name="set_aside_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(assistant_says__in=["ready", "not_ready"]), name="set_aside_own_word"
            ),
        ]


class OwnWord(models.Model):
    """The assistant's own *I am ready* or *I am not ready* for a deployment, on a day."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    deployment = models.ForeignKey(Deployment, on_delete=models.PROTECT, related_name="own_words")
    says = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    day = models.DateField()
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(says__in=["ready", "not_ready"]), name="own_word"),
        ]


class ProtectedTime(models.Model):
    """Paid minutes booked for reading, a briefing or a talk, and whether they were used."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="protected_time"
    )
    deployment = models.ForeignKey(
        Deployment, on_delete=models.PROTECT, null=True, blank=True, related_name="protected_time"
    )
    purpose = models.CharField(max_length=40)  # a gap's key
    day = models.DateField()
    starts_at = models.TimeField()
    minutes = models.PositiveIntegerField()
    booked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    used_minutes = models.PositiveIntegerField(null=True, blank=True)
    interrupted_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deployment", "purpose", "day", "starts_at"], name="protected_time_once"
            ),
        ]


class CardReading(models.Model):
    """This version of a support card, read and talked through with a named colleague."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    card = models.ForeignKey("plans.SupportCard", on_delete=models.PROTECT, related_name="readings")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="readings")
    talked_with = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    read_on = models.DateField()
    read_at = models.DateTimeField()
    on_paper = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "person"], name="card_read_once"),
        ]


class Observation(models.Model):
    """Ten seconds: what went well or was hard, seen by the adult at the child's side."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="observations")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    saw = models.CharField(max_length=20)  # went_well, was_hard, new
    words = models.TextField(blank=True)
    seen_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(saw__in=["went_well", "was_hard", "new"]), name="observation_saw"
            ),
        ]


class AskForMore(models.Model):
    """An assistant asks to see more of the plan, and gets a reasoned answer."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    deployment = models.ForeignKey(Deployment, on_delete=models.PROTECT, related_name="asks")
    asks = models.TextField()
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, blank=True)  # shared, told, not_needed
    reason = models.TextField(blank=True)
    opened_entry = models.ForeignKey(
        "plans.Entry", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
