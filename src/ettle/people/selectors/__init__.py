"""Reading people and places. Every function takes ``by=``."""

from ettle.people.selectors.actors import actor_for
from ettle.people.selectors.places import calendar_of, school_year_for
from ettle.people.selectors.pupils import parents_of, pupil_for, pupils_matching

__all__ = [
    "actor_for",
    "calendar_of",
    "parents_of",
    "pupil_for",
    "pupils_matching",
    "school_year_for",
]
