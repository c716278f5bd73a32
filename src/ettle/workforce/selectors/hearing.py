"""What assistants saw and asked for, and the parts of a plan opened to them."""

from dataclasses import dataclass

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.models import Entry
from ettle.workforce.access import (
    is_hers,
    may_answer_ask,
    readable_asks,
    readable_observations,
)
from ettle.workforce.models import AskForMore, Deployment, Observation

RECENT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a plan, in its newest words."""

    entry: Entry
    ref: str
    kind: str
    words: str


def observations_for(pupil: Pupil, *, by: Actor) -> list[Observation]:
    """List what was seen of a child, newest first: all for leaders and teachers, else one's own."""
    rows = readable_observations(by).filter(pupil=pupil).select_related("person")
    return list(rows.order_by("-made_at", "-pk")[:RECENT])


def asks_for(school_id: int, *, by: Actor) -> list[AskForMore]:
    """List a school's asks for more, those that wait first; nothing for anyone outside it."""
    if not by.leads(school_id):
        return []
    rows = readable_asks(by).filter(deployment__school_id=school_id)
    return list(_with_people(rows).order_by("answered_at", "asked_at")[:RECENT])


def asks_of(deployment: Deployment, *, by: Actor) -> list[AskForMore]:
    """List what was asked about one deployment, with the answers and their reasons."""
    return list(_with_people(readable_asks(by).filter(deployment=deployment)).order_by("-asked_at"))


def ask_for(ref: str, *, by: Actor) -> AskForMore | None:
    """Give one ask to somebody who may answer it."""
    ask = _with_people(readable_asks(by).filter(ref=ref)).first()
    return ask if ask and may_answer_ask(by, ask) else None


def parts_to_open(ask: AskForMore, *, by: Actor) -> list[Part]:
    """List the parts of the child's plan that an answer may open.

    Never a child's or a parent's views: those open only by the rule that the person chose.
    """
    if not may_answer_ask(by, ask):
        return []
    entries = Entry.objects.filter(
        plan__pupil_id=ask.deployment.pupil_id, ended_at__isnull=True
    ).exclude(kind="view")
    return _parts(entries)


def opened_parts(deployment: Deployment, *, by: Actor) -> list[Part]:
    """List the parts of the plan that an answer has opened to this assistant, while she works."""
    if not is_hers(by, deployment):
        return []
    opened = AskForMore.objects.filter(deployment=deployment, opened_entry__isnull=False)
    entries = Entry.objects.filter(pk__in=opened.values("opened_entry_id"), ended_at__isnull=True)
    return _parts(entries)


def _parts(entries) -> list[Part]:
    found = []
    for entry in entries.prefetch_related("versions"):
        newest = next((each for each in entry.versions.all() if each.n == entry.latest), None)
        if newest:
            found.append(Part(entry=entry, ref=entry.ref, kind=entry.kind, words=newest.text))
    return found


def _with_people(rows):
    return rows.select_related(
        "deployment__pupil", "deployment__person", "deployment__school", "answered_by",
        "opened_entry",
    )  # fmt: skip
