"""Who asks and who is told, what they are told of, and what decides it."""

from enum import StrEnum
from typing import NamedTuple

from asl_law.ages import Standing
from asl_law.citations import Citation


class Party(StrEnum):
    """Who asks, or who is told."""

    PARENT = "parent"
    CHILD = "child"
    YOUNG_PERSON = "young person"
    MANAGERS = "managers of the school"
    AGENCY = "agency"
    PROVIDERS = "those who provide the support"
    AUTHORITY = "education authority"


class Event(StrEnum):
    """What happened that someone must be told of."""

    PROPOSAL = "proposal"
    OUTCOME = "outcome"
    PLAN_COPY = "plan-copy"
    DELAY = "delay"
    ANSWER_DELAY = "answer-delay"
    REFUSAL = "refusal"
    NEEDS_OUTCOME = "needs-outcome"
    CAPACITY_INTENTION = "capacity-intention"
    CAPACITY_RESULT = "capacity-result"
    AGENCY_REQUEST = "agency-request"
    AGENCY_DELAY = "agency-delay"
    TRANSFER = "transfer"
    DISCONTINUED = "discontinued"


class NoticeOwed(NamedTuple):
    """One notice: to whom, why, what must be in it, and under which provision."""

    recipient: Party
    why: str
    must_contain: tuple[str, ...]
    citation: Citation
    questions: tuple[str, ...] = ()


class Case(NamedTuple):
    """What decides who is told: who the pupil is to the Act, and who asked."""

    standing: Standing
    requested_by: Party | None = None
    young_person_has_capacity: bool = True
    tribunal_may_hear_it: bool = True
    placing_request_in_play: bool = False
