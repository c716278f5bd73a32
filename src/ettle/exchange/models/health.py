"""What tells whether the roll is alive: who has not been seen, and how often a file should come."""

from django.db import models


class NotSeen(models.Model):
    """A pupil whom the last files of their school left out, since the first that did.

    The row goes when a file names the pupil again. Nothing ends by absence.
    """

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.OneToOneField("people.Pupil", on_delete=models.CASCADE, related_name="+")
    since = models.DateField()
    roll_import = models.ForeignKey(
        "exchange.RollImport", on_delete=models.SET_NULL, null=True, related_name="+"
    )


class RollRhythm(models.Model):
    """How often an authority expects a roll, so that one that does not come is noticed."""

    authority = models.OneToOneField(
        "people.Authority", on_delete=models.PROTECT, related_name="roll_rhythm"
    )
    every_days = models.PositiveSmallIntegerField()
