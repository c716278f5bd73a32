"""A small world of rows: the cast at Marra Glen and Corrievale, before anything has happened.

Rows are built here directly, in the test's own transaction; the demonstration world is
built through the services (``tests/worlds.py``). Both use the same cast.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import post_save

from ettle.access import Actor
from ettle.config import cast
from ettle.people.models import (
    Account,
    Agency,
    Authority,
    CalendarEntry,
    Connection,
    Membership,
    Parentage,
    Person,
    Post,
    Pupil,
    SafeContactFlag,
    School,
)
from ettle.people.selectors import actor_for

LONDON = ZoneInfo("Europe/London")
MONDAY = date(2026, 11, 23)
ALIASES = {
    "baird": "mr_baird", "kerr": "ms_kerr", "laird": "ms_laird", "singh": "mr_singh",
    "okafor": "ms_okafor", "wojcik": "ms_wojcik", "grant": "ms_grant",
    "docherty": "mr_docherty", "other_parent": "mr_docherty", "sinclair": "dr_sinclair",
}  # fmt: skip


def moment(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """Give an aware moment on a day in Scotland."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


@dataclass
class World:
    """The cast as rows. ``world.ailsa``, ``world.ruth``… and ``world.actor("ruth")``."""

    today: date
    authority: Authority
    marra_glen: School
    corrievale: School
    nhs: Agency
    pupils: dict[str, Pupil] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    def __getattr__(self, name: str):
        key = ALIASES.get(name, name)
        for rows in (self.__dict__.get("pupils", {}), self.__dict__.get("people", {})):
            if key in rows:
                return rows[key]
        raise AttributeError(name)

    def actor(self, name: str, on: date | None = None, hour: int = 10) -> Actor:
        """Give one of the cast as they sign in on a day (today unless said)."""
        day = on or self.today
        account = self.accounts[ALIASES.get(name, name)]
        return actor_for(account, at=moment(day, hour), today=day)


def make_world(today: date = MONDAY) -> World:
    """Build the cast's rows: nothing has happened to anybody yet."""
    authority = Authority.objects.create(
        code=cast.AUTHORITY_CODE, name=cast.AUTHORITY_NAME, is_invented=True,
        address="Council Offices, High Street, Marra, ZZ1 1AA", telephone="01632 960100",
    )  # fmt: skip
    schools = {
        seed: School.objects.create(
            authority=authority, seed_code=seed, school_type=kind, name=name, is_invented=True,
            telephone="01632 960200",
        )
        for seed, kind, name in (
            (cast.PRIMARY_SEED_CODE, "Primary", cast.PRIMARY_NAME),
            (cast.SECONDARY_SEED_CODE, "Secondary", cast.SECONDARY_NAME),
        )
    }  # fmt: skip
    nhs = Agency.objects.create(
        authority=authority, name=cast.HEALTH_BOARD_NAME, kind="health_board", is_invented=True
    )
    world = World(
        today, authority, schools[cast.PRIMARY_SEED_CODE], schools[cast.SECONDARY_SEED_CODE], nhs
    )
    _school_year(world)
    for pupil in cast.PUPILS:
        _pupil(world, pupil, schools)
    for adult in cast.ADULTS:
        if adult.role != "agency":
            _adult(world, adult, schools)
    _connections(world)
    return world


def _school_year(world: World) -> None:
    for kind, first, last in (
        ("term", date(2026, 8, 18), date(2026, 10, 9)),
        ("term", date(2026, 10, 20), date(2026, 12, 22)),
        ("term", date(2027, 1, 6), date(2027, 4, 1)),
        ("term", date(2027, 4, 19), date(2027, 6, 25)),
        ("in_service", date(2026, 8, 17), date(2026, 8, 17)),
        ("in_service", date(2026, 11, 16), date(2026, 11, 17)),
        ("holiday", date(2026, 10, 10), date(2026, 10, 19)),
        ("holiday", date(2026, 12, 23), date(2027, 1, 5)),
        ("holiday", date(2027, 4, 2), date(2027, 4, 18)),
    ):
        CalendarEntry.objects.create(
            authority=world.authority, session="2026-27", kind=kind, starts_on=first, ends_on=last
        )


def _pupil(world: World, pupil: cast.CastPupil, schools: dict[str, School]) -> None:
    row = Pupil.objects.create(
        authority=world.authority, school=schools[pupil.seed_code], roll_id=pupil.roll_id,
        scn=pupil.scn, given_name=pupil.given_name, family_name=pupil.family_name,
        birth_date=cast.born_on(pupil, world.today), stage=pupil.stage, class_name=pupil.stage,
        gender="Girl" if pupil.key in ("ailsa", "eilidh") else "Boy",
        entered_school_on=date(2022, 8, 18), address="14 Burnside Road, Marra, ZZ1 4AB",
        telephone="01632 960301", preferred_language="English",
    )  # fmt: skip
    world.pupils[pupil.key] = row
    if pupil.signs_in:
        _account(world, pupil.key, pupil.email, role="pupil", pupil=row)


def _adult(world: World, adult: cast.CastAdult, schools: dict[str, School]) -> None:
    row = Person.objects.create(
        authority=world.authority, roll_id=adult.roll_id, title=adult.title,
        given_name=adult.given_name, family_name=adult.family_name, email=adult.email,
        telephone="01632 960400", preferred_language="English",
        address={"mairi": "14 Burnside Road, Marra, ZZ1 4AB",
                 "rory": "9 Harbour Row, Corrievale, ZZ2 3CD"}.get(adult.key, ""),
    )  # fmt: skip
    world.people[adult.key] = row
    school = schools.get(adult.seed_code)
    if adult.role not in ("parent",):
        Post.objects.create(
            authority=world.authority, person=row, school=school, job_title=adult.part[:60],
            role=adult.role, weekly_minutes=27 * 60 + 30, from_on=date(2024, 8, 19),
        )  # fmt: skip
    _account(world, adult.key, adult.email, role=adult.role, person=row, school=school)


def _account(world: World, key: str, email: str, **membership) -> None:
    account = Account.objects.create_user(email=email, password=None, made_at=moment(world.today))
    Membership.objects.create(
        account=account, authority=world.authority,
        from_on=world.today - timedelta(days=90), **membership,
    )  # fmt: skip
    world.accounts[key] = account


def _connections(world: World) -> None:
    parents = (
        ("ailsa", "mairi", "Mother", True), ("ailsa", "rory", "Father", False),
        ("finlay", "mr_docherty", "Father", True),
    )  # fmt: skip
    for child, parent, relationship, lives_with in parents:
        Parentage.objects.create(
            authority=world.authority, pupil=world.pupils[child], person=world.people[parent],
            relationship=relationship, lives_with=lives_with,
        )  # fmt: skip
    SafeContactFlag.objects.create(
        authority=world.authority, pupil=world.ailsa, protects=world.mairi, kept_from=world.rory,
        reason="Agreed with Mairi.", from_on=world.today - timedelta(days=90),
    )  # fmt: skip
    for kind, person in (
        ("class_teacher", "mr_singh"),
        ("educational_psychologist", "ms_wojcik"),
    ):
        Connection.objects.create(
            authority=world.authority, pupil=world.ailsa, person=world.people[person], kind=kind,
            from_on=world.today - timedelta(days=90),
        )  # fmt: skip


@pytest.fixture(scope="session")
def told_again(django_db_setup, django_db_blocker) -> Callable[[], World]:
    """Make the world once, and keep what puts the same rows back: many rows to a statement."""
    made: list[Model] = []

    def keep(instance: Model, **_: object) -> None:
        made.append(instance)

    with django_db_blocker.unblock(), transaction.atomic():
        post_save.connect(keep, weak=False)
        world = make_world()
        post_save.disconnect(keep)
        transaction.set_rollback(True)
    with django_db_blocker.unblock(), transaction.atomic():
        statements = _statements_for(made)
        transaction.set_rollback(True)

    def again() -> World:
        with connection.cursor() as cursor:
            for sql, values in statements:
                cursor.execute(sql, values)
        return deepcopy(world)

    return again


def _statements_for(rows: list[Model]) -> list[tuple[str, tuple]]:
    kept = []

    def keep(execute, sql, values, many, context):
        kept.append((sql, tuple(values)))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(keep):
        for model in dict.fromkeys(type(row) for row in rows):
            model._base_manager.bulk_create(row for row in rows if type(row) is model)
    return [(sql, values) for sql, values in kept if sql.startswith("INSERT")]


@pytest.fixture
def world(db, told_again) -> World:
    """The cast on Monday 23 November 2026, before anything has happened."""
    return told_again()
