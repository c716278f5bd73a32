"""Quality across the council: of plans, never of people, and nothing of a few."""

from itertools import pairwise

import pytest
from django.urls import reverse

from ettle.access import Refused
from ettle.people.models import Pupil
from ettle.plans.models import Plan, QualityMark, QualityRound
from ettle.plans.selectors.quality_overview import quality_overview
from tests.plans.quality.rounds import KEYS
from tests.web.staff.doors import signed_in, words_of
from tests.world import moment


def kept_round(world, pupil, marks: dict, other: dict | None = None, *, hour: int = 10):
    """Keep one settled round: the settled mark is the first's."""
    plan, _ = Plan.objects.get_or_create(
        pupil=pupil, defaults={"authority": world.authority, "made_at": moment(world.today)}
    )
    first, second = dict.fromkeys(KEYS, 2) | marks, dict.fromkeys(KEYS, 2) | (other or marks)
    row = QualityRound.objects.create(
        authority=world.authority, plan=plan, opened_by=world.ms_okafor, first=world.ms_okafor,
        second=world.mr_baird, opened_on=world.today, opened_at=moment(world.today, hour),
        settled={key: {"mark": mark, "reason": ""} for key, mark in first.items()},
        settled_on=world.today,
    )  # fmt: skip
    for person, sheet in ((world.ms_okafor, first), (world.mr_baird, second)):
        QualityMark.objects.create(
            authority=world.authority, round=row, marker=person, marks=sheet,
            given_on=world.today, given_at=moment(world.today, hour),
        )  # fmt: skip
    return row


def pupils(world, count: int) -> list[Pupil]:
    """Give as many pupils of the council as are needed."""
    return [
        Pupil.objects.create(
            authority=world.authority, school=world.marra_glen, roll_id=f"Q{n}", stage="P4",
            given_name=f"Pupil{n}", family_name="Invented", birth_date=world.today,
        )
        for n in range(count)
    ]  # fmt: skip


def line_of(found, key: str):
    return next(one for one in found.criteria if one.criterion.key == key)


def test_shares_are_of_each_plans_newest_marks(world):
    five = pupils(world, 5)
    for one in five:
        kept_round(world, one, {"objectives": 0}, hour=9)
    for one in five[:3]:
        kept_round(world, one, {"objectives": 3}, hour=11)

    found = quality_overview(by=world.actor("okafor"))

    assert (found.plans, found.rounds) == (5, 8)
    assert line_of(found, "objectives").weak_share == 0.4
    assert line_of(found, "people").weak_share == 0.0
    assert (found.again, found.better) == (3, None)


def test_of_fewer_than_five_plans_nothing_is_told(world):
    for one in pupils(world, 4):
        kept_round(world, one, {"objectives": 0})

    found = quality_overview(by=world.actor("okafor"))
    page = signed_in(world, "okafor").get(reverse("authority:quality"))

    assert found.is_too_few
    assert {one.weak_share for one in found.criteria} == {None}
    assert {one.poor_share for one in found.periods} == {None}
    assert "Fewer than 5 plans: not shown" in words_of(page)
    assert (
        "<svg" not in page.content.decode().partition("ettle_main")[2].partition("ettle_table")[0]
    )


def test_agreement_is_counted_from_the_marks_that_were_given(world):
    for one in pupils(world, 5):
        kept_round(world, one, {"objectives": 0}, {"objectives": 2})

    found = quality_overview(by=world.actor("okafor"))

    objectives = line_of(found, "objectives").agreement
    assert (objectives.count, objectives.exact, objectives.within_one) == (5, 0, 0)
    assert found.agreement.exact_share == pytest.approx(13 / 14)


def test_the_page_draws_the_weakest_first_and_says_the_same_in_words(world):
    for n, one in enumerate(pupils(world, 6)):
        kept_round(world, one, {"objectives": 0, "people": 1 if n < 2 else 3})

    html = signed_in(world, "okafor").get(reverse("authority:quality")).content.decode()

    places = [html.index(words) for words in (
        "Objectives are about this child’s learning: 100% weak",
        "Somebody is named for everything: 33% weak",
        "The child is heard: 0% weak",
    )]  # fmt: skip
    assert all(before < after for before, after in pairwise(places))
    assert "style=" not in html.partition("<main")[2]
    assert "Pupil0" not in html and "Mr Baird" not in html


@pytest.mark.parametrize("name", ["nobody", "baird", "laird", "mairi", "ruth", "grant", "wojcik"])
def test_nobody_else_reads_across_schools(world, name):
    with pytest.raises(Refused):
        quality_overview(by=world.actor(name))
    assert signed_in(world, name).get(reverse("authority:quality")).status_code == 404


def test_as_many_queries_for_many_rounds(world, django_assert_num_queries):
    for one in pupils(world, 6):
        kept_round(world, one, {"objectives": 0})
    okafor = world.actor("okafor")

    with django_assert_num_queries(2):
        quality_overview(by=okafor)


def test_before_anything_is_marked_the_page_says_what_to_do(world):
    page = signed_in(world, "okafor").get(reverse("authority:quality"))

    assert "No plan has been marked and settled yet." in words_of(page)
