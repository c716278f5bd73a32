"""Ailsa's plan since the end of October, with Ruth put with her: for tests of what is given."""

from datetime import date, timedelta

from ettle.people.models import Connection
from ettle.plans import services
from tests.plans import ailsa
from tests.world import MONDAY, World

THURSDAY = MONDAY - timedelta(days=4)
WRITTEN = date(2026, 10, 26)


def planned_since_october(world: World) -> ailsa.AilsasPlan:
    """Write an objective with three supports, a target and a need, and put Ruth with Ailsa."""
    Connection.objects.create(
        authority=world.authority, pupil=world.ailsa, person=world.ruth, kind="support_assistant",
        from_on=WRITTEN,
    )  # fmt: skip
    made = ailsa.begin(world)
    laird = world.actor("laird", on=WRITTEN)
    made.write("need", "factor", "Talk in noise is hard to follow.", by=laird)
    made.write(
        "objective", "objective", "Ailsa asks for help with a symbol.", by=laird,
        detail={"needs": [made.entries["need"].ref]},
    )  # fmt: skip
    under = made.entries["objective"]
    for name, text, how_often, persons in (
        ("practice", "Practise the symbols.", "Every school day", [ailsa.ASSISTANT]),
        ("stories", "A story group.", "Twice a week", [ailsa.TEACHER]),
        ("therapy", "Speech and language therapy.", "Once a week", [ailsa.SLT]),
    ):
        made.write(
            name, "support", text, under=under, by=laird,
            detail={"how_often": how_often, "persons": persons},
        )  # fmt: skip
    made.write("target", "target", "Ailsa asks once a day.", under=under, by=laird)
    return made


def log(made: ailsa.AilsasPlan, name="practice", who="ruth", on=THURSDAY, outcome="given", **said):
    """Say that one of its supports was given, by somebody who may."""
    by = made.world.actor(who)
    return services.log_delivery(by=by, support=made.entries[name], on=on, outcome=outcome, **said)
