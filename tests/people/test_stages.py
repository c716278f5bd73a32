"""An authority's stages: ready or changed, sound before they hold, and never changed after."""

from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ettle.access import Refused, StaleEdit, Trouble
from ettle.people import selectors, stage_models
from ettle.people.models import Stage, StageScheme
from ettle.people.services import stages as services
from ettle.people.stage_models import ready_model, ready_models
from ettle.people.staging import StageGiven, faults_of, faults_of_stage, rungs_covered

AUGUST = date(2023, 8, 16)
STRANGERS = ("nobody", "laird", "baird", "singh", "ruth", "mairi", "grant", "wojcik", "callum")


def given_of(stage: Stage, **changes) -> StageGiven:
    facts = {name: getattr(stage, name) for name in StageGiven.__dataclass_fields__}
    lists = {name: tuple(value) for name, value in facts.items() if isinstance(value, list)}
    return replace(StageGiven(**facts | lists), **changes)


def taken(world, key="west_lothian") -> StageScheme:
    okafor = world.actor("okafor")
    return services.take_ready_model(by=okafor, authority=world.authority, key=key)


def in_force(world, key="west_lothian", live_from=AUGUST) -> StageScheme:
    scheme = taken(world, key)
    return services.put_stages_in_force(
        by=world.actor("okafor"), scheme=scheme, expected_version=1, live_from=live_from
    )


@pytest.mark.parametrize("model", ready_models(), ids=lambda model: model.key)
def test_every_ready_model_is_sound_as_it_comes(model):
    assert faults_of(model.stages) == []


@pytest.mark.parametrize("model", ready_models(), ids=lambda model: model.key)
def test_every_ready_model_says_where_it_was_read_and_what_was_not_told(model):
    assert model.source and model.source_url.startswith("http") and model.tag and model.year
    assert model.gaps
    assert set(model.document_names) <= set(stage_models.DOCUMENTS)


def test_models_of_three_four_and_five_levels_are_ready():
    assert {model.levels for model in ready_models()} == {3, 4, 5}
    assert len(ready_models()) >= 9


def test_ms_okafor_takes_a_ready_model_and_nothing_is_in_force_yet(world):
    scheme = taken(world)

    assert [stage.name for stage in scheme.stages.all()] == [
        "Universal",
        "Additional",
        "Enhanced",
        "Intensive",
    ]
    assert (
        selectors.stages_in_force(by=world.actor("laird"), authority_id=world.authority.pk) is None
    )


def test_stages_hold_from_their_day_and_not_before(world):
    scheme = in_force(world, live_from=world.today)
    laird = world.actor("laird")

    now = selectors.stages_in_force(by=laird, authority_id=world.authority.pk)
    before = selectors.stages_in_force(
        by=laird, authority_id=world.authority.pk, on=world.today - timedelta(days=1)
    )

    assert (now, before) == (scheme, None)


def test_two_sets_are_not_written_at_once(world):
    taken(world)

    with pytest.raises(Trouble, match="being written already"):
        taken(world, "fife")


def test_a_ready_model_that_is_not_there_is_refused_in_words(world):
    with pytest.raises(Trouble, match="no such ready model"):
        taken(world, "no_such_council")


def test_a_change_begins_as_what_stands_and_remembers_what_each_stage_was(world):
    now = in_force(world)

    draft = services.begin_change(by=world.actor("okafor"), authority=world.authority)

    was = list(now.stages.all())
    assert [stage.came_from for stage in draft.stages.all()] == was
    assert [stage.name for stage in draft.stages.all()] == [stage.name for stage in was]
    assert draft.document_names == now.document_names


def test_a_change_leaves_the_stages_in_force_as_they_were(world):
    now = in_force(world)
    okafor = world.actor("okafor")
    draft = services.begin_change(by=okafor, authority=world.authority)
    second = draft.stages.get(number=2)
    services.change_stage(
        by=okafor, stage=second, expected_version=1, given=given_of(second, name="Extra")
    )

    services.put_stages_in_force(by=okafor, scheme=draft, expected_version=1, live_from=world.today)

    assert now.stages.get(number=2).name == "Additional"
    held = selectors.stages_in_force(by=okafor, authority_id=world.authority.pk)
    assert held.stages.get(number=2).name == "Extra"


def test_stages_in_force_are_never_changed(world):
    now = in_force(world)
    first = now.stages.get(number=1)

    with pytest.raises(Trouble, match="finished these stages"):
        services.change_stage(
            by=world.actor("okafor"), stage=first, expected_version=1, given=given_of(first)
        )


def test_a_change_does_not_hold_from_before_the_stages_it_changes(world):
    in_force(world, live_from=date(2026, 8, 17))
    okafor = world.actor("okafor")
    draft = services.begin_change(by=okafor, authority=world.authority)

    with pytest.raises(Trouble, match="Monday 17 August 2026"):
        services.put_stages_in_force(
            by=okafor, scheme=draft, expected_version=1, live_from=date(2026, 8, 17)
        )


def test_two_officers_do_not_write_over_each_other(world):
    stage = taken(world).stages.get(number=1)
    okafor = world.actor("okafor")
    services.change_stage(
        by=okafor, stage=stage, expected_version=1, given=given_of(stage, name="For all")
    )

    with pytest.raises(StaleEdit) as stale:
        services.change_stage(
            by=okafor, stage=stage, expected_version=1, given=given_of(stage, name="Everyone")
        )

    assert stale.value.row.name == "For all"


def test_a_stage_taken_out_leaves_no_gap_in_the_numbers(world):
    scheme = taken(world)
    okafor = world.actor("okafor")

    services.take_out_stage(by=okafor, stage=scheme.stages.get(number=2), expected_version=1)

    assert [(each.number, each.name) for each in scheme.stages.all()] == [
        (1, "Universal"),
        (2, "Enhanced"),
        (3, "Intensive"),
    ]


def test_there_are_three_to_five_stages(world):
    scheme = taken(world, "aberdeen_city")
    okafor = world.actor("okafor")
    services.take_out_stage(by=okafor, stage=scheme.stages.get(number=3), expected_version=1)
    scheme.refresh_from_db()

    with pytest.raises(Trouble, match="There are 2 stages"):
        services.put_stages_in_force(
            by=okafor, scheme=scheme, expected_version=scheme.version, live_from=AUGUST
        )


def test_a_sixth_stage_is_refused(world):
    scheme = taken(world, "fife")
    last = scheme.stages.get(number=5)

    with pytest.raises(Trouble, match="There are 5 stages already"):
        services.add_stage(
            by=world.actor("okafor"), scheme=scheme, expected_version=1, given=given_of(last)
        )


def test_a_draft_thrown_away_is_gone_and_what_stands_stays(world):
    now = in_force(world)
    okafor = world.actor("okafor")
    draft = services.begin_change(by=okafor, authority=world.authority)

    services.throw_away_draft(by=okafor, scheme=draft, expected_version=1)

    assert list(StageScheme.objects.all()) == [now]


@pytest.mark.parametrize("who", STRANGERS)
def test_only_officers_of_the_council_set_its_stages(world, who):
    by = world.actor(who)

    with pytest.raises(Refused):
        services.take_ready_model(by=by, authority=world.authority, key="fife")


@pytest.mark.parametrize("who", STRANGERS)
def test_what_is_being_written_is_shown_to_nobody_but_officers(world, who):
    scheme = taken(world)
    by = world.actor(who)

    assert selectors.stages_being_written(by=by, authority=world.authority) is None
    assert selectors.stage_to_write(scheme.stages.first().ref, by=by) is None
    assert selectors.schemes_of(by=by, authority=world.authority) == []
    assert selectors.stage_setter(by=by) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"threshold_family": ""}, "threshold_family"),
        ({"threshold_staff": " "}, "threshold_staff"),
        ({"for_family": ""}, "for_family"),
        ({"review_weeks": 0}, "review_weeks"),
        ({"review_weeks": 53}, "review_weeks"),
        ({"neutral": "X"}, "neutral"),
        ({"movers": ()}, "movers"),
        ({"movers": ("parent",)}, "movers"),
        ({"documents_expected": ("passport",)}, "documents"),
    ],
)
def test_each_thing_missing_from_a_stage_is_named(changes, field):
    stage = ready_model("fife").stages[1]

    found = faults_of_stage(replace(stage, **changes), number=2)

    assert [fault.field for fault in found] == [field]
    assert all(fault.words.endswith(".") for fault in found)


def test_two_names_that_people_take_for_each_other_are_refused():
    stages = list(ready_model("fife").stages)
    stages[1] = replace(stages[1], name="stage-2")
    stages[2] = replace(stages[2], name="Stage 2")

    assert ["are alike" in fault.words for fault in faults_of(stages)] == [True]


def test_a_stage_is_not_below_the_one_before_it():
    stages = list(ready_model("education_scotland").stages)
    stages[3] = replace(stages[3], neutral="T1")

    assert [fault.field for fault in faults_of(stages)] == ["neutral"]


@given(st.sampled_from(ready_models()))
def test_the_stages_of_a_model_cover_every_rung_from_its_first_to_the_last(model):
    covered = rungs_covered(model.stages)

    rungs = {rung for _, stage_rungs in covered for rung in stage_rungs}
    scale = list(stage_models.NEUTRAL_NAMES)
    assert rungs == set(scale[scale.index(model.stages[0].neutral) :])
    assert all(stage_rungs for _, stage_rungs in covered)


def test_a_stage_keeps_every_fact_of_its_ready_model(world):
    scheme = taken(world, "fife")

    kept = [asdict(given_of(stage)) for stage in scheme.stages.all()]

    ready = [asdict(stage) for stage in ready_model("fife").stages]
    assert kept == [
        {key: value for key, value in each.items() if key != "number"} for each in ready
    ]
