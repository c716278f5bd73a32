"""Versions of a plan on the school's and the family's pages."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from ettle.plans import services
from tests.plans import ailsa
from tests.plans.ailsa import SLT
from tests.world import ALIASES

STRANGERS = ("nobody", "rory", "docherty", "grant", "callum", "ruth")
READERS = ("laird", "baird", "kerr", "singh", "okafor", "wojcik")


@pytest.fixture
def changed(world):
    """Ailsa's plan, issued, and one support made weekly the day after."""
    made = ailsa.write_all(world)
    entry = made.entries["practice"]
    services.revise_entry(
        by=world.actor("laird"), entry=entry, expected_version=1,
        detail={"how_often": "Fortnightly", "persons": [SLT]},
    )  # fmt: skip
    services.freeze_version(by=world.actor("okafor"), plan=made.plan)
    entry.refresh_from_db()
    services.revise_entry(
        by=world.actor("laird", on=world.today + timedelta(days=0), hour=15), entry=entry,
        expected_version=2, detail={"how_often": "Weekly", "persons": [SLT]},
    )  # fmt: skip
    return made


@pytest.fixture
def signed_in(client, world, settings_of_today):
    def as_(name: str):
        client.force_login(
            world.accounts[ALIASES.get(name, name)], backend=settings.AUTHENTICATION_BACKENDS[-1]
        )
        return client

    return as_


@pytest.fixture
def settings_of_today(settings, world):
    """The pages are read the day after, so that everything has happened."""
    settings.DEMONSTRATION_TODAY = (world.today + timedelta(days=1)).isoformat()


def address(name, world, *more):
    return reverse(f"school:{name}", args=[world.ailsa.ref, *more])


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("who", READERS)
def test_each_who_reads_the_plan_at_work_reads_its_versions(world, changed, signed_in, who):
    visitor = signed_in(who)

    assert "Version 1, frozen" in text(visitor.get(address("versions", world)))
    assert visitor.get(address("version", world, "v1")).status_code == 200
    assert visitor.get(address("compare", world) + "?before=v1&after=now").status_code == 200


@pytest.mark.parametrize("who", STRANGERS)
def test_to_a_stranger_there_are_no_versions(world, changed, signed_in, who):
    visitor = signed_in(who)

    for path in (
        address("versions", world),
        address("version", world, "v1"),
        address("compare", world) + "?before=v1",
        reverse("family:changes", args=[world.ailsa.ref]),
    ):
        assert visitor.get(path).status_code == 404


def test_what_changed_is_said_in_plain_words(world, changed, signed_in):
    said = text(signed_in("laird").get(address("compare", world) + "?before=v1&after=now"))

    assert "in small steps now weekly, was fortnightly." in said
    assert "1 changed." in said


def test_a_day_is_asked_for_and_one_to_come_is_refused_with_what_was_typed(
    world, changed, signed_in
):
    visitor = signed_in("laird")
    path = address("versions", world)

    good = visitor.get(path, {"day_day": "23", "day_month": "11", "day_year": "2026"})
    late = visitor.get(path, {"day_day": "1", "day_month": "1", "day_year": "2031"})

    assert good.headers["Location"] == address("version", world, "2026-11-23")
    assert late.status_code == 422
    assert "still to come" in text(late)
    assert 'value="2031"' in text(late)


@pytest.mark.parametrize("asked", ["?before=v9", "?before=&after=now", "", "?before=2031-01-01"])
def test_a_comparison_with_no_moment_leads_back_to_the_versions(world, changed, signed_in, asked):
    response = signed_in("laird").get(address("compare", world) + asked)

    assert response.headers["Location"] == address("versions", world)


@pytest.mark.parametrize("moment", ["v9", "2031-01-01", "then"])
def test_a_moment_that_is_none_is_not_found(world, changed, signed_in, moment):
    assert signed_in("laird").get(address("version", world, moment)).status_code == 404


def test_a_mother_reads_what_changed_in_her_own_words(world, changed, signed_in):
    path = reverse("family:changes", args=[world.ailsa.ref])

    said = text(signed_in("mairi").get(path))

    assert "What changed in Ailsa’s plan" in said
    assert "Since as it stood" in said or "Since" in said
    assert signed_in("mairi").get(path + "?since=2026-11-23").status_code == 200
    assert signed_in("mairi").get(path + "?since=v1").status_code == 200


def test_a_family_without_a_plan_is_told_what_will_be_here(world, signed_in):
    said = text(signed_in("mairi").get(reverse("family:changes", args=[world.ailsa.ref])))

    assert "There is no plan yet" in said
