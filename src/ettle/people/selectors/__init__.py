"""Reading people and places. Every function takes ``by=``."""

from ettle.people.selectors.accounts import (
    AccountShown,
    Held,
    account_for,
    membership_for,
    memberships_held,
    role_held,
)
from ettle.people.selectors.actors import actor_for
from ettle.people.selectors.calendars import (
    SessionShown,
    calendar_entry_for,
    calendar_spans,
    law_year_for,
    own_authority,
    public_authorities,
    public_authority,
    school_year_for,
    schools_written,
    session_shown,
    sessions_of,
)
from ettle.people.selectors.circumstances import (
    Circumstances,
    care_experience_of,
    circumstances_of,
    siblings_of,
)
from ettle.people.selectors.invitations import (
    Invitee,
    Relationship,
    adult_to_invite,
    adults_matching,
    pupil_to_invite,
    pupils_to_invite,
    schools_of,
)
from ettle.people.selectors.looked import Looked, who_looked
from ettle.people.selectors.places import agencies_of
from ettle.people.selectors.pupils import (
    kept_apart,
    own_children,
    own_pupil,
    parents_of,
    pupil_for,
    pupils_matching,
)
from ettle.people.selectors.staff import person_for, school_for, staff_of

__all__ = [
    "AccountShown",
    "Circumstances",
    "Held",
    "Invitee",
    "Looked",
    "Relationship",
    "SessionShown",
    "account_for",
    "actor_for",
    "adult_to_invite",
    "adults_matching",
    "agencies_of",
    "calendar_entry_for",
    "calendar_spans",
    "care_experience_of",
    "circumstances_of",
    "kept_apart",
    "law_year_for",
    "membership_for",
    "memberships_held",
    "own_authority",
    "own_children",
    "own_pupil",
    "parents_of",
    "person_for",
    "public_authorities",
    "public_authority",
    "pupil_for",
    "pupil_to_invite",
    "pupils_matching",
    "pupils_to_invite",
    "role_held",
    "school_for",
    "school_year_for",
    "schools_of",
    "schools_written",
    "session_shown",
    "sessions_of",
    "siblings_of",
    "staff_of",
    "who_looked",
]
