"""People and places: rows and constraints, no rules."""

from ettle.people.models.accounts import Account, Membership
from ettle.people.models.calendars import CalendarEntry
from ettle.people.models.places import Agency, Authority, School
from ettle.people.models.pupils import (
    Connection,
    Parentage,
    Person,
    Post,
    Pupil,
    SafeContactFlag,
)

__all__ = [
    "Account",
    "Agency",
    "Authority",
    "CalendarEntry",
    "Connection",
    "Membership",
    "Parentage",
    "Person",
    "Post",
    "Pupil",
    "SafeContactFlag",
    "School",
]
