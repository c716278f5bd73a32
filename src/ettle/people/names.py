"""Names in full, where *Mr Baird* would not tell two people apart."""

from ettle.people.models import Person, Pupil


def full_name(whose: Person | Pupil) -> str:
    """Give the given and the family name, as the roll has them."""
    return f"{whose.given_name} {whose.family_name}"
