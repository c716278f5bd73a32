"""What was tried for a child before more was asked, and what is due to be looked at in a school.

A concern, the first thing done about it, what was tried under it, and whether it helped. It goes
with the child from stage to stage and from school to school, so that nobody starts again.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.models import Connection, Pupil
from ettle.people.selectors import stages_in_force
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import SCHOOL_PEOPLE, slice_of
from ettle.plans.models import Entry, EntryVersion, Plan
from ettle.plans.parts import Part, parts_now

USUAL_LOOK = 6
SETTLED = ("yes", "partly", "no")


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedShown:
    """One thing that was tried. ``look_on`` is None once somebody has said whether it helped."""

    ref: str
    version: int
    words: str
    level: str
    by_whom: str
    from_on: date | None
    until_on: date | None
    helped: str
    helped_words: str
    looked_on: date | None
    look_on: date | None
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernShown:
    """A concern, the first thing done, and what was tried."""

    ref: str
    version: int
    words: str
    noticed_on: date | None
    noticed_by: str
    first_action: str
    first_action_on: date | None
    author: str
    tried: tuple[TriedShown, ...]

    @property
    def days_to_first_action(self) -> int | None:
        """How many days passed from noticing to doing something; None while one is not known."""
        if self.noticed_on and self.first_action_on:
            return (self.first_action_on - self.noticed_on).days
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyHelp:
    """Everything of this kind that one reader may read of one child, the newest concern first."""

    concerns: tuple[ConcernShown, ...]
    look_weeks: int

    @property
    def tried(self) -> tuple[TriedShown, ...]:
        """Everything that was tried, whatever the concern."""
        return tuple(each for concern in self.concerns for each in concern.tried)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookLine:
    """Something that waits for somebody's look: a thing tried, or a concern nothing was done about.

    ``due_on`` is the day from which it waits.
    """

    pupil_ref: str
    pupil_name: str
    class_name: str
    ref: str
    kind: str
    words: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class FirstActions:
    """How soon something was done about concerns. ``median_days`` is None where none was."""

    median_days: float | None
    counted: int
    waiting: int


def early_help_for(pupil: Pupil, *, by: Actor, page: str = "") -> EarlyHelp:
    """Give what was tried for a pupil, as far as this reader's slice holds it."""
    weeks = look_weeks_of(pupil.authority_id, by=by)
    slice_ = slice_of(by, pupil)
    plan = Plan.objects.filter(pupil=pupil).first() if slice_ else None
    if slice_ is None or plan is None:
        return EarlyHelp(concerns=(), look_weeks=weeks)
    if page:
        record(by=by, verb="plan.read", subject=plan, page=page)
    parts = parts_now(plan, slice_, by=by)
    hanging: dict[int | None, list[Part]] = defaultdict(list)
    for part in parts:
        if part.kind == "tried":
            hanging[part.under_id].append(part)
    concerns = [_concern(part, hanging[part.pk], weeks) for part in parts if part.kind == "concern"]
    return EarlyHelp(concerns=tuple(sorted(concerns, key=_newest, reverse=True)), look_weeks=weeks)


def look_weeks_of(authority_id: int, *, by: Actor) -> int:
    """Give after how many weeks the council asks whether something helped; six where unset."""
    scheme = stages_in_force(by=by, authority_id=authority_id)
    return scheme.look_weeks if scheme else USUAL_LOOK


def looks_due(*, by: Actor, first: int = 0, count: int = 20) -> tuple[list[LookLine], int]:
    """List what is due to be looked at in this reader's school or class, the longest wait first.

    What was tried six weeks ago (or the council's own interval) and nobody has said whether it
    helped; and concerns about which nothing is written. Three queries, however many there are.
    """
    if by.authority_id is None:
        return [], 0
    weeks = look_weeks_of(by.authority_id, by=by)
    rows = _waiting(by, before=by.today - timedelta(weeks=weeks))
    shown = rows.select_related("entry__plan__pupil")[first : first + count]
    return [_look(row, weeks) for row in shown], rows.count()


def first_actions(
    *, by: Actor, since: date | None = None, until: date | None = None
) -> FirstActions:
    """Say how many days pass from a concern to the first action, in this reader's school or class.

    For an ASL officer, in the whole authority. Concerns of children who have left are left out.
    """
    concerns = _newest_of(by, "concern")
    if since:
        concerns = concerns.filter(detail__noticed_on__gte=since.isoformat())
    if until:
        concerns = concerns.filter(detail__noticed_on__lte=until.isoformat())
    pairs = concerns.values_list("detail__noticed_on", "detail__first_action_on")
    days = [
        (date.fromisoformat(acted) - date.fromisoformat(noticed)).days
        for noticed, acted in pairs
        if noticed and acted
    ]
    waiting = sum(1 for noticed, acted in pairs if noticed and not acted)
    return FirstActions(median(days) if days else None, len(days), waiting)


def _concern(part: Part, tried: Iterable[Part], weeks: int) -> ConcernShown:
    detail = part.detail
    return ConcernShown(
        ref=part.ref,
        version=part.version,
        words=part.text,
        noticed_on=_day(detail.get("noticed_on")),
        noticed_by=detail.get("noticed_by", ""),
        first_action=detail.get("first_action", ""),
        first_action_on=_day(detail.get("first_action_on")),
        author=part.author_label,
        tried=tuple(_tried(each, weeks) for each in tried),
    )


def _tried(part: Part, weeks: int) -> TriedShown:
    detail = part.detail
    helped, looked = detail.get("helped", ""), _day(detail.get("looked_on"))
    since = looked or _day(detail.get("from_on"))
    return TriedShown(
        ref=part.ref,
        version=part.version,
        words=part.text,
        level=detail.get("level", ""),
        by_whom=detail.get("by_whom", ""),
        from_on=_day(detail.get("from_on")),
        until_on=_day(detail.get("until_on")),
        helped=helped,
        helped_words=detail.get("helped_words", ""),
        looked_on=looked,
        look_on=since + timedelta(weeks=weeks) if since and helped not in SETTLED else None,
        author=part.author_label,
    )


def _newest(concern: ConcernShown) -> tuple[date, str]:
    return (concern.noticed_on or date.min, concern.ref)


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _newest_of(by: Actor, *kinds: str) -> QuerySet[EntryVersion]:
    """Find the newest version of each living part that this reader follows at work."""
    leads = Q(entry__plan__pupil__school_id__in=by.school_ids)
    if not by.has_role("headteacher", "depute", "asn_lead"):
        leads = Q(pk__in=[])
    teaches = Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        person_id=by.person_id,
        from_on__lte=by.today,
        kind="class_teacher",
    )
    taught = Q(entry__plan__pupil_id__in=teaches.values("pupil_id"))
    taught &= Q(audience__in=SCHOOL_PEOPLE) | Q(author_id=by.person_id)
    office = Q(entry__plan__pupil__authority_id=by.authority_id)
    office &= Q(audience__in=["everyone", "deliverers", "planners"])
    wanted = leads | taught | office if by.has_role("asl_officer") else leads | taught
    return EntryVersion.objects.filter(
        wanted,
        entry__kind__in=kinds,
        entry__ended_at__isnull=True,
        entry__plan__pupil__left_on__isnull=True,
        n=F("entry__latest"),
    )


def _waiting(by: Actor, *, before: date) -> QuerySet[EntryVersion]:
    tried_under = Entry.objects.filter(under=OuterRef("entry"), kind="tried", ended_at__isnull=True)
    looked = ~Q(detail__helped__in=SETTLED) | Q(detail__helped__isnull=True)
    nothing_done = Q(entry__kind="concern", detail__first_action__isnull=True) & ~Exists(
        tried_under
    )
    return (
        _newest_of(by, "tried", "concern")
        .annotate(
            since=Coalesce(KT("detail__looked_on"), KT("detail__from_on"), KT("detail__noticed_on"))
        )
        .filter((Q(entry__kind="tried") & looked & Q(since__lte=before.isoformat())) | nothing_done)
        .order_by("since", "pk")
    )


def _look(row: EntryVersion, weeks: int) -> LookLine:
    kind, since = row.entry.kind, _day(row.since)  # type: ignore[attr-defined]
    pupil = row.entry.plan.pupil
    wait = timedelta(weeks=weeks if kind == "tried" else 0)
    return LookLine(
        pupil_ref=pupil.ref,
        pupil_name=pupil.name,
        class_name=pupil.class_name,
        ref=row.entry.ref,
        kind=kind,
        words=row.text,
        due_on=since + wait if since else None,
    )
