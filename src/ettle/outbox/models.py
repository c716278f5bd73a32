"""What is to be sent: a row in the act's own transaction."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class Message(models.Model):
    """One letter or e-mail to one recipient. *Sent on* is the day it was handed over.

    E-mail carries a notice and a link, never what it is about. ``after_sending`` names
    what must happen once it is sent (a clock that starts on that day): see ``registry``.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, null=True, blank=True)
    to_person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_name = models.CharField(max_length=140)
    to_address = models.TextField()  # an e-mail address or a postal one, as it was when made
    channel = models.CharField(max_length=10)  # email, post, by_hand
    letter = models.CharField(max_length=12)  # L1, L4, …
    subject = models.CharField(max_length=140)
    body = models.TextField()
    secret = models.CharField(max_length=80, blank=True)  # in the body until it is sent
    document = models.ForeignKey(
        "documents.IssuedDocument", on_delete=models.PROTECT, null=True, blank=True
    )
    after_sending = models.CharField(max_length=60, blank=True)
    about_ref = models.CharField(max_length=12, blank=True)
    made_at = models.DateTimeField()
    made_by_account_id = models.BigIntegerField(null=True)
    sent_on = models.DateField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    last_trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=["email", "post", "by_hand"]), name="message_channel"
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | Q(handed_over_at__isnull=False),
                name="message_sent_means_handed_over",
            ),
        ]
        indexes = [models.Index(fields=["sent_on", "made_at"])]

    @property
    def channel_words(self) -> str:
        """How it goes, in words: *by e-mail*."""
        return {"email": "by e-mail", "post": "by post", "by_hand": "by hand"}[self.channel]
