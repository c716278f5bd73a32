"""Who may open Ailsa's record, by each face of the same rule."""

import pytest

from ettle.people.access import may_read_pupil, readable_pupils, readers_of
from ettle.people.models import Pupil
from ettle.people.selectors import pupil_for

MAY = {"ms_okafor", "mairi", "mr_baird", "ms_kerr", "ms_laird", "mr_singh", "ms_wojcik"}


def test_the_people_around_ailsa_may_open_her_record_and_nobody_else(world) -> None:
    may = {name for name in world.accounts if pupil_for(world.ailsa.ref, by=world.actor(name))}

    assert may == MAY


@pytest.mark.parametrize("name", ["rory", "nobody", "mr_docherty", "ms_grant", "ruth", "callum"])
def test_a_stranger_gets_nothing_of_ailsas(world, name: str) -> None:
    assert pupil_for(world.ailsa.ref, by=world.actor(name)) is None


def test_the_query_gives_exactly_the_pupils_that_the_predicate_allows(world) -> None:
    for name in world.accounts:
        actor = world.actor(name)
        allowed = {pupil.pk for pupil in Pupil.objects.all() if may_read_pupil(actor, pupil)}

        assert set(readable_pupils(actor).values_list("pk", flat=True)) == allowed


def test_mairi_is_told_who_can_see_and_rory_is_not_among_them(world) -> None:
    readers = readers_of(world.ailsa, by=world.actor("mairi"))

    assert [reader.who for reader in readers] == [
        "Mairi Morrison",
        "Mr Singh",
        "Ms Wójcik",
        "Mr Baird",
        "Ms Kerr",
        "Ms Laird",
        "ASL officers",
    ]
