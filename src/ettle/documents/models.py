"""Issued documents: the bytes as they were sent, and the facts they were made from."""

from django.db import models

from ettle.access import RefField


class IssuedDocument(models.Model):
    """A frozen document in every format, with its context and hashes.

    The content columns never change once written (a trigger says so); destroying a
    plan deletes the row.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    printing = models.CharField(max_length=40)
    printing_version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=20, default="en-GB")
    context = models.JSONField()
    html = models.BinaryField()
    pdf = models.BinaryField()
    docx = models.BinaryField()
    text = models.BinaryField()
    hashes = models.JSONField()  # format -> SHA-256 of its bytes
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    signed_by_name = models.CharField(max_length=140, blank=True)
    signed_by_role = models.CharField(max_length=140, blank=True)
    signed_on = models.DateField(null=True, blank=True)
