"""What was issued: the bytes of each format, their hashes, and the context they came from."""

import hashlib

from django.db import models

from ettle.access import RefField
from ettle.documents.write import FORMATS


def hash_of(issued: bytes) -> str:
    """Give the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(issued).hexdigest()


class IssuedDocument(models.Model):
    """A document as it was issued. A trigger keeps it from being changed; retention deletes it."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT, related_name="+")
    printing = models.CharField(max_length=60)
    printing_version = models.PositiveSmallIntegerField()
    context = models.JSONField()
    title = models.TextField()
    language = models.CharField(max_length=16)
    html = models.BinaryField()
    pdf = models.BinaryField()
    docx = models.BinaryField()
    text = models.BinaryField()
    hashes = models.JSONField()  # format -> SHA-256 of its bytes
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    signed_by_name = models.TextField(blank=True)
    signed_by_role = models.TextField(blank=True)
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(printing_version__gte=1), name="issued_document_has_a_version"
            ),
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(printing=""),
                name="issued_document_has_a_title",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by_name="", signed_by_role="", signed_on=None)
                | (
                    models.Q(signed_on__isnull=False)
                    & ~models.Q(signed_by_name="")
                    & ~models.Q(signed_by_role="")
                ),
                name="issued_document_is_signed_wholly_or_not",
            ),
        ]
        indexes = [models.Index(fields=["authority", "issued_on"], name="issued_by_authority")]

    def matches_its_hashes(self) -> bool:
        """Tell whether the bytes of every format are still those that were issued."""
        return all(
            hash_of(bytes(getattr(self, format_))) == self.hashes[format_] for format_ in FORMATS
        )
