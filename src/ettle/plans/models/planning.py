"""One child, one plan: entries and their versions, and what was frozen from them."""

from datetime import date

from django.db import models
from django.db.models import Q

from ettle.access import RefField

ENTRY_KINDS = (
    "profile",
    "strength",
    "what_matters",
    "communication",
    "helps",
    "avoid",
    "signs",
    "must",
    "target",
    "factor",
    "objective",
    "support",
    "view",
    "key_adult",
    "barrier",
    "strategy",
    "health",
    "intimate_care",
    "risk",
    "action",
    "decision",
    "contribution",
    "event",
    "concern",
    "tried",
)
AUDIENCES = ("everyone", "school", "deliverers", "planners", "trusted")
SOURCE_KINDS = (
    "written",
    "agency_answer",
    "parent_view",
    "child_view",
    "meeting",
    "observation",
    "proposal",
)


class Plan(models.Model):
    """The one record of a child's planning. Documents are printings of it."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.OneToOneField("people.Pupil", on_delete=models.PROTECT, related_name="plan")
    made_at = models.DateTimeField()


class Entry(models.Model):
    """A part of the plan: what it is and where it hangs. Its words are in its versions.

    A support hangs on its objective (``under``), a target may, and what was tried hangs on the
    concern it answered. ``kind`` and place never change; ``latest`` is the number of the newest
    version and serves as the edit's version. ``ended_because`` says why it was taken out.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=20)
    under = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supports"
    )
    position = models.PositiveIntegerField(default=0)
    latest = models.PositiveIntegerField(default=1)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ENTRY_KINDS), name="entry_kind"),
            models.CheckConstraint(
                condition=~Q(kind="support") | Q(under__isnull=False), name="support_has_objective"
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "position"], name="entry_in_its_place"),
        ]
        ordering = ["position", "pk"]

    @property
    def version(self) -> int:
        """The number an editor must have seen to change this."""
        return self.latest


class EntryVersion(models.Model):
    """The words of a part of the plan at one moment. Never changed once written (a trigger).

    ``text`` is the words themselves, verbatim where they are somebody's; ``reading`` is what
    an adult (``reading_by``) makes of them, kept apart and never printed as theirs. ``said_on``
    is the day of the source; empty, it is the day of writing. ``detail`` holds what its kind
    adds, in the shapes of ``plans.details``: a support's ``persons``, say, are a list of
    ``{"role", "organisation", "kind"}``, where ``kind`` is a school role's key or empty.
    Whether a version is agreed is worked out (``EntryConfirmation``).
    """

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="versions")
    n = models.PositiveIntegerField()
    text = models.TextField()
    detail = models.JSONField(default=dict)
    audience = models.CharField(max_length=12, default="everyone")
    author = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    author_label = models.TextField()
    source_kind = models.CharField(max_length=20, default="written")
    source_ref = models.CharField(max_length=12, blank=True)
    reading = models.TextField(blank=True)
    reading_by = models.TextField(blank=True)
    said_on = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField()
    confirmed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "n"], name="entry_version_once"),
            models.CheckConstraint(
                condition=Q(audience__in=AUDIENCES), name="entry_version_audience"
            ),
            models.CheckConstraint(
                condition=Q(source_kind__in=SOURCE_KINDS), name="entry_version_source"
            ),
        ]
        ordering = ["n"]


class PlanVersion(models.Model):
    """A frozen list of (entry, n): what a document was printed from."""

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    n = models.PositiveIntegerField()
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "n"], name="plan_version_once"),
        ]


class PlanVersionEntry(models.Model):
    """One part of a frozen version, in its place."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    plan_version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="items")
    entry_version = models.ForeignKey(EntryVersion, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan_version", "entry_version"], name="plan_version_entry_once"
            ),
        ]
        ordering = ["position"]


class CoordinatedSupportPlan(models.Model):
    """The statutory plan as issued: a signed, frozen document and the people it names.

    ``prepared_on`` is the day on the plan (reg 3(1)(c)). The annual review counts from it, or
    from ``last_reviewed_on`` where a review was completed since. Who signed an adopted plan
    may be nobody on the roll; everyone else's is known.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="csps")
    plan_version = models.OneToOneField(PlanVersion, on_delete=models.PROTECT, related_name="csp")
    document = models.ForeignKey(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+"
    )
    nominated_school = models.ForeignKey(
        "people.School", on_delete=models.PROTECT, related_name="+"
    )
    coordinator = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    contact_officer = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_role = models.CharField(max_length=80)
    prepared_on = models.DateField()
    last_reviewed_on = models.DateField(null=True, blank=True)
    issued_at = models.DateTimeField()
    superseded_on = models.DateField(null=True, blank=True)
    adoption = models.ForeignKey(
        "plans.Adoption", on_delete=models.PROTECT, null=True, blank=True, related_name="csps"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil"], condition=Q(superseded_on__isnull=True), name="one_live_csp"
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=False) | Q(adoption__isnull=False),
                name="csp_signed_or_adopted",
            ),
        ]

    @property
    def year_begins_on(self) -> date:
        """The day from which the twelve months to the next review are counted."""
        return self.last_reviewed_on or self.prepared_on


class SupportCard(models.Model):
    """What the adult at the child's side reads in a minute: one version of it, frozen.

    ``content`` is the card's context as JSON (see ``printings.CardContext``), so that
    what changed since a reading can be said in words.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="cards")
    n = models.PositiveIntegerField()
    content = models.JSONField()
    document = models.ForeignKey(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField()
    expires_on = models.DateField()
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "n"], name="card_once"),
        ]
        ordering = ["-n"]
