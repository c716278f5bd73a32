"""Whose names are looked for in a plan, and by whom."""

import pytest

from ettle.plans.selectors.other_children import other_children


@pytest.mark.parametrize("reader", ["laird", "baird", "singh", "okafor"])
def test_whoever_writes_at_work_has_the_names_of_the_childs_stage(world, reader):
    names = other_children(world.ailsa, by=world.actor(reader))

    assert "Finlay Docherty" in names
    assert "Ailsa Morrison" not in names
    assert "Callum Reid" not in names


@pytest.mark.parametrize(
    "reader", ["nobody", "mairi", "rory", "docherty", "ruth", "grant", "callum"]
)
def test_nobody_else_is_given_a_name(world, reader):
    assert other_children(world.ailsa, by=world.actor(reader)) == ()


def test_a_child_who_left_and_a_child_without_a_school_are_left_out(world):
    world.finlay.left_on = world.today
    world.finlay.save()

    assert "Finlay Docherty" not in other_children(world.ailsa, by=world.actor("laird"))

    world.ailsa.school = None
    assert other_children(world.ailsa, by=world.actor("okafor")) == ()


def test_one_query_however_many_children(world, django_assert_num_queries):
    laird = world.actor("laird")

    with django_assert_num_queries(1):
        other_children(world.ailsa, by=laird)
