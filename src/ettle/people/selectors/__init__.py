"""Reading people and places. Every function takes ``by=``."""

from ettle.people.selectors.accounts import Held, membership_for, memberships_held, role_held
from ettle.people.selectors.actors import actor_for
from ettle.people.selectors.places import agencies_of, calendar_of, school_year_for
from ettle.people.selectors.pupils import (
    kept_apart,
    own_pupil,
    parents_of,
    pupil_for,
    pupils_matching,
)
from ettle.people.selectors.staff import person_for, school_for, staff_of

__all__ = [
    "Held",
    "actor_for",
    "agencies_of",
    "calendar_of",
    "kept_apart",
    "membership_for",
    "memberships_held",
    "own_pupil",
    "parents_of",
    "person_for",
    "pupil_for",
    "pupils_matching",
    "role_held",
    "school_for",
    "school_year_for",
    "staff_of",
]
