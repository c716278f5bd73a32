"""The ledger of what was brought in: each file, what it would do, what it did."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class RollImport(models.Model):
    """One roll file: sent, checked, and applied if ``applied_at`` is set.

    ``kept_as`` names the encrypted file until its rows are checked; its own name is never
    kept. ``obstacles`` are what a person must answer before it may come in, and ``answers``
    what they said, by code. ``trouble`` says in words why it could not be checked or applied.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    file_hash = models.CharField(max_length=64)
    made_on = models.DateField(null=True, blank=True)  # the day the file was made
    kept_as = models.CharField(max_length=60, blank=True)
    came_by = models.CharField(max_length=10, default="page")  # page, command
    sent_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by_account_id = models.BigIntegerField(null=True)
    row_count = models.PositiveIntegerField(default=0)
    headings = models.JSONField(default=list)  # of the file, to give rejected rows back under
    positions = models.JSONField(default=dict)  # under which heading each of our columns stands
    read_as = models.JSONField(default=dict)  # the mapping it was read by, if not ours
    pupils_named = models.JSONField(default=dict)  # pupils in the file by school, to see one cut
    came_back = models.JSONField(default=list)  # keys of rejected rows that this file has again
    notes = models.JSONField(default=list)
    obstacles = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    state_hash = models.CharField(max_length=64, blank=True)  # of the roll it was checked against
    trouble = models.TextField(blank=True)
    is_partial = models.BooleanField(default=False)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by_account_id = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by_account_id = models.BigIntegerField(null=True)
    emptied_at = models.DateTimeField(null=True, blank=True)  # its changes are no longer kept

    class Meta:
        indexes = [models.Index(fields=["authority", "applied_at"])]

    @property
    def state(self) -> str:
        """Work out where it stands: sent, checked, failed, applied or undone."""
        if self.undone_at:
            return "undone"
        if self.applied_at:
            return "applied"
        if self.trouble:
            return "failed"
        return "checked" if self.checked_at else "sent"


class Likeness(models.Model):
    """A new id whose name and birth date are those of a child already on the roll.

    Nothing of such a row is applied until a person has chosen: *same* (the child's id
    changes), *two* children, or *later* (the row is left out for now).
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    roll_import = models.ForeignKey(RollImport, on_delete=models.CASCADE, related_name="likenesses")
    line = models.PositiveIntegerField()
    roll_id = models.CharField(max_length=40)
    name = models.CharField(max_length=170)
    other_roll_id = models.CharField(max_length=40)
    other_name = models.CharField(max_length=170)
    says = models.JSONField(default=dict)  # birth date, school and stage, of both
    offers = models.JSONField(default=list)
    choice = models.CharField(max_length=6, blank=True)
    chosen_by_account_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(choice__in=["", "same", "two", "later"]), name="likeness_choice"
            ),
        ]


class RollChange(models.Model):
    """One line of the roll that a file makes new, changes or ends: the plan, then the ledger.

    ``fields`` holds the whole line of a new one (``{name: value}``), and before and after of
    a changed one (``{name: [before, after]}``). ``row_pk`` is of a row that was there before.
    A line that hangs on a ``likeness`` is applied only where the choice is in ``only_if``.
    """

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    roll_import = models.ForeignKey(RollImport, on_delete=models.CASCADE, related_name="changes")
    part = models.CharField(max_length=12)
    what = models.CharField(max_length=8)  # new, changed, ended, absent
    key = models.JSONField(default=list)
    name = models.CharField(max_length=400, blank=True)
    row_pk = models.BigIntegerField(null=True)
    fields = models.JSONField(default=dict)
    likeness = models.ForeignKey(Likeness, on_delete=models.CASCADE, null=True, related_name="+")
    only_if = models.CharField(max_length=8, blank=True)

    class Meta:
        indexes = [models.Index(fields=["roll_import", "part", "what"])]


class RejectedRow(models.Model):
    """A row that could not be taken, as it was written, with what is wrong and what to do.

    It waits once the other rows of its file are in, until the row comes back mended or is
    set aside with a reason.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    roll_import = models.ForeignKey(RollImport, on_delete=models.CASCADE, related_name="rejected")
    line = models.PositiveIntegerField()
    key = models.CharField(max_length=140, blank=True)  # kind, id and pupil: to know it again
    written = models.JSONField(default=list)
    faults = models.JSONField(default=list)  # column, value, happened, do
    waits = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_how = models.CharField(max_length=10, blank=True)  # mended, again, set_aside
    settled_by_account_id = models.BigIntegerField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["authority", "waits", "settled_at"])]
