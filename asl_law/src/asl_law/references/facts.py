"""What has to be known of a reference before it can be judged."""

from dataclasses import dataclass
from datetime import date

from asl_law.notices import Party
from asl_law.rights import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What is known of a reference. Dates left empty are not known, or did not happen."""

    ground: str
    party: Party
    pupil: Person
    received_on: date
    decided_on: date | None = None
    notified_on: date | None = None
    is_deemed: bool = False
    last_day_of_missed_limit: date | None = None
    arguable_until: date | None = None
    special_school: bool | None = None
    plan_prepared: bool = False
    required_not_prepared: bool = False
    proposal_informed: bool = False
    not_required_and_referred: bool = False
    last_placing_reference_on: date | None = None
    last_reference_on_same_right: date | None = None
    placing_decision_or_plan_changed: bool = False
    same_information_referred_before: bool = False
    reviewed_since: bool = False
    consent_withheld: bool = False
