"""How far a piece of work has come, told while it runs; and the beats that keep its lease."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connection
from django.db.models.functions import Now

from ettle.jobs.models import Job

BETWEEN_WORDS = 0.5  # seconds
BETWEEN_BEATS = 1.0  # seconds, at most; a sixth of the lease where that is less
LEAVING = threading.Event()  # set when this process was asked to end


class LetGo(Exception):
    """The work is put down where it is: the worker must leave, or it was taken or stopped."""


class Progress:
    """What a kind's work calls as it goes. Each word is a short transaction of its own.

    Called inside a transaction it writes nothing (on SQLite it would wait for itself); the
    words are written by the next call outside one.
    """

    def __init__(self, job: Job) -> None:
        self._job_pk, self._attempt = job.pk, job.attempts
        self._said: tuple[str, int, int] = ("", 0, 0)
        self._written_at = -BETWEEN_WORDS
        self._is_ours = True
        self._is_aside = False

    def say(self, words: str, done: int = 0, total: int = 0) -> None:
        """Tell how far it is: "Reading rows", 1200 of 20000. No names; cheap to call often.

        Raises:
            LetGo: when the work is to be put down. Let it pass.
        """
        changed = words != self._said[0]
        self._said = (words[:120], max(done, 0), max(total, 0))
        if LEAVING.is_set() or not self._is_ours:
            raise LetGo
        due = time.monotonic() - self._written_at >= BETWEEN_WORDS
        if (due or changed) and not (self._is_aside or is_within_a_transaction()):
            self._written_at = time.monotonic()
            if not self.beat():
                raise LetGo

    def beat(self) -> bool:
        """Write the words and renew the lease; False when the work is no longer ours."""
        words, done, total = self._said
        ours = Job.objects.filter(
            pk=self._job_pk, attempts=self._attempt, started_at__isnull=False,
            finished_at__isnull=True, stopped_at__isnull=True,
        )  # fmt: skip
        self._is_ours = bool(ours.update(words=words, done=done, total=total, beat_at=Now()))
        return self._is_ours

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Leave writing to the beats, which have a connection of their own.

        For work that reads for long as things stood at one moment: a word written on its
        own connection would end that.
        """
        self._is_aside = True
        try:
            yield
        finally:
            self._is_aside = False

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Keep the lease while one long step says nothing. It ends with the process."""
        if is_within_a_transaction():  # done at once, in the asker's own transaction
            yield
            return
        ended = threading.Event()
        thread = threading.Thread(target=self._beat_until, args=(ended,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def _beat_until(self, ended: threading.Event) -> None:
        try:
            while not ended.wait(min(BETWEEN_BEATS, settings.JOBS_LEASE_SECONDS / 6)):
                try:
                    self.beat()
                except OperationalError:  # busy for now; the next beat is soon
                    continue
        finally:
            connection.close()


def is_within_a_transaction() -> bool:
    """Say whether what is written now would wait for something else to end."""
    return connection.in_atomic_block
