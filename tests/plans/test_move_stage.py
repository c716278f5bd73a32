"""A child is moved between stages with the reason and the views, either way, and loses no right."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from ettle.access import Refused, StaleEdit, Trouble
from ettle.audit.selectors import events_about
from ettle.cases.services import receive_csp_request
from ettle.people.services import stages as people_stages
from ettle.plans import services as plans
from ettle.plans.models import StageMove
from ettle.plans.selectors import staging as selectors
from ettle.plans.services.staging import move_stage
from ettle.plans.stages.moves import Asked, least_intrusive, look_again_on, passed_over
from tests.people.test_stages import given_of
from tests.plans.staged import NOT_ASKED, moved, stage, stages_in_force
from tests.world import make_world

SEPTEMBER = date(2026, 9, 7)
STRANGERS = ("nobody", "rory", "docherty", "grant", "callum", "eilidh", "ruth", "morag")


@pytest.fixture
def scheme(world):
    return stages_in_force(world)


def test_ms_laird_moves_ailsa_and_says_why_and_what_was_said(world, scheme):
    move = moved(world, stage(scheme, 2), SEPTEMBER)

    kept = StageMove.objects.get()
    assert kept == move
    assert (kept.from_stage, kept.to_stage.name, kept.on) == (None, "Additional", SEPTEMBER)
    assert kept.moved_label.startswith("Ms Laird")
    told = events_about(world.ailsa.pk, by=world.actor("laird"), readings=False)
    assert ("stage.moved", {"to": "T2", "on": "2026-09-07"}) in [
        (event.verb, event.facts) for event in told
    ]


def test_a_child_moves_down_as_well_as_up(world, scheme):
    moved(world, stage(scheme, 3), SEPTEMBER)
    moved(world, stage(scheme, 2), SEPTEMBER + timedelta(weeks=6))

    path = selectors.stage_path(world.ailsa, by=world.actor("laird"))

    assert [(each.stage.number, each.up) for each in path.moves] == [(3, None), (2, False)]


def test_a_move_past_a_stage_is_recorded_and_least_intrusive_is_said(world, scheme):
    first = moved(world, stage(scheme, 1), SEPTEMBER)
    stages = list(scheme.stages.all())

    said = least_intrusive(passed_over(stages, first.to_stage, stages[2]))
    move = moved(world, stages[2], SEPTEMBER + timedelta(days=1))

    assert "goes past Additional" in said and "does not wait" in said
    assert move.to_stage == stages[2]


def test_a_stage_looked_at_and_kept_is_recorded_as_that(world, scheme):
    moved(world, stage(scheme, 2), SEPTEMBER)
    moved(world, stage(scheme, 2), SEPTEMBER + timedelta(weeks=10), reason="It is working.")

    path = selectors.stage_path(world.ailsa, by=world.actor("laird"))

    assert path.since == SEPTEMBER
    assert path.now.up is None and not path.now.is_first
    assert path.look_on == SEPTEMBER + timedelta(weeks=22)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"child": Asked(words="")}, "child_views"),
        ({"parents": Asked(words=" ")}, "parents_views"),
        ({"child": Asked(words="Yes", on=date(2026, 9, 8))}, "child_asked_on"),
        ({"parents": Asked(words="Yes", on=date(2026, 9, 8))}, "parents_asked_on"),
    ],
)
def test_what_a_move_needs_is_asked_for_at_its_place(world, scheme, facts, field):
    with pytest.raises(Trouble) as trouble:
        moved(world, stage(scheme, 2), SEPTEMBER, **facts)

    assert trouble.value.field == field


def test_an_urgent_move_says_why_nobody_was_asked_and_is_made(world, scheme):
    move = moved(
        world, stage(scheme, 3), SEPTEMBER, child=NOT_ASKED, parents=NOT_ASKED, is_urgent=True
    )

    assert move.is_urgent and move.child_asked_on is None
    assert move.child_views == NOT_ASKED.words


def test_a_move_is_not_recorded_before_its_day(world, scheme):
    with pytest.raises(Trouble, match="has not come yet") as trouble:
        moved(world, stage(scheme, 2), world.today + timedelta(days=1))

    assert trouble.value.field == "on"


def test_a_move_is_not_before_the_one_before_it(world, scheme):
    moved(world, stage(scheme, 2), SEPTEMBER)

    with pytest.raises(Trouble, match="before the last move, on Monday 7 September 2026"):
        moved(world, stage(scheme, 3), SEPTEMBER - timedelta(days=1))


def test_a_stage_that_was_not_the_councils_that_day_is_refused(world, scheme):
    okafor = world.actor("okafor")
    draft = people_stages.begin_change(by=okafor, authority=world.authority)
    people_stages.put_stages_in_force(
        by=okafor, scheme=draft, expected_version=1, live_from=date(2026, 11, 2)
    )

    with pytest.raises(Trouble, match="was not one of the council’s stages"):
        moved(world, stage(draft, 2), SEPTEMBER)


def test_before_the_council_had_stages_nobody_is_put_on_one(world, scheme):
    with pytest.raises(Trouble, match="had no stages in Ettle"):
        moved(world, stage(scheme, 2), date(2023, 8, 15))


def test_a_child_on_a_stage_stays_on_it_when_the_council_changes_its_stages(world, scheme):
    moved(world, stage(scheme, 2), SEPTEMBER)
    okafor = world.actor("okafor")
    draft = people_stages.begin_change(by=okafor, authority=world.authority)
    second = stage(draft, 2)
    people_stages.change_stage(
        by=okafor,
        stage=second,
        expected_version=1,
        given=given_of(second, name="Extra", review_weeks=4),
    )
    people_stages.put_stages_in_force(
        by=okafor, scheme=draft, expected_version=1, live_from=date(2026, 11, 2)
    )

    path = selectors.stage_path(world.ailsa, by=world.actor("laird"))

    assert path.now.stage.name == "Additional" and path.is_of_before
    assert path.look_on == SEPTEMBER + timedelta(weeks=12)
    assert [each.name for each in path.stages] == ["Universal", "Extra", "Enhanced", "Intensive"]


def test_two_people_do_not_move_a_child_over_each_others_heads(world, scheme):
    moved(world, stage(scheme, 2), SEPTEMBER)

    with pytest.raises(StaleEdit) as stale:
        moved(world, stage(scheme, 3), SEPTEMBER, who="baird", expected_moves=0)

    assert stale.value.row.to_stage.name == "Additional"


def test_the_class_teacher_moves_a_child_where_the_council_says_so(world, scheme):
    moved(world, stage(scheme, 1), SEPTEMBER, who="singh")

    with pytest.raises(Refused, match="ASN lead, depute headteacher, headteacher"):
        moved(world, stage(scheme, 2), SEPTEMBER, who="singh")


def test_whoever_may_not_move_a_child_up_does_not_take_support_away_either(world, scheme):
    moved(world, stage(scheme, 3), SEPTEMBER)

    with pytest.raises(Refused):
        moved(world, stage(scheme, 1), SEPTEMBER, who="singh")


@pytest.mark.parametrize("who", [*STRANGERS, "mairi", "wojcik"])
def test_nobody_else_moves_a_child(world, scheme, who):
    plan = plans.open_plan(by=world.actor("laird"), pupil=world.ailsa)

    with pytest.raises(Refused):
        move_stage(
            by=world.actor(who), plan=plan, to_stage=stage(scheme, 1), on=SEPTEMBER,
            reason="Because.", child=NOT_ASKED, parents=NOT_ASKED,
        )  # fmt: skip


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_read_nothing_of_where_ailsa_stands(world, scheme, who):
    moved(world, stage(scheme, 2), SEPTEMBER)
    by = world.actor(who)

    assert selectors.stage_path(world.ailsa, by=by) is None
    assert selectors.stage_path_for_family(world.ailsa, by=by) is None
    assert selectors.stages_open_to(world.ailsa, by=by) == []
    assert selectors.moves_counted(world.ailsa, by=by) == 0


def test_her_mother_reads_the_reason_and_none_of_what_anybody_said(world, scheme):
    moved(world, stage(scheme, 2), SEPTEMBER)

    path = selectors.stage_path_for_family(world.ailsa, by=world.actor("mairi"))

    assert path.now.reason == "Small steps with symbols in class were not enough."
    assert (path.now.child_views, path.now.parents_views) == ("", "")
    assert selectors.stage_path(world.ailsa, by=world.actor("mairi")) is None


@pytest.mark.parametrize("number", [1, 4])
def test_a_stage_never_keeps_a_family_from_asking_for_a_plan(world, scheme, number):
    moved(world, stage(scheme, number), SEPTEMBER)

    request = receive_csp_request(
        by=world.actor("okafor"), pupil=world.ailsa, received_on=world.today,
        asked_by="parent", asked_by_person=world.mairi, form="letter", reasons="She needs more.",
    )  # fmt: skip

    assert request.pk


def test_documents_that_the_stage_expects_are_there_or_not(world, scheme):
    moved(world, stage(scheme, 3), SEPTEMBER)

    path = selectors.stage_path(world.ailsa, by=world.actor("laird"))

    assert [(each.name, each.is_there, each.is_kept_here) for each in path.documents] == [
        ("Assessment of Wellbeing (Wellbeing assessment)", False, False),
        ("Child’s Planning Meeting outcome (Child’s Plan)", False, True),
    ]


def test_reading_is_recorded_when_a_page_asks(world, scheme):
    moved(world, stage(scheme, 2), SEPTEMBER)

    selectors.stage_path(world.ailsa, by=world.actor("laird"), page="stage")

    read = events_about(world.ailsa.pk, by=world.actor("okafor"), readings=True)
    assert [(event.verb, event.facts) for event in read] == [("plan.read", {"page": "stage"})]


def test_many_moves_are_read_in_as_many_questions_as_one(world, scheme):
    moved(world, stage(scheme, 1), SEPTEMBER)
    laird = world.actor("laird")
    with CaptureQueriesContext(connection) as one:
        selectors.stage_path(world.ailsa, by=laird)
    for week in range(1, 9):
        moved(world, stage(scheme, 1 + week % 4), SEPTEMBER + timedelta(weeks=week))

    with CaptureQueriesContext(connection) as many:
        selectors.stage_path(world.ailsa, by=laird)

    assert len(many) == len(one)


@settings(max_examples=settings().max_examples // 4)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 30)), min_size=1, max_size=6))
def test_a_path_is_in_order_and_is_looked_at_again_after_its_last_move(db, steps):
    with transaction.atomic():
        world = make_world()
        scheme = stages_in_force(world)
        on = date(2026, 1, 5)
        for number, days in steps:
            on += timedelta(days=days)
            moved(world, stage(scheme, number), on)

        path = selectors.stage_path(world.ailsa, by=world.actor("laird"))

        assert [each.stage.number for each in path.moves] == [number for number, _ in steps]
        assert [each.on for each in path.moves] == sorted(each.on for each in path.moves)
        assert path.look_on > path.now.on >= path.since
        transaction.set_rollback(True)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(2, 52))
def test_a_stage_is_looked_at_again_on_the_same_weekday(since, weeks):
    again = look_again_on(since, weeks)

    assert (again - since).days == weeks * 7
    assert again.weekday() == since.weekday()
