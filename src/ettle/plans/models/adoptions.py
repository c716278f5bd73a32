"""What an authority said of work that began before Ettle, and the pages it kept of it.

An adoption lies this low because rows of plans and of cases both point at theirs.
"""

from django.db import models
from django.db.models import Q

from ettle.access import RefField

ADOPTION_KINDS = ("case", "plan", "review", "retention")


class Adoption(models.Model):
    """One piece of live work entered once: by whom, when, and from what.

    ``facts`` is what was given, as given, so that the same again is known to be the same.
    A correction is a new adoption that ``corrects`` the one it undid.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="adoptions")
    kind = models.CharField(max_length=10)
    given_by = models.CharField(max_length=100)  # the council's name, as the line on pages says it
    source = models.CharField(max_length=200)  # "the ASN team's list of 20 November 2026"
    facts = models.JSONField()
    made = models.JSONField(default=dict)  # what adopting wrote in the plan, for taking it back
    adopted_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    adopted_on = models.DateField()
    adopted_at = models.DateTimeField()
    batch_ref = models.CharField(max_length=12, blank=True, db_index=True)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_on = models.DateField(null=True, blank=True)
    undone_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ADOPTION_KINDS), name="adoption_kind"),
            models.UniqueConstraint(
                fields=["pupil", "kind"], condition=Q(undone_at__isnull=True), name="adopted_once"
            ),
        ]
        ordering = ["adopted_at", "pk"]


class AdoptedPage(models.Model):
    """A page or a scan of the paper that an adopted plan was taken from. Encrypted on disk."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    adoption = models.ForeignKey(Adoption, on_delete=models.PROTECT, related_name="pages")
    file_name = models.CharField(max_length=60)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["adoption", "sha256"], name="adopted_page_once"),
            models.CheckConstraint(
                condition=Q(content_type__in=["application/pdf", "image/png"]),
                name="adopted_page_type",
            ),
        ]
        ordering = ["position", "pk"]
