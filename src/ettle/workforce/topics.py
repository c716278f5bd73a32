"""What staff are briefed, trained and cleared for, and what its absence is.

The list is agreed practice for practitioners to correct (docs/decisions/008). Not here: how
a list of gaps is made (``readiness``), or who holds what.
"""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["never", "set_aside", "advised"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A briefing or clearance that staff hold, and the gap that its absence is."""

    key: str
    kind: Kind
    title: str
    missing: str
    what_to_do: str
    source: str
    minutes: int = 0


TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        key="pvg",
        kind="never",
        title="PVG scheme membership",
        missing="PVG scheme membership is not confirmed for {adult}.",
        what_to_do="The school office confirms it with the council before any contact with pupils.",
        source="Induction list, before day 1",
    ),
    Topic(
        key="hour_1",
        kind="never",
        title="hour-1 safeguarding",
        missing="{adult} has not been told who the child protection co-ordinator is and what to "
        "do now if worried.",
        what_to_do="Twenty minutes with the child protection co-ordinator, before the first "
        "pupil contact.",
        source="Induction list, hour 1",
        minutes=20,
    ),
    Topic(
        key="briefing",
        kind="set_aside",
        title="safeguarding briefing",
        missing="{adult} has not had the full safeguarding briefing.",
        what_to_do="The day-1 briefing: National Guidance for Child Protection, the local steps, "
        "confidentiality, what to say to parents.",
        source="Induction list, day 1; National Guidance for Child Protection in Scotland 2021",
        minutes=60,
    ),
    Topic(
        key="girfec",
        kind="advised",
        title="Getting it right for every child",
        missing="No learning on Getting it right for every child is recorded for {adult}.",
        what_to_do="Thirty minutes in the first week.",
        source="Induction list, week 1",
    ),
    Topic(
        key="privacy",
        kind="advised",
        title="data protection",
        missing="No learning on data protection is recorded for {adult}.",
        what_to_do="Fifteen minutes in the first week.",
        source="Induction list, week 1",
    ),
    Topic(
        key="communication",
        kind="advised",
        title="communication methods",
        missing="No learning on how {child} communicates is recorded for {adult}.",
        what_to_do="Time with whoever knows {child}’s way of communicating best.",
        source="Induction list, weeks 2 to 4",
    ),
)
TRAINING: Final = Topic(
    key="physical_intervention",
    kind="never",
    title="physical intervention training",
    missing="{adult} has no live training for “{task}”.",
    what_to_do="Only someone with live training may do this. {adult} may not until trained.",
    source="Included, Engaged and Involved, part 3",
)
RECORDED_TOPICS: Final = {topic.key: topic for topic in (*TOPICS, TRAINING)}
