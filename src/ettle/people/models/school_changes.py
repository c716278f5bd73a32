"""What has happened to a school, with its days. How it stands is worked out from this."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField

KINDS = [
    "opened",
    "closed",
    "merged_into",
    "renamed",
    "all_through",
    "provision_opened",
    "provision_closed",
    "listed",
    "not_listed",
    "moved_authority",
    "counts",
]


class SchoolChange(models.Model):
    """Something that holds for a school from a day: opened, closed, merged, renamed.

    ``was`` and ``now`` are the two names of a renaming, or what the published list said
    before and says now. ``now`` is also the name of an enhanced provision. ``list_year``
    is the published list that told of it, if one did. A mistake is taken back, never deleted.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT, null=True)
    school = models.ForeignKey("people.School", on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20)
    on = models.DateField()
    other_school = models.ForeignKey(
        "people.School", on_delete=models.PROTECT, null=True, related_name="+"
    )
    was = models.CharField(max_length=120, blank=True)
    now = models.CharField(max_length=120, blank=True)
    capacity = models.PositiveIntegerField(null=True)
    list_year = models.CharField(max_length=4, blank=True)
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="school_change_kind"),
            models.UniqueConstraint(
                fields=["school", "kind"],
                condition=Q(kind__in=["closed", "merged_into"], taken_back_at__isnull=True),
                name="school_ends_once",
            ),
        ]
        indexes = [models.Index(fields=["authority", "list_year"], name="school_change_list")]
        ordering = ["on", "pk"]
