"""The columns of a roll file. ``docs/how-to/import-a-roll.md`` says what goes in each."""

from __future__ import annotations

from difflib import get_close_matches

RECORDS = ("pupil", "contact", "staff")
PERSON = ("id", "given_name", "family_name", "known_as")
REACHED_AT = ("telephone", "address", "postcode", "language")

COLUMNS: dict[str, tuple[str, ...]] = {
    "pupil": (
        *PERSON,
        *(
            "scn",
            "birth_date",
            "gender",
            "school",
            "school_type",
            "stage",
            "class",
            "starts_on",
            "ends_on",
        ),
        *("came_from", "went_to", "looked_after", "looked_after_from_on"),
        *("home_authority", "host_authority"),
        *("care_experience", "care_experience_said_by", "care_experience_seen_by"),
        *REACHED_AT,
    ),
    "contact": (
        *PERSON,
        *("title", "pupil", "relationship", "parental_rights", "has_care", "lives_with"),
        *("rights_note", "safe_contact_from", "safe_contact_note", "email"),
        *REACHED_AT,
    ),
    "staff": (
        *PERSON,
        *("title", "school", "school_type", "class", "starts_on", "ends_on"),
        *("job_title", "role", "weekly_hours", "email", "telephone"),
    ),
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "pupil": ("id", "given_name", "family_name", "birth_date", "school", "stage"),
    "contact": ("id", "given_name", "family_name", "pupil")
    + ("relationship", "parental_rights", "lives_with"),
    "staff": ("id", "given_name", "family_name", "starts_on", "job_title", "role"),
}
KNOWN = ("record", *dict.fromkeys(name for names in COLUMNS.values() for name in names))
LONGEST = {
    "id": 40,
    "scn": 20,
    "class": 20,
    "title": 20,
    "relationship": 40,
    "telephone": 40,
    "given_name": 80,
    "family_name": 80,
    "known_as": 80,
    "language": 80,
    "gender": 40,
    "job_title": 120,
    "pupil": 40,
    "email": 254,
    "address": 400,
    "rights_note": 300,
    "safe_contact_note": 300,
}
ROLES = (
    "asl_officer",
    "headteacher",
    "depute",
    "asn_lead",
    "class_teacher",
    "support_assistant",
    "educational_psychologist",
    "account_manager",
)
AUTHORITY_ROLES = ("asl_officer", "educational_psychologist", "account_manager")
STAGES = tuple(f"P{n}" for n in range(1, 8)) + tuple(f"S{n}" for n in range(1, 7)) + ("SP",)
PARENTS_IN_LAW = ("mother", "father", "parent")


def likely_meant(name: str) -> str | None:
    """Give the column that a misspelt heading was meant to be, or ``None``."""
    close = get_close_matches(name, KNOWN, n=1, cutoff=0.75)
    return close[0] if close else None
