"""Measures of success: what they count, and that nobody else is told."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from ettle.plans import services
from ettle.plans.measuring.counting import session_began_on
from ettle.plans.selectors.success import measures_across, measures_at, measures_for
from tests.plans.ailsa import issue
from tests.plans.test_versions import queries
from tests.world import ALIASES

STRANGERS = ("nobody", "rory", "docherty", "grant", "callum", "ruth", "mairi")
AGAIN = "One step at a time, on my now-and-next board."


@pytest.fixture
def signed_in(client, world):
    def as_(name: str):
        client.force_login(
            world.accounts[ALIASES.get(name, name)], backend=settings.AUTHENTICATION_BACKENDS[-1]
        )
        return client

    return as_


def test_a_part_typed_twice_and_a_fact_of_the_roll_are_found(world, written):
    laird = world.actor("laird")
    before = measures_for(world.ailsa, by=laird).all.retyped
    written.write("again", "strategy", f"{AGAIN} In class too.")
    written.write("roll", "strategy", "Ring Mairi Morrison on 01632 960 400.")

    found = measures_for(world.ailsa, by=laird)

    assert found.all.retyped == before + 3
    assert [one.again for one in found.repeats][-2:] == ["a name in full", "a telephone number"]


def test_what_was_taken_over_is_copied_and_not_typed(world, written):
    before = measures_for(world.ailsa, by=world.actor("laird")).all
    written.write(
        "copied", "strategy", AGAIN, source_kind="agency_answer", source_ref="answer1",
        author_label="Dr Sinclair",
    )  # fmt: skip

    after = measures_for(world.ailsa, by=world.actor("laird")).all

    assert (after.retyped, after.typed) == (before.retyped, before.typed)


def test_the_oldest_part_is_the_one_confirmed_longest_ago(world, written):
    later = world.actor("laird", on=world.today + timedelta(days=40))
    living = list(written.plan.entries.exclude(pk=written.entries["factor"].pk))
    services.confirm_entries(by=later, entries=living)

    found = measures_for(world.ailsa, by=later)

    assert found.all.oldest_days == 40
    assert found.oldest.startswith("A speech sound disorder")
    assert found.oldest_on == world.today


def test_forms_and_documents_are_counted_in_the_session_they_fall_in(world, written):
    issue(written)
    found = measures_for(world.ailsa, by=world.actor("laird")).all
    next_session = world.actor("laird", on=world.today.replace(year=2027))

    assert found.issued == 1
    assert found.typed > 10
    assert measures_for(world.ailsa, by=next_session).all.typed == 0
    assert session_began_on(world.today).isoformat() == "2026-08-01"


def test_each_printing_says_how_long_it_takes_to_read(world, written):
    services.issue_support_card(by=world.actor("laird"), plan=written.plan)

    reading = measures_for(world.ailsa, by=world.actor("laird")).reading

    assert reading[0].name == "Support card"
    assert len(reading) > 3
    assert all(each.minutes > 0 for each in reading)


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_and_families_are_told_no_measure(world, written, who):
    by = world.actor(who)

    assert measures_for(world.ailsa, by=by) is None
    assert measures_at(world.marra_glen, by=by) is None
    assert measures_across(by=by) is None


def test_a_school_with_fewer_than_five_plans_has_no_figures_across_the_council(world, written):
    by = world.actor("okafor")

    [line] = measures_across(by=by)

    assert (line.plans, line.typed, line.issued) == (1, None, None)


def test_a_school_is_measured_in_as_many_queries_with_more_parts(world, written):
    laird = world.actor("laird")
    before = queries(lambda: measures_at(world.marra_glen, by=laird))
    for number in range(12):
        written.write(f"more{number}", "strategy", f"Strategy {number}.")
    services.open_plan(by=laird, pupil=world.finlay)

    assert queries(lambda: measures_at(world.marra_glen, by=laird)) == before


def test_the_pages_show_each_measure_with_what_it_counts(world, written, signed_in):
    visitor = signed_in("laird")

    child = visitor.get(reverse("school:measures", args=[world.ailsa.ref])).content.decode()
    school = visitor.get(reverse("school:school_measures")).content.decode()

    assert "Facts typed twice" in child
    assert "What this counts" in child
    assert "<svg" in child
    assert "Ailsa Morrison" in school


def test_an_officer_opens_the_schools_and_one_of_them(world, written, signed_in):
    visitor = signed_in("okafor")

    across = visitor.get(reverse("authority:measures")).content.decode()
    one = visitor.get(reverse("authority:measures_at", args=[world.marra_glen.ref]))

    assert "Fewer than 5 plans: not shown" in across
    assert one.status_code == 200


@pytest.mark.parametrize("who", STRANGERS)
def test_to_a_stranger_the_pages_are_not_there(world, written, signed_in, who):
    visitor = signed_in(who)
    led = 200 if who == "nobody" else 404

    assert visitor.get(reverse("school:measures", args=[world.ailsa.ref])).status_code == 404
    assert visitor.get(reverse("authority:measures")).status_code == 404
    measured = reverse("authority:measures_at", args=[world.marra_glen.ref])
    assert visitor.get(measured).status_code == 404
    assert visitor.get(reverse("school:school_measures")).status_code == led
