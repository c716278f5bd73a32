"""Home and host: who is told which council answers, and what a move in the middle leaves open."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from ettle.documents.write import write
from ettle.people.models import Authority, Placement
from ettle.plans import services
from ettle.plans.models import Meeting, ProposedChange, StatutoryReview
from ettle.plans.placed import who_answers
from ettle.plans.selectors.home_and_host import home_and_host
from ettle.plans.selectors.printing import draft_printing
from tests.plans.ailsa import issue
from tests.world import ALIASES, moment

TOLD = ("laird", "baird", "okafor", "wojcik", "mairi")
NOT_TOLD = ("singh", "ruth", "nobody", "rory", "docherty", "grant", "callum", "morag")


@pytest.fixture
def placed(world, written):
    """Ailsa, for whom Strathinver answers, placed in Glenmarra."""
    other = Authority.objects.create(code="998", name="Strathinver Council", is_invented=True)
    return Placement.objects.create(
        authority=world.authority, pupil=world.ailsa, home=other, host=world.authority
    )


@pytest.mark.parametrize("who", TOLD)
def test_those_who_plan_and_the_family_are_told_which_council_answers(world, placed, who):
    told = home_and_host(world.ailsa, by=world.actor(who))

    assert told.answers.startswith("Strathinver Council (invented) answers for Ailsa’s education")
    assert "Officers of Strathinver Council (invented) do not" in told.reads
    assert "section 29(3A)" in told.turns_on
    assert "placing request" in told.turns_on


@pytest.mark.parametrize("who", NOT_TOLD)
def test_nobody_else_is_told_where_else_a_child_belongs(world, placed, who):
    assert home_and_host(world.ailsa, by=world.actor(who)) is None


@pytest.mark.parametrize("who", TOLD)
def test_of_a_child_at_home_nothing_is_said(world, written, who):
    assert home_and_host(world.ailsa, by=world.actor(who)) is None
    assert who_answers(world.ailsa) == ""


def test_an_officer_of_the_other_council_reads_nothing_here(world, placed):
    other = replace(world.actor("okafor"), authority_id=placed.home_id)

    assert home_and_host(world.ailsa, by=other) is None


def test_a_move_in_the_middle_of_a_review_loses_nothing_and_says_what_is_open(world, written):
    csp = issue(written)
    laird = world.actor("laird")
    StatutoryReview.objects.create(
        authority=world.authority, csp=csp, ground="annual", begun_on=world.today,
        begun_by=world.ms_okafor, begun_at=moment(world.today),
    )  # fmt: skip
    Meeting.objects.create(
        authority=world.authority, plan=written.plan, planned_on=world.today + timedelta(days=20),
        arranged_by=world.ms_laird, arranged_label="Ms Laird", arranged_at=moment(world.today),
    )  # fmt: skip
    services.propose_change(
        by=laird, entry=written.entries["objective"], text="By August 2027 Ailsa asks for help.",
        reason="She is nearly there.",
    )  # fmt: skip
    before = written.plan.entries.count(), ProposedChange.objects.count()
    world.ailsa.left_on, world.ailsa.went_to = world.today, "Strathinver Council"
    world.ailsa.save()

    told = home_and_host(world.ailsa, by=world.actor("okafor"))

    assert "left the roll of Glenmarra Council (invented)" in told.moved
    assert "for Strathinver Council. Nothing has been stopped by itself" in told.moved
    assert [words.partition(" ")[0] for words in told.open] == ["The", "The", "1"]
    assert (written.plan.entries.count(), ProposedChange.objects.count()) == before
    assert home_and_host(world.ailsa, by=world.actor("mairi")).open == ()


def test_a_printing_says_on_its_face_who_answers(world, placed):
    laird = world.actor("laird")

    said = write(draft_printing(world.ailsa, "iep", by=laird), as_="text").decode()

    assert "Council that answers" in said
    assert "Strathinver Council (invented), which placed Ailsa in Glenmarra" in said


def test_the_plans_page_says_it(world, placed, client):
    account = world.accounts["ms_laird"]
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])

    shown = client.get(reverse("school:pupil", args=[world.ailsa.ref])).content.decode()

    assert "Which council answers" in shown


def test_the_familys_plan_says_in_a_line_which_council_answers_and_only_where_a_child_is_placed(
    client, world, written, placed
):
    client.force_login(world.accounts["mairi"], backend=settings.AUTHENTICATION_BACKENDS[-1])
    page = client.get(reverse("family:plan", args=[world.ailsa.ref])).content.decode()

    placed.delete()

    line = "<strong>Which council answers.</strong> Strathinver Council (invented) answers for"
    assert line in page
    assert line not in client.get(reverse("family:plan", args=[world.ailsa.ref])).content.decode()


@pytest.mark.parametrize("who", ["nobody", "docherty", "rory"])
def test_a_stranger_is_told_nothing_at_the_familys_door(client, world, placed, who):
    account = world.accounts[ALIASES.get(who, who)]
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])

    assert client.get(reverse("family:plan", args=[world.ailsa.ref])).status_code == 404
