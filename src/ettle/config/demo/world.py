"""The invented world before anything has happened: places, people, accounts, clearances.

Everything goes in through the real services: the roll by the roll importer, from the
example file that is shipped.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ettle.access import Actor
from ettle.access.actor import system_actor
from ettle.config import cast
from ettle.config.demo_roll import calendar, roll_file
from ettle.exchange.long_work import bring_in_roll
from ettle.exchange.selectors import roll_preview
from ettle.exchange.services import hold_roll
from ettle.people.models import Account, Agency, Authority, Person, Pupil, School
from ettle.people.selectors import actor_for
from ettle.people.services import IdentityCheck, connect, open_account
from ettle.people.services.places import (
    add_agency,
    add_authority,
    add_school,
    load_calendar,
    load_reference,
)
from ettle.workforce.services import record_briefing

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The invented people as rows, and each of them as an actor on a day."""

    today: date
    authority: Authority
    primary: School
    secondary: School
    nhs: Agency

    def person(self, one: cast.CastAdult) -> Person:
        """Give one adult of the cast."""
        return Person.objects.get(authority=self.authority, roll_id=one.roll_id)

    def pupil(self, one: cast.CastPupil) -> Pupil:
        """Give one pupil of the cast."""
        return Pupil.objects.select_related("authority", "school").get(
            authority=self.authority, roll_id=one.roll_id
        )

    def actor(
        self, one: cast.CastAdult | cast.CastPupil, day: date, hour: int = 10, minute: int = 0
    ) -> Actor:
        """Give one of the cast as they act at a moment."""
        account = Account.objects.get(email=one.email)
        return actor_for(account, at=moment(day, hour, minute), today=day)

    def system(self, day: date, hour: int = 7) -> Actor:
        """Give whoever sets the world up."""
        return system_actor(
            "Set-up", at=moment(day, hour), today=day, authority_id=self.authority.pk
        )


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """Give an aware moment on a day in Scotland."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


def build_start(today: date) -> Scene:
    """Build the world as it is before the story: the cast exists, nothing has happened."""
    begun = today - timedelta(weeks=30)
    set_up = system_actor("Set-up", at=moment(begun, 7), today=begun)
    load_reference(by=set_up)
    authority = add_authority(
        by=set_up,
        code=cast.AUTHORITY_CODE,
        name=cast.AUTHORITY_NAME,
        is_invented=True,
        address="Education Services\nCouncil Offices\n1 High Street\nMarra\nZZ1 1AA",
        telephone="01632 960100",
    )
    primary, secondary = (
        add_school(
            by=set_up,
            authority=authority,
            seed_code=seed,
            school_type=kind,
            name=name,
            is_invented=True,
            telephone=telephone,
        )
        for seed, kind, name, telephone in (
            (cast.PRIMARY_SEED_CODE, "Primary", cast.PRIMARY_NAME, "01632 960200"),
            (cast.SECONDARY_SEED_CODE, "Secondary", cast.SECONDARY_NAME, "01632 960300"),
        )
    )
    nhs = add_agency(
        by=set_up,
        authority=authority,
        name=cast.HEALTH_BOARD_NAME,
        kind="health_board",
        is_invented=True,
    )
    load_calendar(by=set_up, spans=calendar())
    scene = Scene(today=today, authority=authority, primary=primary, secondary=secondary, nhs=nhs)
    bring_in_roll_of(scene, begun)
    _open_accounts(scene, begun)
    _connect_colleagues(scene, begun)
    _clear_assistants(scene, begun)
    return scene


def bring_in_roll_of(scene: Scene, day: date) -> None:
    """Bring in the council's roll of a day; after the first it changes nothing and is young."""
    by = scene.system(day)
    preview = roll_preview(by=by, authority=scene.authority, content=roll_file(scene.today))
    if preview.trouble or preview.rejections:
        raise RuntimeError(f"the example roll is rejected: {preview.trouble or preview.rejections}")
    bring_in_roll(by=by, row=hold_roll(by=by, preview=preview))


def _open_accounts(scene: Scene, begun: date) -> None:
    by = scene.system(begun)
    schools = {
        cast.PRIMARY_SEED_CODE: scene.primary,
        cast.SECONDARY_SEED_CODE: scene.secondary,
    }
    for one in cast.sign_in_list():
        is_pupil = isinstance(one, cast.CastPupil)
        open_account(
            by=by,
            email=one.email,
            role=one.role,
            pupil=scene.pupil(one) if isinstance(one, cast.CastPupil) else None,
            person=scene.person(one) if isinstance(one, cast.CastAdult) else None,
            school=None if is_pupil else schools.get(one.seed_code),
            check=IdentityCheck(on=begun, how="photograph"),
        )


def _connect_colleagues(scene: Scene, begun: date) -> None:
    connect(
        by=scene.system(begun),
        pupil=scene.pupil(cast.AILSA),
        person=scene.person(cast.MS_WOJCIK),
        kind="educational_psychologist",
        from_on=begun,
    )


def _clear_assistants(scene: Scene, begun: date) -> None:
    """Morag has what everyone needs; Ruth, who is new, has not yet had the briefing."""
    for one, topics in (
        (cast.MORAG, ("pvg", "hour_1", "briefing", "girfec", "privacy", "communication")),
        (cast.RUTH, ("pvg", "hour_1", "girfec", "privacy")),
    ):
        person = scene.person(one)
        first_day = max(begun, min(post.from_on for post in person.posts.all()))
        for topic in topics:
            record_briefing(
                by=scene.actor(cast.MR_BAIRD, first_day),
                person=person,
                school=scene.primary,
                topic=topic,
                held_on=first_day,
            )
