"""Who may say that a part of the plan is still true: who writes it, or whose words it holds.

A school finds true what it writes. A parent or a child is asked about their own words only:
what was taken over from a view that they gave, or written down as said by them.
"""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from ettle.access import Actor, Decision, allow, deny
from ettle.people.models import Pupil
from ettle.plans.access import Slice, kinds_written, may_write_entry, slice_of
from ettle.plans.models import Entry, EntryVersion, Plan, ProposedChange
from ettle.plans.parts import kept_entries, plan_of, versions_now
from ettle.voice.models import View

FAMILY = frozenset({"parent", "pupil"})
WEEKS_OF_A_VIEW = 26
"""After how long somebody is asked about a view of their own. Nobody else is asked about it."""


def may_confirm_entries(actor: Actor, pupil: Pupil, entries: Sequence[Entry]) -> Decision:
    """Decide whether someone may say that these parts of one plan are still true."""
    if any(entry.plan.pupil_id != pupil.pk for entry in entries):
        return deny("parts of one plan are confirmed together")
    slice_ = slice_of(actor, pupil)
    if slice_ and slice_.reader in FAMILY:
        own = set(confirmable(pupil, slice_, by=actor).values_list("entry_id", flat=True))
        if all(entry.pk in own for entry in entries):
            return allow("your own words")
        return deny("a family is asked about its own words; of the rest it asks for a change")
    refused = [
        decision
        for kind in sorted({entry.kind for entry in entries})
        if not (decision := may_write_entry(actor, pupil, kind))
    ]
    return refused[0] if refused else allow("writes these parts")


def confirmable(pupil: Pupil, slice_: Slice, *, by: Actor) -> QuerySet[EntryVersion]:
    """Which living parts a reader may find still true: the same sentence as a query."""
    plan = plan_of(pupil)
    if plan is None:
        return EntryVersion.objects.none()
    if slice_.reader in FAMILY:
        return _own_words(plan, slice_, by)
    return versions_now([plan.pk], slice_).filter(entry__kind__in=kinds_written(by, pupil))


def proposed_by(by: Actor) -> dict[str, int | bool]:
    """Name somebody's own proposals in a query; a child, who is no person of the roll, too."""
    return {"proposed_by_id": by.person_id} if by.person_id else {"proposed_by__isnull": True}


def _own_words(plan: Plan, slice_: Slice, by: Actor) -> QuerySet[EntryVersion]:
    """Which parts hold this reader's own words, but for those they asked to have changed."""
    asked = ProposedChange.objects.filter(entry__plan=plan, outcome="", **proposed_by(by))
    away = kept_entries([plan.pk], by.person_id) if slice_.reader == "parent" else set()
    return (
        versions_now([plan.pk], slice_)
        .filter(_said_by(plan.pupil, slice_, by))
        .exclude(entry_id__in=away | set(asked.values_list("entry_id", flat=True)))
    )


def _said_by(pupil: Pupil, slice_: Slice, by: Actor) -> Q:
    """Which versions hold the words of the parent, or the child, who reads."""
    is_child = slice_.reader == "pupil"
    whose = "child" if is_child else "parent"
    views = View.objects.filter(pupil=pupil, whose=whose, status="given")
    if not is_child:
        views = views.filter(person_id=by.person_id)
    given = Q(source_kind=f"{whose}_view", source_ref__in=views.values("ref"))
    return given | _written_down(_names(pupil, None if is_child else by.person_id))


def _written_down(names: frozenset[str]) -> Q:
    """Which views were written down as said by somebody so called: *Ailsa, to Ms Laird, in P3*."""
    called = Q(pk__in=())
    for name in names:
        called |= Q(author_label=name) | Q(author_label__startswith=f"{name}, ")
    return called & Q(entry__kind="view") & ~Q(source_kind__in=["child_view", "parent_view"])


def _names(pupil: Pupil, parent_id: int | None) -> frozenset[str]:
    """Give the names of the child, or of one parent, but none that another of them has too.

    A father and his son may be called the same, and nobody is asked about another's words.
    """
    child = frozenset({pupil.name, pupil.first_name, f"{pupil.given_name} {pupil.family_name}"})
    parents = {
        each.person_id: frozenset(
            {each.person.name, f"{each.person.given_name} {each.person.family_name}"}
        )
        for each in pupil.parentages.select_related("person")
    }
    own = child if parent_id is None else parents.pop(parent_id, frozenset())
    others = [*parents.values(), *([] if parent_id is None else [child])]
    return own.difference(*others)
