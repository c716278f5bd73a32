"""The spans of days that an authority's school year is made of."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField

KINDS = ["term", "holiday", "local_holiday", "in_service", "closure", "opens_late"]


class CalendarEntry(models.Model):
    """Days of one session of an authority's school year. Both ends are included.

    It holds for every school of the authority, unless ``schools`` names some. ``scope``
    says in the council's own words whom it is for; with a scope and no school, nobody
    has said yet which schools are meant.
    """

    ref = RefField()
    authority = models.ForeignKey(
        "people.Authority", on_delete=models.PROTECT, related_name="calendar"
    )
    session = models.CharField(max_length=7)  # 2026-27
    kind = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField()
    label = models.CharField(max_length=120, blank=True)
    scope = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)
    schools = models.ManyToManyField("people.School", blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="calendar_order"
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="calendar_kind"),
        ]
        indexes = [models.Index(fields=["authority", "session"], name="calendar_session")]
        ordering = ["starts_on", "pk"]
