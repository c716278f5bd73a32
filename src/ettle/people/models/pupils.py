"""Pupils, the adults around them, and who is connected to whom."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class Pupil(models.Model):
    """A child or young person, as one authority knows them (its own controller).

    ``scn`` is an opaque string: leading zeros are kept, its format is never guessed.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    school = models.ForeignKey("people.School", on_delete=models.PROTECT, null=True, blank=True)
    roll_id = models.CharField(max_length=40)  # the roll file's own id for this pupil
    scn = models.CharField(max_length=20, null=True, blank=True)  # noqa: DJ001 - unique where present
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    known_as = models.CharField(max_length=80, blank=True)
    birth_date = models.DateField()
    gender = models.CharField(max_length=40, blank=True)
    stage = models.CharField(max_length=4)
    class_name = models.CharField(max_length=20, blank=True)
    entered_school_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    address = models.TextField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    preferred_language = models.CharField(max_length=80, blank=True)
    came_from = models.CharField(max_length=120, blank=True)  # where they were before
    went_to = models.CharField(max_length=120, blank=True)  # where they are after left_on
    looked_after = models.CharField(max_length=4, blank=True)  # no, home, away; empty: not said
    looked_after_since = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(looked_after__in=["", "no", "home", "away"]), name="pupil_looked_after"
            ),
            models.UniqueConstraint(fields=["authority", "roll_id"], name="pupil_roll_id"),
            models.UniqueConstraint(
                fields=["authority", "scn"], condition=Q(scn__isnull=False), name="pupil_scn"
            ),
            models.CheckConstraint(condition=~Q(scn=""), name="pupil_scn_not_blank"),
        ]
        indexes = [models.Index(fields=["authority", "family_name", "given_name"])]

    def __str__(self) -> str:
        return self.ref

    @property
    def name(self) -> str:
        """The name people use, with the family name."""
        return f"{self.first_name} {self.family_name}"

    @property
    def first_name(self) -> str:
        """The name people use."""
        return self.known_as or self.given_name


class Person(models.Model):
    """An adult, as one authority knows them: parent, member of staff, or both."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    roll_id = models.CharField(max_length=40)
    title = models.CharField(max_length=20, blank=True)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    known_as = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    preferred_language = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "roll_id"], name="person_roll_id"),
        ]
        indexes = [models.Index(fields=["authority", "family_name", "given_name"])]

    def __str__(self) -> str:
        return self.ref

    @property
    def name(self) -> str:
        """The name people use, with title where one is used (*Ms Okafor*), else in full."""
        if self.title:
            return f"{self.title} {self.family_name}"
        return f"{self.known_as or self.given_name} {self.family_name}"

    @property
    def first_name(self) -> str:
        """The name people use."""
        return self.known_as or self.given_name


class Post(models.Model):
    """A job held at a school or at the authority, with the local title kept as it is."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    school = models.ForeignKey("people.School", on_delete=models.PROTECT, null=True, blank=True)
    job_title = models.CharField(max_length=120)
    role = models.CharField(max_length=30)
    weekly_minutes = models.PositiveIntegerField(null=True, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "school", "role", "from_on"], name="post_once"
            ),
        ]


class Parentage(models.Model):
    """A parent in the law's sense: carers with care of the child are included."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="parentages")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="parentages")
    relationship = models.CharField(max_length=40)
    has_parental_rights = models.BooleanField(default=True)
    has_care = models.BooleanField(default=True)
    lives_with = models.BooleanField(default=True)
    rights_note = models.CharField(max_length=300, blank=True)  # that an order exists, in words

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil", "person"], name="parentage_once"),
        ]


class SafeContactFlag(models.Model):
    """One parent's address and doings are kept from the other, about this pupil.

    While it stands, ``kept_from`` sees nothing of this pupil in Ettle. What the law
    owes to that parent goes by letter, without ``protects``' address.
    """

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="safe_contact_flags")
    protects = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kept_from = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(protects=models.F("kept_from")), name="flag_between_two"
            ),
        ]


class Connection(models.Model):
    """Why this member of staff may know this pupil, from a day until a day (included).

    ``kind`` is class_teacher, support_assistant, educational_psychologist or relative.
    A relative is recorded so that they are never put with the child; it opens nothing.
    """

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="connections")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="connections")
    kind = models.CharField(max_length=30)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "class_teacher",
                        "support_assistant",
                        "educational_psychologist",
                        "relative",
                    ]
                ),
                name="connection_kind",
            ),
        ]
        indexes = [models.Index(fields=["person", "kind"])]
