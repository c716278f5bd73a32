"""The kinds of long work, by name. A room registers its own in its ``long_work.py``.

    @job("roll.check", title="Checking the roll file", leads_to="authority:roll_preview")
    def check_roll(*, by: Actor, job: Job, progress: Progress) -> None: ...

A worker that dies leaves its work to another, so each kind must be safe to do again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ettle.access import Actor, Decision
from ettle.jobs.access import may_ask_for_work
from ettle.jobs.models import Job
from ettle.jobs.progress import Progress

May = Callable[[Actor, int], Decision]


class Work(Protocol):
    """The work itself. What it returns (counts, days, codes) is kept as the job's result.

    It raises ``Trouble`` for what a person must put right; that ends it, with those words.
    """

    def __call__(self, *, by: Actor, job: Job, progress: Progress) -> Mapping[str, Any] | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of work: what it is called, who may ask for it, where it leads when done.

    ``leads_to`` names an address, which is given the job's ``about_ref`` if it has one.
    ``stands`` says what the failing of it leaves behind.
    """

    name: str
    title: str
    leads_to: str
    work: Work
    may: May = may_ask_for_work
    stands: str = "Nothing was changed."


KINDS: dict[str, Kind] = {}


def job(
    name: str,
    *,
    title: str,
    leads_to: str,
    may: May = may_ask_for_work,
    stands: str = "Nothing was changed.",
) -> Callable[[Work], Work]:
    """Register a kind of long work."""

    def register(work: Work) -> Work:
        KINDS[name] = Kind(
            name=name, title=title, leads_to=leads_to, work=work, may=may, stands=stands
        )
        return work

    return register
