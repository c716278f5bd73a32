"""Families for the places of a roll: brothers and sisters, and the adults who bring them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from ettle.exchange.make_roll.names import (
    COMMUNITIES,
    GAELIC_SPEAKING,
    LANGUAGES,
    letters_for_email,
    name_table,
)
from ettle.exchange.make_roll.places import Place

Row = dict[str, str]
SIZES = (1, 2, 3, 4)
OF_A_HUNDRED = (54, 34, 10, 2)
APART = 300  # days at least between brothers and sisters who are not twins
# Homes of children, of a thousand. Looked-after children are 1.5 % of pupils (2022/23); how many
# of them are at home is a round number of ours.
HOMES = {"both": 690, "apart": 229, "one": 62, "grandparents": 8, "foster": 11}
AT_HOME = 0.004
RARE_SORTS = (
    "gaelic",
    "polish",
    "urdu_script",
    "arabic_script",
    "chinese_script",
    "irish",
    "double",
) + ("single", "arabic", "chinese", "south_asian", "ukrainian", "african")
STREETS = (
    *("Burnside Road", "Station Road", "Manse Road", "Millburn Terrace", "Kirk Wynd"),
    *("Glebe Street", "Braehead Avenue", "Viewforth Place", "Mill Lane", "School Brae"),
    *("High Street", "Harbour Row", "Castle Drive", "Rowan Court", "Birch Crescent"),
    *("Heather Gardens", "Lochside Way", "Muirfield Road", "Abbey Close", "Shore Street"),
)
INWARD = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(slots=True)
class Numbers:
    """Gives ids and candidate numbers, each once."""

    chance: Random
    pupils: int = 100_000
    contacts: int = 500_000
    used: set[str] = field(default_factory=set)

    def pupil(self) -> str:
        self.pupils += 1
        return f"P{self.pupils}"

    def contact(self) -> str:
        self.contacts += 1
        return f"C{self.contacts}"

    def candidate(self) -> str:
        while True:
            number = f"{int(self.chance.random() * 10**9):09d}"
            if number not in self.used:
                self.used.add(number)
                return number


def communities(chance: Random, is_gaelic: bool) -> Iterator[str]:
    """Give a community for each family: each sort once, then by chance."""
    yield from RARE_SORTS
    shares = COMMUNITIES | ({"gaelic": GAELIC_SPEAKING} if is_gaelic else {})
    names = ["", *shares]
    weights = [100 - sum(shares.values()), *shares.values()]
    while True:
        yield from chance.choices(names, weights, k=500)


def groups(chance: Random, found: Sequence[Place]) -> Iterator[list[Place]]:
    """Group places into families within a town. Twins share a birth date, class or no class."""
    by_town: dict[str, list[Place]] = {}
    for one in found:
        by_town.setdefault(one.school.town, []).append(one)
    for town in sorted(by_town):
        pool = by_town[town]
        chance.shuffle(pool)
        while pool:
            size = chance.choices(SIZES, OF_A_HUNDRED)[0]
            family = [pool.pop()]
            for _ in range(size - 1):
                if pool and _can_be_of(family, pool[-1]):
                    family.append(pool.pop())
            if len(family) == 1 and pool and chance.random() < 0.015:
                _make_twins(family, pool)
            yield family


def _can_be_of(family: Sequence[Place], one: Place) -> bool:
    return all(abs((one.born - other.born).days) >= APART for other in family)


def _make_twins(family: list[Place], pool: list[Place]) -> None:
    first = family[0]
    for one in pool[-60:]:
        if one.school == first.school and one.stage == first.stage != "SP":
            pool.remove(one)
            one.born = first.born
            family.append(one)
            return


def family_rows(
    chance: Random, numbers: Numbers, family: Sequence[Place], community: str
) -> tuple[list[Row], list[Row]]:
    """Make the rows of one family: its pupils, and its contacts, one for each pupil and adult."""
    surname = name_table().draw(chance, "family", community)
    language = chance.choice(LANGUAGES.get(community, ("English",)))
    home = _home(chance, family[0].school.town)
    kind = chance.choices(list(HOMES), list(HOMES.values()))[0]
    pupils: list[Row] = []
    for place in family:
        pupil = _pupil(chance, numbers, place, community, surname, home, language)
        while any(pupil["given_name"] == other["given_name"] for other in pupils):
            sex = "girl" if pupil["gender"] == "Girl" else "boy"
            pupil["given_name"] = name_table().draw(chance, sex, community)
            community = ""  # a short list of names runs out
        pupils.append(pupil)
    adults = _adults(chance, numbers, kind, community, surname, home, language)
    contacts = [adult | {"pupil": pupil["id"]} for pupil in pupils for adult in adults]
    looked_after = "away" if kind == "foster" else "home" if chance.random() < AT_HOME else "no"
    for pupil in pupils:
        pupil["looked_after"] = looked_after
    return pupils, contacts


def _pupil(
    chance: Random,
    numbers: Numbers,
    place: Place,
    community: str,
    surname: str,
    home: Row,
    language: str,
) -> Row:
    is_girl = chance.random() < 0.49
    school = place.school
    given = name_table().draw(chance, "girl" if is_girl else "boy", community)
    years = (int(place.stage[1]) - 1) if place.stage != "SP" else int(chance.random() * 4)
    return home | {
        "record": "pupil",
        "id": numbers.pupil(),
        "scn": numbers.candidate(),
        "given_name": given,
        "family_name": surname,
        "known_as": given[:3] if len(given) > 7 and chance.random() < 0.1 else "",
        "birth_date": place.born.isoformat(),
        "gender": "Girl" if is_girl else "Boy",
        "school": school.seed_code,
        "school_type": school.school_type if school.has_twin else "",
        "stage": place.stage,
        "class": place.class_name,
        "_years": str(years),
        "language": language,
    }


def _adults(
    chance: Random,
    numbers: Numbers,
    kind: str,
    community: str,
    surname: str,
    home: Row,
    language: str,
) -> list[Row]:
    here = {"parental_rights": "yes", "lives_with": "yes"}
    away = {"parental_rights": "yes", "lives_with": "no"}

    def adult(relationship: str, sex: str, standing: Row, own: str, where: Row) -> Row:
        return (
            _adult(chance, numbers, community, relationship, sex, own, where)
            | standing
            | {"language": language}
        )

    mother = adult("Mother", "woman", here, surname, home)
    if kind == "one":
        return [mother]
    if kind in ("grandparents", "foster"):
        name = name_table().draw(chance, "family", "" if kind == "foster" else community)
        rights = {"parental_rights": "yes" if kind == "grandparents" else "no"}
        carer = "Grandmother" if kind == "grandparents" else "Foster carer"
        return [
            adult(carer, "woman", here | rights, name, home),
            mother | away | _elsewhere(chance, home),
        ]
    if kind == "both":
        own = surname if chance.random() < 0.75 else name_table().draw(chance, "family", community)
        return [mother, adult("Father", "man", here, own, home)]
    rights = {"parental_rights": "yes" if chance.random() < 0.93 else "no"}
    father = adult("Father", "man", away | rights, surname, _elsewhere(chance, home))
    if chance.random() < 0.02:
        mother["safe_contact_from"] = father["id"]
    return [mother, father]


def _adult(
    chance: Random,
    numbers: Numbers,
    community: str,
    relationship: str,
    sex: str,
    surname: str,
    home: Row,
) -> Row:
    given = name_table().draw(chance, sex, community)
    number = numbers.contact()
    front = letters_for_email(given) or "parent"
    email = f"{front}.{number.lower()}@families.invalid" if chance.random() < 0.8 else ""
    return home | {
        "record": "contact",
        "id": number,
        "title": ("Ms" if sex == "woman" else "Mr") if chance.random() < 0.3 else "",
        "given_name": given,
        "family_name": surname,
        "relationship": relationship,
        "has_care": "",
        "email": email,
        "telephone": telephone(chance),
    }


def telephone(chance: Random) -> str:
    """Give a number of those that are kept for stories and never given to anybody."""
    return f"07700 900{int(chance.random() * 1000):03d}"


def _home(chance: Random, town: str) -> Row:
    """Give an address on no map: ZZ is nobody's postcode."""
    number, street = 1 + int(chance.random() * 120), chance.choice(STREETS)
    inward = f"{int(chance.random() * 10)}{chance.choice(INWARD)}{chance.choice(INWARD)}"
    return {
        "address": f"{number} {street}, {town}" if town else f"{number} {street}",
        "postcode": f"ZZ{1 + int(chance.random() * 30)} {inward}",
        "telephone": telephone(chance),
    }


def _elsewhere(chance: Random, home: Row) -> Row:
    return _home(chance, home["address"].partition(", ")[2])
