"""Stages in the tests' world: a model of four, in force since 2023, and Ailsa moved among them."""

from datetime import date

from ettle.people.models import Stage, StageScheme
from ettle.people.services import stages
from ettle.plans import services as plans
from ettle.plans.models import StageMove
from ettle.plans.services.staging import move_stage
from ettle.plans.stages.moves import Asked

AUGUST_2023 = date(2023, 8, 16)
SAID = Asked(words="She likes the small group.", on=date(2026, 9, 1))
NOT_ASKED = Asked(words="There was no time: she came to us that morning.")


def stages_in_force(world, key="west_lothian", live_from=AUGUST_2023) -> StageScheme:
    """Set the council's stages from a ready model."""
    okafor = world.actor("okafor")
    scheme = stages.take_ready_model(by=okafor, authority=world.authority, key=key)
    return stages.put_stages_in_force(
        by=okafor, scheme=scheme, expected_version=1, live_from=live_from
    )


def stage(scheme: StageScheme, number: int) -> Stage:
    """Give one stage of a scheme."""
    return scheme.stages.get(number=number)


def moved(world, to_stage: Stage, on: date, *, who="laird", **facts) -> StageMove:
    """Move Ailsa, as Ms Laird unless said."""
    plan = plans.open_plan(by=world.actor("laird"), pupil=world.ailsa)
    given = {
        "reason": "Small steps with symbols in class were not enough.",
        "child": Asked(words="She likes the small group.", on=on),
        "parents": Asked(words="Her mother agrees.", on=on),
    }
    return move_stage(by=world.actor(who), plan=plan, to_stage=to_stage, on=on, **given | facts)
