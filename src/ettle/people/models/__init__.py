"""People and places: rows and constraints, no rules."""

from ettle.people.models.accounts import Account, Membership
from ettle.people.models.calendars import CalendarEntry
from ettle.people.models.circumstances import CareChoice, CareExperience, Placement
from ettle.people.models.places import Agency, Authority, School
from ettle.people.models.pupils import (
    Connection,
    Parentage,
    Person,
    Post,
    Pupil,
    SafeContactFlag,
)
from ettle.people.models.school_changes import SchoolChange
from ettle.people.models.stages import Stage, StageScheme

__all__ = [
    "Account",
    "Agency",
    "Authority",
    "CalendarEntry",
    "CareChoice",
    "CareExperience",
    "Connection",
    "Membership",
    "Parentage",
    "Person",
    "Placement",
    "Post",
    "Pupil",
    "SafeContactFlag",
    "School",
    "SchoolChange",
    "Stage",
    "StageScheme",
]
