"""Work that was asked for: facts only. Waiting, running, failed: see ``Job.state``."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class Job(models.Model):
    """One piece of long work, the person who asked for it, and how far it has come.

    ``facts`` and ``result`` hold codes, days and counts, never what a person wrote.
    ``started_at``, ``beat_at`` and ``finished_at`` are the database's own time, which all
    workers share; ``asked_at`` is the asker's. ``attempts`` counts starts, and is how a
    worker that was thought dead learns that another has taken its work.
    """

    ref = RefField()
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    kind = models.CharField(max_length=40)  # roll.check, …: see registry
    about_ref = models.CharField(max_length=12, blank=True)
    facts = models.JSONField(default=dict)
    asked_by = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    task_id = models.CharField(max_length=64, blank=True)  # its place in the queue
    attempts = models.PositiveSmallIntegerField(default=0)
    given_back = models.PositiveSmallIntegerField(default=0)  # starts ended by a worker's leaving
    started_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=120, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    trouble = models.TextField(blank=True)  # why it failed, in words for the person who asked
    result = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(trouble="") | Q(finished_at__isnull=False), name="job_trouble_is_an_end"
            ),
        ]
        indexes = [models.Index(fields=["finished_at", "beat_at"])]

    @property
    def state(self) -> str:
        """Work out where it stands: waiting, running, finished, failed or stopped."""
        if self.finished_at:
            return "failed" if self.trouble else "finished"
        if self.stopped_at:
            return "stopped"
        return "running" if self.started_at else "waiting"

    @property
    def is_over(self) -> bool:
        """Say whether nothing more will happen unless somebody asks again."""
        return self.state in ("finished", "failed", "stopped")
