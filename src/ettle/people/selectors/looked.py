"""Who has looked: readings of a child's record, as the family or the child is told them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ettle.access import Actor
from ettle.audit.selectors import events_about
from ettle.audit.verbs import VERBS
from ettle.people.access import WORKING_CONNECTIONS, kept_apart_pairs, may_be_told_who_looked
from ettle.people.models import Connection, Membership, Parentage, Person, Pupil

LEADING = ("headteacher", "depute", "asn_lead")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Somebody who looked on a day: who, as what, and what they opened, each thing once."""

    on: date
    who: str
    role: str
    opened: tuple[str, ...]


def who_looked(pupil: Pupil, *, by: Actor) -> list[Looked]:
    """List who opened what about a child, newest day first; the reader's own is left out.

    A name for people in the plan, otherwise role and organisation. Another parent is never
    shown where a safe-contact flag stands, in either direction.
    """
    if not may_be_told_who_looked(by, pupil):
        return []
    hidden = _kept_from_reader(pupil, by)
    names = _named_in_the_plan(pupil)
    found: dict[tuple[date, str, str], list[str]] = {}
    for event in events_about(pupil.pk, by=by, readings=True):
        if event.person_id in hidden or _is_reader(event.account_id, event.person_id, by):
            continue
        role = ", ".join(part for part in (event.acting_as, event.organisation) if part)
        name = names.get(event.person_id or 0, "")
        if event.acting_as == "Pupil":
            name, role = pupil.first_name, ""
        opened = found.setdefault((event.on, name or role, role if name else ""), [])
        words = VERBS[event.verb].sentence
        if words not in opened:
            opened.append(words)
    return [
        Looked(on=on, who=who, role=role, opened=tuple(opened))
        for (on, who, role), opened in sorted(
            found.items(), key=lambda each: each[0][0], reverse=True
        )
    ]


def _is_reader(account_id: int | None, person_id: int | None, by: Actor) -> bool:
    same_person = by.person_id is not None and person_id == by.person_id
    return same_person or (by.account_id is not None and account_id == by.account_id)


def _kept_from_reader(pupil: Pupil, by: Actor) -> set[int]:
    """Give the parents that this reader is not told of; for a child, those a flag keeps away."""
    pairs = kept_apart_pairs(pupil, on=by.today)
    if by.pupil_id == pupil.pk:
        return {away for _, away in pairs}
    return {one for pair in pairs if by.person_id in pair for one in pair}


def _named_in_the_plan(pupil: Pupil) -> dict[int, str]:
    """Name those who work with the child, lead the school, or are the child's parents."""
    leaders = Membership.objects.filter(school_id=pupil.school_id, role__in=LEADING)
    working = Connection.objects.filter(pupil=pupil, kind__in=WORKING_CONNECTIONS)
    parents = Parentage.objects.filter(pupil=pupil)
    keys: set[int] = set()
    rows: Iterable[Iterable[int | None]] = (
        leaders.values_list("person_id", flat=True),
        working.values_list("person_id", flat=True),
        parents.values_list("person_id", flat=True),
    )
    for each in rows:
        keys |= {key for key in each if key}
    return {person.pk: person.name for person in Person.objects.filter(pk__in=keys)}
