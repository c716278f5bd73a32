"""A picture beside one part of a plan."""

from django.db import models

from ettle.access import RefField
from ettle.plans.models.planning import Entry


class EntryPicture(models.Model):
    """A small picture that stands beside a part: re-encoded, stripped, encrypted, randomly named.

    A version names it by ``ref`` in its ``detail["picture"]``, so an older version keeps its own.
    ``words`` say what it shows, for whoever cannot see it.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="pictures")
    file_name = models.CharField(max_length=80, unique=True)
    words = models.TextField()
    added_at = models.DateTimeField()
    added_label = models.TextField()
