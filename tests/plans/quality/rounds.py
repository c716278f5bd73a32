"""Rounds of marking, done through the services, for tests that need one."""

from ettle.plans.models import QualityRound
from ettle.plans.quality import CRITERIA
from ettle.plans.selectors.quality import marking_for
from ettle.plans.services.quality import give_marks, open_round
from tests.world import World

KEYS = tuple(one.key for one in CRITERIA)
GOOD = dict.fromkeys(KEYS, 2)


def ref_of(world: World, name: str) -> str:
    """Give what the page calls one of the cast as a marker."""
    return getattr(world, name).ref


def begin(world: World, *, by: str = "kerr", markers=("baird", "okafor"), hour: int = 10):
    """Put Ailsa's plan before two markers."""
    refs = [ref_of(world, name) for name in markers]
    return open_round(by=world.actor(by, hour=hour), pupil=world.ailsa, markers=refs)


def marked(world: World, audit: QualityRound, name: str, hour: int = 12, **changed: int):
    """Give one marker's marks: good, but for those said."""
    by = world.actor(name, hour=hour)
    sheet = marking_for(audit, by=by)
    return give_marks(
        by=by,
        audit=audit,
        marks=GOOD | changed,
        words={key: f"{name} on {key}" for key in changed},
        expected_version=sheet.version,
    )


def both_marked(world: World, first: dict | None = None, second: dict | None = None, **facts):
    """Begin a round and give both sheets."""
    audit = begin(world, **facts)
    marked(world, audit, "baird", **(first or {}))
    marked(world, audit, "okafor", **(second or {}))
    audit.refresh_from_db()
    return audit


def settled(world: World, weak: dict[str, int], **facts):
    """Give a round in which both gave the same weak marks."""
    return both_marked(world, weak, weak, **facts)
