"""A pupil's circumstances that few may see: who placed them, and what they chose to say of care."""

from django.db import models
from django.db.models import Q

from ettle.people.models.pupils import Pupil


class Placement(models.Model):
    """A pupil for whom one authority answers, placed in the area of another.

    Each authority has its own row of the child; the placement is how both see their part.
    """

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="placement")
    home = models.ForeignKey("people.Authority", on_delete=models.PROTECT, related_name="+")
    host = models.ForeignKey("people.Authority", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(home=models.F("host")), name="placement_of_two"),
        ]


class CareExperience(models.Model):
    """That a child or a family chose to say that the child has experience of care.

    Kept only with who said so, and with whom they agreed it is shared. It is shown on one
    page, never in a list.
    """

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="care_experience")
    said_by = models.CharField(max_length=6)  # child, family
    seen_by = models.CharField(max_length=8)  # officers, school

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(said_by__in=["child", "family"]), name="care_experience_said_by"
            ),
            models.CheckConstraint(
                condition=Q(seen_by__in=["officers", "school"]), name="care_experience_seen_by"
            ),
        ]


class CareChoice(models.Model):
    """What a child or a family chose here: to whom experience of care is told, or to nobody.

    While there is one it stands before whatever the roll brings, so that what was taken back
    stays taken back. ``words`` are theirs, if they wished to add any.
    """

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="care_choice")
    said_by = models.CharField(max_length=6)  # child, family
    seen_by = models.CharField(max_length=8)  # nobody, trusted, school, officers
    words = models.TextField(blank=True)
    chosen_on = models.DateField()
    chosen_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(said_by__in=["child", "family"]), name="care_choice_said_by"
            ),
            models.CheckConstraint(
                condition=Q(seen_by__in=["nobody", "trusted", "school", "officers"]),
                name="care_choice_seen_by",
            ),
        ]
