"""A printing that was issued from a plan: which, for whom, and its frozen document."""

from django.db import models

from ettle.access import RefField
from ettle.plans.models.planning import Plan


class PrintedEdition(models.Model):
    """One issued printing of a plan. ``for_person`` is set where each reader has their own."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="editions")
    printing = models.CharField(max_length=40)
    for_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    for_whom = models.TextField(blank=True)
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="edition"
    )
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_label = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["plan", "printing"], name="edition_of_a_plan")]
        ordering = ["-issued_at", "-pk"]
