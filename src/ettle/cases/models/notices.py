"""Who had to be told what, why the law says so, and the paper that told them."""

from django.db import models

from ettle.access import RefField


class Notice(models.Model):
    """One thing owed to one recipient. The sending is the outbox message's."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="notices")
    event = models.CharField(max_length=30)  # acknowledgement, proposal, agency_request, …
    letter = models.CharField(max_length=12)
    about_ref = models.CharField(max_length=12)  # the request, proposal, decision or plan
    to_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_pupil = models.BooleanField(default=False)
    to_label = models.CharField(max_length=140)
    why = models.CharField(max_length=300)
    citation = models.CharField(max_length=140)
    document = models.ForeignKey(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+"
    )
    message = models.OneToOneField(
        "outbox.Message", on_delete=models.PROTECT, related_name="notice"
    )
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["about_ref", "event"])]
