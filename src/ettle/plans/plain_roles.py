"""Who gives support, in words that a child of nine knows."""

from collections.abc import Iterable

PLAIN_ROLES = {
    "speech and language therapist": "a speech and language therapist, who helps with talking",
    "occupational therapist": "an occupational therapist, who helps with doing things",
    "physiotherapist": "a physiotherapist, who helps with moving",
    "educational psychologist": "a psychologist, who helps people think about learning",
    "support assistant": "a support assistant, who is beside me",
    "class teacher": "my class teacher",
    "asn lead": "the teacher who looks after support",
    "principal teacher, support for learning": "the teacher who looks after support",
    "support for learning teacher": "the teacher who looks after support",
    "pastoral care teacher": "the teacher who looks out for me",
    "guidance teacher": "the teacher who looks out for me",
    "community mental health nurse": "a nurse, who helps with feelings",
    "school nurse": "the school nurse",
    "teacher of the deaf": "a teacher who knows about hearing",
}


def plain_role(role: str) -> str:
    """Say a role as a child would be told of it; one that has no plainer words as it stands."""
    return PLAIN_ROLES.get(role.strip().casefold(), role.strip())


def plain_people(roles: Iterable[str]) -> str:
    """Name those who help by what they are to a child: *my class teacher and …*."""
    return " and ".join(plain_role(role) for role in roles)
