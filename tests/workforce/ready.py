"""Rows that the tests of this room begin from: a card, a briefing, Ruth with Ailsa."""

from dataclasses import replace
from datetime import date, time

from ettle.access import Actor
from ettle.documents.models import IssuedDocument
from ettle.plans.models import Plan, SupportCard
from ettle.workforce import services
from ettle.workforce.models import Clearance, Deployment
from tests.world import MONDAY, World, moment

TUESDAY = date(2026, 11, 24)
NEXT_MONDAY = date(2026, 11, 30)
CLEARED = ("pvg", "hour_1")
BRIEFED = (*CLEARED, "briefing", "girfec", "privacy", "communication")


def hold(world: World, who: str, *topics: str, on: date = date(2026, 8, 17)) -> None:
    """Let a member of staff hold briefings and clearances."""
    person = getattr(world, who)
    for topic in topics:
        Clearance.objects.create(
            authority=world.authority, person=person, topic=topic, held_on=on,
            recorded_at=moment(on),
        )  # fmt: skip


def card_of(world: World, *, n: int = 1, words: str = "The window seat", child: str = "ailsa"):
    """Issue a version of a child's support card."""
    pupil = world.pupils[child]
    plan, _ = Plan.objects.get_or_create(
        pupil=pupil, defaults={"authority": world.authority, "made_at": moment(MONDAY)}
    )
    document = IssuedDocument.objects.create(
        authority=world.authority, printing="support_card", printing_version=1, context={},
        title=pupil.first_name, language="en-GB", html=b"", pdf=b"%PDF-1.7", docx=b"", text=b"",
        hashes={}, issued_on=MONDAY, issued_at=moment(MONDAY),
    )  # fmt: skip
    content = {
        "known_as": pupil.first_name, "school": "Marra Glen", "serial": "a", "n": n,
        "matters": [{"words": words, "entry": "entry0000001", "audience": "everyone"}],
        **{name: [] for name in ("talking", "helps", "signs", "must", "working_on", "ask")},
        "confirmed_on": MONDAY.isoformat(), "expires_on": "2027-05-23",
    }  # fmt: skip
    return SupportCard.objects.create(
        authority=world.authority, plan=plan, n=n, content=content, document=document,
        confirmed_on=MONDAY, expires_on=date(2027, 5, 23), issued_at=moment(MONDAY, 9, n),
    )  # fmt: skip


def planned(
    world: World,
    *,
    who: str = "ruth",
    child: str = "ailsa",
    by: str = "baird",
    from_on: date = NEXT_MONDAY,
    starts_at: time = time(9),
    ends_at: time = time(12),
    **more,
) -> Deployment:
    """Plan an assistant with a child: Ruth with Ailsa from Monday, unless said."""
    return services.plan_deployment(
        by=world.actor(by), pupil=world.pupils[child], person=getattr(world, who),
        from_on=from_on, starts_at=starts_at, ends_at=ends_at, **more,
    )  # fmt: skip


def confirmed(world: World, **more) -> Deployment:
    """Plan and confirm: Ruth with Ailsa, cleared and briefed for hour 1."""
    who = more.get("who", "ruth")
    if not Clearance.objects.filter(person=getattr(world, who), topic="pvg").exists():
        hold(world, who, *CLEARED)
    return services.confirm_deployment(
        by=world.actor(more.get("by", "baird")), deployment=planned(world, **more)
    )


def at(world: World, who: str, day: date, hour: int = 10, minute: int = 0) -> Actor:
    """Give one of the cast at a time of day, as they sign in."""
    return replace(world.actor(who, on=day), at=moment(day, hour, minute))
