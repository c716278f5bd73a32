"""Three faces of one sentence: who may see a deployment, which ones, and who that is."""

import pytest

from ettle.workforce import access, selectors, services
from ettle.workforce.models import Deployment
from tests.workforce.ready import TUESDAY, card_of, confirmed, hold, planned

EVERYONE = [
    "mairi", "rory", "callum", "eilidh", "ruth", "morag", "baird", "kerr", "laird", "singh",
    "okafor", "wojcik", "grant", "nobody", "docherty",
]  # fmt: skip


@pytest.fixture
def rows(world):
    card_of(world)
    card_of(world, child="finlay")
    return [
        confirmed(world, from_on=world.today),
        planned(world, from_on=TUESDAY),
        confirmed(world, who="morag", child="finlay", from_on=world.today),
    ]


@pytest.mark.parametrize("who", EVERYONE)
def test_the_list_is_exactly_what_the_sentence_allows(world, rows, who):
    by = world.actor(who)

    allowed = {row.pk for row in rows if access.may_read_deployment(by, row)}

    assert set(access.readable_deployments(by).values_list("pk", flat=True)) == allowed


@pytest.mark.parametrize(
    ("who", "count"),
    [("baird", 3), ("kerr", 3), ("laird", 3), ("ruth", 1), ("morag", 1), ("nobody", 0),
     ("singh", 0), ("rory", 0), ("mairi", 0), ("okafor", 0), ("grant", 0)],
)  # fmt: skip
def test_who_sees_how_many(world, rows, who, count):
    assert access.readable_deployments(world.actor(who)).count() == count


def test_who_can_see_it_names_those_who_may_and_nobody_else(world, rows):
    readers = access.readers_of_deployment(rows[0], by=world.actor("baird"))

    assert {reader.who for reader in readers} == {
        "Ruth Paterson", "Mr Baird", "Ms Kerr", "Ms Laird",
    }  # fmt: skip


def test_before_it_is_confirmed_the_assistant_is_no_reader(world, rows):
    readers = access.readers_of_deployment(rows[1], by=world.actor("baird"))

    assert "Ruth Paterson" not in {reader.who for reader in readers}


@pytest.mark.parametrize("who", ["singh", "ruth", "nobody", "okafor", "mairi", "rory"])
def test_the_board_is_empty_for_anyone_who_does_not_lead_the_school(world, rows, who):
    by = world.actor(who)

    assert selectors.board_for(world.marra_glen, world.today, by=by) == []
    assert selectors.assistants_of(world.marra_glen, by=by) == []
    assert selectors.children_to_support(world.marra_glen, by=by) == []
    assert selectors.deployment_for(rows[0].ref, by=by) is None


def test_morag_finds_nothing_of_ailsas(world, rows):
    morag = world.actor("morag")

    assert selectors.own_deployment_for(world.ailsa.ref, by=morag) is None
    assert selectors.own_deployment_for(rows[0].ref, by=morag) is None
    assert selectors.colleagues_for(world.ailsa, by=morag) == []
    assert [child.known_as for child in selectors.day_for(by=morag).children] == ["Finlay"]


def test_an_observation_is_read_by_those_who_teach_and_lead_and_by_its_writer(world, rows):
    hold(world, "ruth", "briefing")
    services.observe(by=world.actor("ruth"), pupil=world.ailsa, saw="went_well", words="Calm")

    readers = [
        who for who in EVERYONE if selectors.observations_for(world.ailsa, by=world.actor(who))
    ]

    assert readers == ["ruth", "baird", "kerr", "laird", "singh", "wojcik"]


def test_opening_a_deployment_is_written_down_with_its_page(world, rows):
    from ettle.audit.models import Event

    selectors.deployment_for(rows[0].ref, by=world.actor("baird"), page="deployment")
    selectors.deployment_for(rows[0].ref, by=world.actor("nobody"), page="deployment")

    event = Event.objects.get(verb="deployment.read")
    assert (event.person_id, event.pupil_id) == (world.baird.pk, world.ailsa.pk)
    assert Deployment.objects.count() == 3
