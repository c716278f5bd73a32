"""Staff for the schools of a made-up roll, by post, with their hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from random import Random

from ettle.exchange.make_roll.families import Row, telephone
from ettle.exchange.make_roll.names import letters_for_email, name_table
from ettle.exchange.make_roll.places import Place, SchoolFacts

PUPILS_TO_AN_ASSISTANT = {"primary": 32, "secondary": 48, "special": 4}
PUPILS_TO_A_DEPUTE = 220
PUPILS_TO_A_PSYCHOLOGIST = 1_800
TEACHERS_HOURS = "35"
ASSISTANTS_HOURS = ("15", "20", "22.5", "25", "27.5", "27.5", "30", "32.5", "35")
TITLES = {
    "headteacher": "Headteacher",
    "depute": "Depute headteacher",
    "asn_lead": "Principal teacher, support for learning",
    "class_teacher": "Class teacher",
    "support_assistant": "Pupil support assistant",
    "educational_psychologist": "Educational psychologist",
    "asl_officer": "Additional support for learning officer",
    "account_manager": "Accounts administrator",
}


def staff_rows(chance: Random, found: Iterable[Place], today: date) -> Iterator[Row]:
    """Make the staff of each school that has pupils, and those of the authority itself."""
    by_school: dict[SchoolFacts, list[Place]] = {}
    for one in found:
        by_school.setdefault(one.school, []).append(one)
    number = iter(range(700_001, 999_999))
    whole = 0
    for school, mine in by_school.items():
        whole += len(mine)
        for role, class_name in _posts(school, mine):
            yield _row(chance, f"T{next(number)}", role, class_name, school, today)
    at_authority = ["asl_officer", "asl_officer", "account_manager"]
    at_authority += ["educational_psychologist"] * max(1, whole // PUPILS_TO_A_PSYCHOLOGIST)
    for role in at_authority:
        yield _row(chance, f"T{next(number)}", role, "", None, today)


def _posts(school: SchoolFacts, mine: Sequence[Place]) -> Iterator[tuple[str, str]]:
    yield "headteacher", ""
    for _ in range(len(mine) // PUPILS_TO_A_DEPUTE):
        yield "depute", ""
    if len(mine) > 60 or school.school_type == "special":
        yield "asn_lead", ""
    for class_name in sorted({one.class_name for one in mine}):
        yield "class_teacher", class_name
    for _ in range(-(-len(mine) // PUPILS_TO_AN_ASSISTANT[school.school_type])):
        yield "support_assistant", ""


def _row(
    chance: Random,
    number: str,
    role: str,
    class_name: str,
    school: SchoolFacts | None,
    today: date,
) -> Row:
    sex = "woman" if chance.random() < 0.8 else "man"
    given = name_table().draw(chance, sex)
    is_assistant = role == "support_assistant"
    begun = today.year - 1 - int(chance.random() * 18)
    return {
        "record": "staff",
        "id": number,
        "title": chance.choice(("Ms", "Mrs", "Miss")) if sex == "woman" else "Mr",
        "given_name": given,
        "family_name": name_table().draw(chance, "family"),
        "school": school.seed_code if school else "",
        "school_type": school.school_type if school and school.has_twin else "",
        "class": class_name,
        "starts_on": date(begun, 8, 13 + int(chance.random() * 6)).isoformat(),
        "job_title": TITLES[role],
        "role": role,
        "weekly_hours": chance.choice(ASSISTANTS_HOURS) if is_assistant else TEACHERS_HOURS,
        "email": f"{letters_for_email(given) or 'staff'}.{number.lower()}@work.invalid",
        "telephone": telephone(chance),
    }
