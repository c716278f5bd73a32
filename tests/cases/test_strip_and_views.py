"""The strip says who has said what they think, to those who may read it."""

from ettle.cases.selectors import strip_for
from ettle.cases.services import propose_csp, receive_csp_request
from ettle.voice.services import give_view, save_view, start_view
from tests.world import MONDAY


def steps_seen(world, name: str) -> list[str]:
    strip = strip_for(world.ailsa, by=world.actor(name))
    return [step.what for step in strip.steps] if strip else []


def test_mairis_views_are_a_step_done_for_her_and_the_officer_and_not_before(world) -> None:
    officer, mairi = world.actor("okafor"), world.actor("mairi")
    request = receive_csp_request(
        by=officer, pupil=world.ailsa, received_on=MONDAY, asked_by="parent",
        asked_by_person=world.mairi,
    )  # fmt: skip
    propose_csp(by=officer, request=request, reason="To find out.")
    view = start_view(by=mairi, pupil=world.ailsa, whose="parent")
    save_view(by=mairi, view=view, expected_version=None, answers={"hopes": "A friend."})
    told = "Mairi Morrison said what they think"
    before = told in steps_seen(world, "okafor")

    give_view(by=mairi, view=view)

    assert (before, told in steps_seen(world, "mairi"), told in steps_seen(world, "okafor")) == (
        False, True, True,
    )  # fmt: skip
    assert steps_seen(world, "rory") == steps_seen(world, "nobody") == []
