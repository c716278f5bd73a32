"""A plan as it stood, and what changed since, each read only by those who may."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ettle.access import Trouble
from ettle.audit.selectors import events_about
from ettle.plans import services
from ettle.plans.models import EntryVersion, PlanVersionEntry
from ettle.plans.selectors.versions import as_it_stood, compare_moments, last_shared, versions_of
from tests.plans.ailsa import SLT, issue

STRANGERS = ("nobody", "rory", "docherty", "grant", "callum", "eilidh", "morag", "ruth")
READERS = ("laird", "okafor", "singh", "wojcik", "mairi")


def later(world, who, days, hour=11):
    """Give one of the cast some days on."""
    return world.actor(who, on=world.today + timedelta(days=days), hour=hour)


def revise(made, name, days=10, **facts):
    """Change a part some days on, as Ms Laird does."""
    entry = made.entries[name]
    entry.refresh_from_db()
    return services.revise_entry(
        by=later(made.world, "laird", days), entry=entry, expected_version=entry.latest, **facts
    )


def words(compared):
    return [change.words for change in compared.said.changes]


def test_the_plan_is_read_as_it_stood_at_the_end_of_a_day(world, written):
    revise(written, "card2", text="Show me the picture first.")
    first_day = world.today.isoformat()

    then = as_it_stood(world.ailsa, first_day, by=later(world, "laird", 11))
    now = as_it_stood(world.ailsa, "now", by=later(world, "laird", 11))

    assert "Show me the symbol as you say the word." in [one.text for one in then.parts]
    assert "Show me the picture first." in [one.text for one in now.parts]
    assert len(then.parts) == len(now.parts)


def test_a_part_taken_out_is_in_the_plan_as_it_stood_and_not_in_it_now(world, written):
    entry = written.entries["card3"]
    services.end_entry(by=later(world, "laird", 10), entry=entry, expected_version=1)
    by = later(world, "laird", 12)

    compared = compare_moments(world.ailsa, world.today.isoformat(), "now", by=by)

    assert len(words(compared)) == 1
    assert words(compared)[0].startswith(
        "No longer in the plan: what helps “One step at a time” (ended Thursday 3 December 2026"
    )


def test_what_changed_since_the_issued_plan_is_said_in_one_sentence(world, written):
    services.revise_entry(
        by=world.actor("laird"), entry=written.entries["practice"], expected_version=1,
        detail={"how_often": "Fortnightly", "how_long": "10 minutes", "persons": [SLT]},
    )  # fmt: skip
    version = services.freeze_version(by=later(world, "okafor", 1), plan=written.plan)
    written.entries["practice"].refresh_from_db()
    revise(
        written, "practice",
        detail={"how_often": "Weekly", "how_long": "10 minutes", "persons": [SLT]},
    )  # fmt: skip

    compared = compare_moments(
        world.ailsa, "now", f"v{version.n}", by=later(world, "laird", 11), page="compare"
    )

    assert words(compared) == [
        "Practise the therapist’s symbols in small steps now weekly, was fortnightly."
    ]
    assert (compared.before.key, compared.after.key) == (f"v{version.n}", "now")
    readings = events_about(world.ailsa.pk, by=world.actor("laird"), readings=True)
    assert [each.verb for each in readings] == ["plan.read"]


def test_what_an_issued_plan_holds_counts_as_agreed_the_day_it_is_dated(world, written):
    issue(written)
    versions = versions_of(world.ailsa, by=world.actor("mairi"))
    csp = next(each for each in versions.moments if each.is_csp)

    parts = as_it_stood(world.ailsa, csp.key, by=world.actor("mairi")).parts

    agreed = {one.kind for one in parts if one.agreed_on == world.today}
    assert {"profile", "objective", "support"} <= agreed
    assert "helps" not in agreed
    assert last_shared(versions).is_csp
    assert not compare_moments(world.ailsa, csp.key, "now", by=world.actor("mairi")).said


def test_a_day_still_to_come_and_one_before_the_plan_are_refused_in_words(world, written):
    with pytest.raises(Trouble, match="still to come"):
        as_it_stood(world.ailsa, "2031-01-01", by=world.actor("laird"))
    with pytest.raises(Trouble, match="not begun then"):
        as_it_stood(world.ailsa, "2019-01-01", by=world.actor("laird"))


@pytest.mark.parametrize("key", ["v99", "v", "yesterday", "2026-02-31", "", "v1234567890"])
def test_a_moment_that_is_none_is_not_there(world, written, key):
    assert as_it_stood(world.ailsa, key, by=world.actor("laird")) is None
    assert compare_moments(world.ailsa, key, "now", by=world.actor("laird")) is None


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_are_told_of_no_version(world, written, who):
    issue(written)
    by = world.actor(who)

    assert versions_of(world.ailsa, by=by) is None
    assert as_it_stood(world.ailsa, "now", by=by) is None
    assert compare_moments(world.ailsa, "v1", "now", by=by) is None


def test_a_family_is_shown_the_issued_plans_and_not_the_works_own_versions(world, written):
    services.freeze_version(by=world.actor("okafor"), plan=written.plan)

    assert [each.key for each in versions_of(world.ailsa, by=world.actor("mairi")).moments] == [
        "now"
    ]
    assert as_it_stood(world.ailsa, "v1", by=world.actor("mairi")) is None
    assert as_it_stood(world.ailsa, "v1", by=world.actor("laird"))


def test_a_part_whose_newest_words_are_not_for_a_reader_is_in_none_of_its_versions(world, written):
    issue(written)
    revise(written, "card0", audience="school")
    mairi, laird = later(world, "mairi", 11), later(world, "laird", 11)

    then = as_it_stood(world.ailsa, "v1", by=mairi)

    assert not any("Bramble" in one.text for one in then.parts)
    assert words(compare_moments(world.ailsa, "v1", "now", by=mairi)) == []
    [said] = words(compare_moments(world.ailsa, "v1", "now", by=laird))
    assert "who may see it: now school people" in said.casefold()


def test_what_is_kept_from_a_parent_is_kept_in_every_version(world, written):
    issue(written)
    services.keep_from(
        by=later(world, "laird", 2), entry=written.entries["card5"], person=world.mairi,
        reason="She is safer so.", kept_by="adult",
    )  # fmt: skip
    revise(written, "card5", text="I hide my hands. Sit near me.")

    for key in ("v1", "now"):
        shown = as_it_stood(world.ailsa, key, by=later(world, "mairi", 11))
        assert not any("hide my hands" in one.text for one in shown.parts)
    assert words(compare_moments(world.ailsa, "v1", "now", by=later(world, "mairi", 11))) == []
    assert len(words(compare_moments(world.ailsa, "v1", "now", by=later(world, "laird", 11)))) == 1


def test_no_count_of_what_was_agreed_tells_a_parent_that_something_is_kept(world, written):
    lead = world.actor("laird")
    entry = written.entries["card2"]
    before = versions_of(world.ailsa, by=world.actor("mairi")).moments
    services.agree_entries(by=lead, entries=[entry])
    services.keep_from(
        by=lead, entry=entry, person=world.mairi, kept_by="adult", reason="She is safer so."
    )

    assert versions_of(world.ailsa, by=world.actor("mairi")).moments == before
    assert len(versions_of(world.ailsa, by=lead).moments) >= len(before)


@pytest.mark.parametrize("who", READERS)
def test_no_version_and_no_comparison_tells_more_than_the_plan_itself(world, written, who):
    from ettle.plans.selectors import plan_for

    for audience in ("school", "deliverers", "planners", "trusted"):
        written.write(audience, "strategy", f"For {audience} first.", audience=audience)
    services.freeze_version(by=world.actor("okafor"), plan=written.plan)
    for audience in ("school", "deliverers", "planners", "trusted"):
        revise(written, audience, text=f"For {audience} now.")
    by = later(world, who, 11)

    may = {part.ref for part in plan_for(world.ailsa, by=by).parts}
    compared = compare_moments(world.ailsa, world.today.isoformat(), "now", by=by)

    assert {change.ref for change in compared.said.changes} <= may
    assert {part.ref for part in as_it_stood(world.ailsa, "now", by=by).parts} == may


def test_what_was_frozen_and_what_was_written_cannot_be_changed_or_taken_away(world, written):
    issue(written)
    frozen = PlanVersionEntry.objects.filter(plan_version__plan=written.plan)
    version = EntryVersion.objects.filter(entry__plan=written.plan)

    for act in (
        lambda: frozen.update(position=99),
        lambda: version.update(text="Other words"),
        lambda: frozen.first().plan_version.csp.plan_version.items.update(position=1),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def queries(act) -> int:
    with CaptureQueriesContext(connection) as seen:
        act()
    return len(seen)


def test_a_long_history_is_read_in_as_many_queries_as_a_short_one(world, written):
    services.freeze_version(by=world.actor("okafor"), plan=written.plan)
    revise(written, "card0", text="Bramble, my dog.")
    by = later(world, "laird", 900)
    acts = (
        lambda: versions_of(world.ailsa, by=by),
        lambda: as_it_stood(world.ailsa, world.today.isoformat(), by=by),
        lambda: compare_moments(world.ailsa, "v1", "now", by=by),
    )
    before = [queries(act) for act in acts]

    for turn in range(1, 6):
        for name in ("card1", "card2", "card3", "factor"):
            revise(written, name, days=turn * 100, text=f"Other words, turn {turn}.")
        services.freeze_version(by=later(world, "okafor", turn * 100 + 1), plan=written.plan)
    for number in range(20):
        written.write(f"more{number}", "strategy", f"Strategy {number}.")

    assert [queries(act) for act in acts] == before
