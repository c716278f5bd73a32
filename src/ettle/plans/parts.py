"""One part of a plan as its readers see it, and the query that no other reading goes round.

Shapes and queries that the selectors share; who may read is ``access``'s.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.access import Slice
from ettle.plans.models import EntryKept, EntryVersion, Plan
from ettle.plans.standing import Standing, standing_of
from ettle.voice.models import KeptFromParent, View


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who gives support, by role and organisation; ``kind`` is a school role's key."""

    role: str
    organisation: str = ""
    kind: str = ""

    def __str__(self) -> str:
        return ", ".join(word for word in (self.role, self.organisation) if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The newest words of one part of the plan, and how it stands.

    ``detail`` is what its kind adds, as stored (``plans.details.FIELDS``; days are ISO words).
    ``status`` is *draft* or *agreed*. ``rests_on_csp``: the statutory plan in force has it,
    so it changes only through a review.
    """

    ref: str
    kind: str
    version: int
    text: str
    audience: str
    source_kind: str
    source_ref: str
    author_label: str
    written_at: datetime
    confirmed_on: date
    under_id: int | None
    pk: int
    how_often: str = ""
    how_long: str = ""
    where: str = ""
    persons: tuple[PersonLine, ...] = ()
    detail: dict[str, Any] = field(default_factory=dict)
    reading: str = ""
    reading_by: str = ""
    said_on: date | None = None
    status: str = "draft"
    last_confirmed_on: date | None = None
    rests_on_csp: bool = False

    @property
    def source(self) -> str:
        """Whose words these are where they are not the school's own; empty where they are."""
        return "" if self.source_kind == "written" else self.author_label


def current_versions(plan_ids: Iterable[int], slice_: Slice) -> list[EntryVersion]:
    """List the newest version of each living part that this slice holds, in the plan's order."""
    return list(versions_now(plan_ids, slice_))


def versions_now(plan_ids: Iterable[int], slice_: Slice) -> QuerySet[EntryVersion]:
    """Which versions those are. Whatever reads a plan's words for a person begins here."""
    return (
        EntryVersion.objects.filter(
            entry__plan_id__in=list(plan_ids),
            entry__ended_at__isnull=True,
            n=F("entry__latest"),
        )
        .filter(_held_by(slice_))
        .select_related("entry")
        .order_by("entry__position", "entry_id")
    )


def _held_by(slice_: Slice) -> Q:
    held = Q(audience__in=slice_.audiences, entry__kind__in=slice_.kinds)
    return held if slice_.own is None else held | Q(author_id=slice_.own)


def holds(slice_: Slice, version: EntryVersion) -> bool:
    """Say whether a slice holds a version: the same sentence as the query."""
    is_held = version.audience in slice_.audiences and version.entry.kind in slice_.kinds
    return is_held or (slice_.own is not None and version.author_id == slice_.own)


def parts_now(plan: Plan, slice_: Slice, *, by: Actor) -> tuple[Part, ...]:
    """List the living parts that a reader may have, each with how it stands.

    What every page and printing for a person begins with: five queries at most, however
    many parts there are and however long their history.
    """
    versions = versions_for(plan, slice_, by=by)
    standing = standing_of(plan)
    return tuple(part_of(version, standing) for version in versions)


def versions_for(plan: Plan, slice_: Slice, *, by: Actor) -> list[EntryVersion]:
    """List the versions that a slice holds, without what is kept from the parent who reads."""
    versions = current_versions([plan.pk], slice_)
    if slice_.reader != "parent" or not versions:
        return versions
    hidden = kept_views(plan.pupil, by.person_id)
    away = kept_entries([plan.pk], by.person_id)
    return [each for each in versions if each.entry_id not in away and not is_kept(each, hidden)]


def plan_of(pupil: Pupil) -> Plan | None:
    """Give a pupil's plan, read once for everything on a page; None where none is begun."""
    known: Plan | None = getattr(pupil, "plan", None)
    return known or Plan.objects.filter(pupil=pupil).first()  # it may have been begun since


def part_of(version: EntryVersion, standing: Standing | None = None) -> Part:
    """Shape one version of an entry for reading; without its standing it counts as a draft."""
    detail = version.detail
    stands = standing or Standing()
    return Part(
        ref=version.entry.ref,
        kind=version.entry.kind,
        version=version.n,
        text=version.text,
        audience=version.audience,
        source_kind=version.source_kind,
        source_ref=version.source_ref,
        author_label=version.author_label,
        written_at=version.written_at,
        confirmed_on=version.confirmed_on,
        under_id=version.entry.under_id,
        pk=version.entry_id,
        how_often=detail.get("how_often", ""),
        how_long=detail.get("how_long", ""),
        where=detail.get("where", ""),
        persons=persons_of(detail),
        detail=detail,
        reading=version.reading,
        reading_by=version.reading_by,
        said_on=version.said_on,
        status=stands.status(version.entry_id, version.n),
        last_confirmed_on=stands.confirmed(version.entry_id, version.confirmed_on),
        rests_on_csp=version.entry_id in stands.resting,
    )


def persons_of(detail: dict[str, Any]) -> tuple[PersonLine, ...]:
    """Read the persons of a support's stored detail."""
    return tuple(
        PersonLine(one["role"], one.get("organisation", ""), one.get("kind", ""))
        for one in detail.get("persons", ())
    )


def kept_views(pupil: Pupil, person_id: int | None = None) -> dict[str, str]:
    """Give the refs of the pupil's views kept from one parent or, with none named, from any.

    Each with its words on the plan itself, which go in the plan whatever else is kept.
    """
    rows = KeptFromParent.objects.filter(view__pupil=pupil).select_related("view")
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    return {row.view.ref: about_plan(row.view) for row in rows}


def kept_entries(plan_ids: Iterable[int], person_id: int | None = None) -> set[int]:
    """Give the keys of the parts kept from one parent or, with none named, from any."""
    rows = EntryKept.objects.filter(entry__plan_id__in=list(plan_ids), ended_at__isnull=True)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    return set(rows.values_list("entry_id", flat=True))


def about_plan(view: View) -> str:
    """Give a view's words on the plan itself, with their spaces made single."""
    return " ".join(str(view.answers.get("about_plan", "")).split())


def is_kept(version: EntryVersion, kept: dict[str, str]) -> bool:
    """Say whether a part came from one of these views, and is not its words on the plan."""
    if version.source_kind != "child_view" or version.source_ref not in kept:
        return False
    words = " ".join(version.text.split())
    return version.entry.kind != "view" or words not in kept[version.source_ref]


def hidden_from(by: Actor, pupil: Pupil, slice_: Slice, version: EntryVersion) -> bool:
    """Say whether a part is kept from this parent, or came from a view that is."""
    if slice_.reader != "parent":
        return False
    if version.entry_id in kept_entries([version.entry.plan_id], by.person_id):
        return True
    return is_kept(version, kept_views(pupil, by.person_id))
