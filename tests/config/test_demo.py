"""The demonstration's world: the same twice, at every stage, on any school day."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Model

from ettle.access import Actor
from ettle.cases.models import CspRequest, Proposal, StatutoryClock
from ettle.config import cast
from ettle.config.demo import STAGES
from ettle.config.demo.building import build
from ettle.config.demo.keeping import KEPT
from ettle.config.demo.world import actor_for, build_start, moment
from ettle.plans.models import CoordinatedSupportPlan, EntryVersion, Plan
from ettle.plans.selectors.own_editions import child_edition, family_edition
from ettle.workforce.models import CardReading

# Salted or keyed by a row's key, so different each time, and nobody reads them.
NOT_COMPARED = {
    "password", "mac", "digest", "previous", "pupil_id", "account_id", "person_id",
    "checked_by_account_id", "made_by_account_id", "first_id", "last_id",
}  # fmt: skip
OURS = {"audit", "outbox", "documents", "people", "voice", "plans", "cases", "workforce"}


class Undone(Exception):
    """Takes a built world away again."""


@pytest.mark.django_db
def test_the_world_is_the_same_when_it_is_built_twice() -> None:
    first = contents_built("plan")

    second = contents_built("plan")

    assert first == second


def contents_built(stage: str) -> list[tuple[str, ...]]:
    """Give every row of a built world, without keys, which a database never gives twice."""
    contents: list[tuple[str, ...]] = []
    try:
        with transaction.atomic():
            build(stage, cast.DEFAULT_DAY)
            for model in apps.get_models():
                if model._meta.app_label in OURS:
                    contents += rows_of(model)
            raise Undone
    except Undone:
        return contents


def rows_of(model: type[Model]) -> list[tuple[str, ...]]:
    names = [
        field.attname
        for field in model._meta.fields
        if not (field.primary_key or field.is_relation) and field.name not in NOT_COMPARED
    ]
    rows = model.objects.order_by("pk").values_list(*names)
    return [(model._meta.label, *map(as_text, row)) for row in rows]


def as_text(value: object) -> str:
    if isinstance(value, memoryview | bytes):
        return bytes(value).hex()
    return re.sub(r"^'(\w+):\d+'$", r"\1:key", repr(value))  # a row without a ref is named by key


@pytest.mark.django_db
@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_has_what_had_happened_by_then_and_no_more(stage: str) -> None:
    build(stage, cast.DEFAULT_DAY)

    happened = [
        CspRequest.objects.exists(),
        Proposal.objects.filter(sent_on__isnull=False).exists(),
        CoordinatedSupportPlan.objects.exists(),
        CardReading.objects.exists(),
    ]
    assert (
        happened
        == {
            "start": [False, False, False, False],
            "request": [True, False, False, False],
            "proposal": [True, True, False, False],
            "agencies-late": [True, True, False, False],
            "plan": [True, True, True, False],
            "ready": [True, True, True, True],
        }[stage]
    )
    if stage == "ready":
        two_children_have_whole_plans()
        callums_father_does_not_read_what_is_kept_from_him()


def two_children_have_whole_plans() -> None:
    """Sixty parts each over three years, two reviews, one disagreement."""
    for child in (cast.AILSA, cast.CALLUM):
        plan = Plan.objects.get(pupil__roll_id=child.roll_id)
        versions = EntryVersion.objects.filter(entry__plan=plan)
        held = plan.meetings.filter(held_on__isnull=False)
        first = versions.order_by("written_at")[0].written_at.date()
        assert plan.entries.count() >= 60
        assert (cast.DEFAULT_DAY - first).days >= 3 * 365
        assert held.count() == 2
        assert held.exclude(disagreement="").count() == 1
        assert held.filter(minute__isnull=False).count() == 2
        assert set(held.values_list("closed__obligation", flat=True)) == {"iep", "childs_plan"}


def callums_father_does_not_read_what_is_kept_from_him() -> None:
    """What Callum keeps is in his own edition and his mother's, and not in his father's."""
    pupil = Plan.objects.get(pupil__roll_id=cast.CALLUM.roll_id).pupil
    mother = pupil.parentages.get(person__given_name="Karen").person
    lead = actor_of(cast.NOBODY)

    his = repr(family_edition(pupil, by=actor_of(cast.STUART)))
    hers = repr(family_edition(pupil, by=lead, for_parent=mother))

    assert not [words for words in KEPT if words in his]
    assert KEPT[0] in hers
    assert KEPT[0] in repr(child_edition(pupil, by=actor_of(cast.CALLUM)))


def actor_of(one: cast.CastAdult | cast.CastPupil) -> Actor:
    account = apps.get_model("people.Account").objects.get(email=one.email)
    return actor_for(account, at=moment(cast.DEFAULT_DAY, 10), today=cast.DEFAULT_DAY)


@pytest.mark.django_db
def test_when_agencies_are_late_the_nhs_has_passed_its_ten_weeks() -> None:
    build("agencies-late", cast.DEFAULT_DAY)

    clock = StatutoryClock.objects.get(rule="C10")

    assert clock.stopped_on is None
    assert clock.due_on < cast.DEFAULT_DAY


@pytest.mark.django_db
def test_ailsa_is_in_p5_and_nine_whatever_the_day() -> None:
    scene = build_start(date(2028, 5, 18))

    ailsa = scene.pupil(cast.AILSA)

    assert (ailsa.stage, ailsa.birth_date) == ("P5", date(2018, 5, 3))


def test_a_day_that_is_no_school_day_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(CommandError) as refused:
        call_command("demo", today="2026-12-25")

    assert str(refused.value) == (
        "Friday 25 December 2026 is not a school day in Glenmarra. The nearest one is"
        " Tuesday 22 December 2026: --today 2026-12-22"
    )


@pytest.mark.parametrize("typed", ["tomorrow", "2026-02-30", ""])
def test_a_day_that_is_no_day_is_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(CommandError, match="is not a day. Write it like 2026-11-23."):
        call_command("demo", today=typed)
