"""What the chronology selects: the school's own, and the one that a family may have."""

from collections.abc import Callable

from ettle.plans.editions.childs_plan import decisions_of
from ettle.plans.editions.edition import Edition, Need
from ettle.plans.editions.held import Held, day_in, face_of
from ettle.plans.labels import own_label
from ettle.plans.models import EntryVersion
from ettle.plans.printings.chronology import ChronologyContext, ChronologyEvent

TONE = {"strength": "Strength", "concern": "Concern"}
SOURCES = {
    "agency_answer": "From an agency",
    "parent_view": "From a parent",
    "child_view": "From the child",
    "meeting": "From a meeting",
    "observation": "Seen by staff",
}
WHAT = (
    "This is a summary of what happened, in order: strengths as well as concerns. It is not the "
    "record itself, not an assessment and not a legal plan."
)


def composing(third_parties: str) -> Callable[[Held], ChronologyContext]:
    """Make the function that puts events in order, for one of the two chronologies."""

    def compose(held: Held) -> ChronologyContext:
        events = sorted(held.of("event"), key=_when)
        return ChronologyContext(
            face=face_of(held),
            events=tuple(_event(one) for one in events),
            decisions=decisions_of(held),
            consolidated_by=own_label(held.by),
            third_parties=held.answers.get("third_parties") or third_parties,
        )

    return compose


def _when(version: EntryVersion) -> str:
    return version.detail.get("happened_on") or version.confirmed_on.isoformat()


def _event(version: EntryVersion) -> ChronologyEvent:
    return ChronologyEvent(
        on=day_in(version, "happened_on") or version.said_on or version.confirmed_on,
        what=version.text,
        tone=TONE.get(version.detail.get("tone") or "", ""),
        meaning=version.detail.get("meaning") or "",
        source=SOURCES.get(version.source_kind, ""),
        written_by=version.author_label,
    )


NEEDS = (Need("An event: a strength as well as a concern", ("event",)),)

CHRONOLOGY = Edition(
    key="chronology",
    name="Chronology, for those who plan",
    what=WHAT,
    who_may_have="those who lead the school and the council’s ASL officers. The family has "
    "one of its own, after it is checked for what it tells of other people",
    readers=frozenset({"lead", "officer"}),
    issuers=frozenset({"lead", "officer"}),
    kinds=("event", "decision"),
    audiences=frozenset({"everyone", "planners"}),
    is_shared=False,
    compose=composing("Not checked: this one does not go to the family"),
    needs=NEEDS,
)
CHRONOLOGY_SHARED = Edition(
    key="chronology_shared",
    name="Chronology, for the family",
    what=WHAT,
    who_may_have="the family and the child, those who lead the school and the council’s ASL "
    "officers, after somebody checked what it tells of other people",
    readers=frozenset({"lead", "officer", "parent", "pupil"}),
    issuers=frozenset({"lead", "officer"}),
    kinds=("event", "decision"),
    compose=composing("Checked when this is issued"),
    asks=("third_parties",),
    needs=NEEDS,
)
