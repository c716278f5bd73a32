"""Trusted sources stand beside the plan and the card, for the needs that a reader may know."""

import pytest

from ettle.people.services import connect
from ettle.plans.selectors.need_kinds import need_kinds_of, sources_beside
from tests.plans import ailsa


@pytest.fixture
def needing(world):
    made = ailsa.begin(world)
    connect(
        by=world.actor("baird"), pupil=world.ailsa, person=world.ruth, kind="support_assistant",
        from_on=world.today,
    )  # fmt: skip
    made.write("speech", "factor", "Speech is hard.", detail={"need_kind": "language"})
    made.write(
        "epilepsy", "barrier", "Absences.", detail={"need_kind": "epilepsy"}, audience="deliverers"
    )  # fmt: skip
    made.write(
        "family", "factor", "A hard year.", detail={"need_kind": "family"}, audience="school"
    )  # fmt: skip
    return made


@pytest.mark.parametrize(
    ("who", "kinds"),
    [
        ("laird", {"language", "epilepsy", "family"}),
        ("mairi", {"language"}),
        ("ruth", {"language", "epilepsy"}),
        ("nobody", set()),
        ("rory", set()),
        ("docherty", set()),
        ("grant", set()),
    ],
)
def test_each_reader_is_offered_sources_for_the_needs_they_may_know(needing, who, kinds):
    world = needing.world

    assert set(need_kinds_of(world.ailsa, by=world.actor(who))) == kinds
    assert (sources_beside(world.ailsa, by=world.actor(who)) is not None) == bool(kinds)


def test_a_family_is_offered_what_is_written_for_families(needing):
    world = needing.world

    offered = sources_beside(world.ailsa, by=world.actor("mairi"))

    assert {each.source.key for each in offered.own} == {"radld", "call-scotland"}
    assert all("families" in each.source.readers for each in (*offered.own, *offered.general))
