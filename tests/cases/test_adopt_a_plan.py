"""A plan in force, a review under way and a plan that is kept, each entered once."""

from datetime import date

import pytest

from asl_law.clocks import ANNUAL_REVIEW_COMPLETE, ANNUAL_REVIEW_DUE, rule_on
from ettle.access import Refused, StaleEdit, Trouble
from ettle.cases import selectors, services
from ettle.cases.models import StatutoryClock
from ettle.documents.models import IssuedDocument
from ettle.outbox.models import Message
from ettle.plans import selectors as plans
from ettle.plans.models import CoordinatedSupportPlan, Entry, Plan
from ettle.plans.services import keep_adopted_page
from tests.cases.adopting import (
    SOURCE,
    case_then,
    plan_then,
    retention_then,
    review_then,
)


def adopt(world, then, pupil=None, who="okafor"):
    return services.adopt(by=world.actor(who), pupil=pupil or world.ailsa, then=then, source=SOURCE)


def due_days(pupil):
    return {each.rule: each.due_on for each in StatutoryClock.objects.filter(pupil=pupil)}


def test_the_year_is_counted_from_the_last_review_that_was_completed(world):
    adopt(world, plan_then(world))

    assert due_days(world.ailsa) == {"C03": ANNUAL_REVIEW_DUE.start(date(2025, 12, 1)).due_on}
    view = plans.csp_for(world.ailsa, by=world.actor("laird"))
    assert view.review_due_on == date(2026, 11, 30)
    assert (view.adopted[:7], view.prepared_on) == ("Adopted", date(2024, 8, 20))
    assert plans.csp_for(world.ailsa, by=world.actor("nobody")) is None


def test_a_year_that_has_ended_starts_the_twelve_weeks_too(world):
    adopt(world, plan_then(world, prepared_on=date(2025, 8, 20), last_reviewed_on=None))

    assert due_days(world.ailsa) == {
        "C03": date(2026, 8, 19),
        "C04": ANNUAL_REVIEW_COMPLETE.start(date(2026, 8, 19)).due_on,
    }
    states = {each.clock.rule: each.clock.state for each in tray(world)}
    assert states == {"C03": "late", "C04": "late"}


def tray(world):
    return selectors.tray(by=world.actor("okafor")).rows


def test_its_words_are_parts_of_the_one_record(world):
    adopt(world, plan_then(world))

    shown = plans.plan_for(world.ailsa, by=world.actor("mairi"))
    assert shown is not None
    texts = set(Entry.objects.values_list("versions__text", flat=True))
    assert texts == {
        "She draws what she means.",
        "Developmental language disorder",
        "Ailsa follows a three-step instruction.",
        "Weekly therapy",
        "I like the pictures.",
    }
    document = IssuedDocument.objects.get(printing="csp.adopted")
    assert "The plan that was signed is the one on paper" in bytes(document.text).decode()
    assert not Message.objects.exists()


def test_the_family_reads_that_there_is_a_plan(world):
    adopt(world, plan_then(world))

    strip = selectors.strip_for(world.ailsa, by=world.actor("mairi"))

    assert strip.plan_words == "Ailsa has a co-ordinated support plan."
    assert strip.adopted
    assert selectors.strip_for(world.ailsa, by=world.actor("nobody")) is None
    assert selectors.strip_for(world.ailsa, by=world.actor("singh")) is None


def test_a_plan_meets_the_adopted_decision_that_it_was_given_for(world):
    adopt(
        world,
        case_then(
            world,
            asked=(),
            decided_on=date(2026, 10, 1),
            required=True,
            decision_sent_on=date(2026, 10, 2),
        ),
    )
    adopt(
        world,
        plan_then(
            world,
            prepared_on=date(2026, 10, 20),
            last_reviewed_on=None,
            given_on=date(2026, 10, 23),
        ),
    )

    assert StatutoryClock.objects.get(rule="C02").stopped_on == date(2026, 10, 23)
    assert selectors.case_for(world.ailsa, by=world.actor("okafor")).stage == "issued"


def test_a_yearly_review_under_way_ends_the_year_and_is_complete_twelve_weeks_after_it(world):
    adopt(world, plan_then(world))
    adopt(world, review_then())

    year = StatutoryClock.objects.get(rule="C03")
    assert year.stopped_on == date(2026, 11, 20)
    assert due_days(world.ailsa)["C04"] == rule_on("C04", year.due_on).start(year.due_on).due_on


def test_an_early_review_has_clocks_of_its_own(world):
    adopt(world, plan_then(world))
    adopt(
        world,
        review_then(
            gate="requested", requested_on=date(2026, 10, 1), notified_on=date(2026, 10, 20)
        ),
    )

    days = due_days(world.ailsa)
    assert days["C05"] == rule_on("C05", date(2026, 10, 1)).start(date(2026, 10, 1)).due_on
    assert days["C06"] == rule_on("C06", date(2026, 10, 20)).start(date(2026, 10, 20)).due_on
    assert StatutoryClock.objects.get(rule="C05").stopped_on == date(2026, 10, 20)


def test_a_plan_whose_year_has_passed_is_to_be_reviewed_now(world):
    adopt(world, plan_then(world, prepared_on=date(2025, 8, 20), last_reviewed_on=None))

    okafor = world.actor("okafor")
    assert selectors.case_for(world.ailsa, by=okafor).next_step.words == "Review it now"
    assert {row.next_step.words for row in selectors.tray(by=okafor).rows} == {"Review it now"}


def test_a_review_needs_a_plan(world):
    with pytest.raises(Trouble, match="no live plan"):
        adopt(world, review_then())


def test_a_kept_plan_is_destroyed_after_five_years(world):
    adopt(world, retention_then(), pupil=world.callum)

    assert due_days(world.callum) == {"C22": date(2028, 6, 28)}
    row = selectors.tray(by=world.actor("okafor"), show="kept").rows[0]
    assert row.next_step.words == "Keep it until then"
    assert selectors.tray(by=world.actor("nobody"), show="kept").rows == ()


def test_a_plan_kept_too_long_says_that_it_is_to_be_destroyed(world):
    adopt(world, retention_then(discontinued_on=date(2021, 6, 28)), pupil=world.callum)

    assert tray(world)[0].next_step.words == "Destroy it"


def test_where_the_tribunal_overturned_it_21_days_run_first(world):
    adopt(
        world,
        retention_then(
            route="tribunal",
            discontinued_on=date(2026, 11, 2),
            choice_sent_on=date(2026, 11, 9),
        ),
        pupil=world.callum,
    )

    assert due_days(world.callum) == {"C23": date(2026, 11, 29)}


@pytest.mark.parametrize("who", ["nobody", "laird", "mairi", "ruth"])
@pytest.mark.parametrize("kind", ["plan", "retention"])
def test_only_an_officer_of_the_authority_adopts(world, who, kind):
    then = plan_then(world) if kind == "plan" else retention_then()

    with pytest.raises(Refused):
        adopt(world, then, who=who)


def test_the_same_plan_is_not_adopted_twice(world):
    adopt(world, plan_then(world))

    with pytest.raises(StaleEdit):
        adopt(world, plan_then(world))


def test_a_plan_is_taken_back_with_its_words_and_document(world):
    adoption = adopt(world, plan_then(world))

    services.undo_adoption(by=world.actor("okafor"), adoption=adoption, reason="Wrong child.")

    left = [model.objects.count() for model in (CoordinatedSupportPlan, Entry, Plan)]
    assert left == [0, 0, 0]
    assert not IssuedDocument.objects.exists()
    assert not StatutoryClock.objects.exists()


def test_a_plan_under_review_is_not_taken_back_before_the_review(world):
    plan = adopt(world, plan_then(world))
    review = adopt(world, review_then())
    officer = world.actor("okafor")

    with pytest.raises(Trouble, match="A review of this plan was adopted"):
        services.undo_adoption(by=officer, adoption=plan, reason="Wrong.")
    services.undo_adoption(by=officer, adoption=review, reason="Not told yet.")

    assert StatutoryClock.objects.get().stopped_on is None
    services.undo_adoption(by=officer, adoption=plan, reason="Wrong.")


def test_a_correction_keeps_the_pages_of_the_paper(world):
    officer = world.actor("okafor")
    adoption = adopt(world, plan_then(world))
    keep_adopted_page(by=officer, adoption=adoption, content=b"%PDF-1.7\n1 0 obj\n%%EOF\n")

    right = services.correct_adoption(
        by=officer,
        adoption=adoption,
        then=plan_then(world, last_reviewed_on=date(2025, 12, 8)),
        source=SOURCE,
        reason="The review was completed a week later.",
    )

    assert right.pages.count() == 1
    assert due_days(world.ailsa) == {"C03": date(2026, 12, 7)}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90\x00 not a page", "not a PDF"),
        (b"%PDF-1.7\n cut off", "no end"),
        (b"\xff\xd8\xff not a picture", "could not read"),
        (b"<svg onload='x'/>", "not a PDF"),
    ],
)
def test_what_is_not_a_page_is_refused_whatever_its_name(world, content, words):
    adoption = adopt(world, plan_then(world))

    with pytest.raises(Trouble, match=words):
        keep_adopted_page(by=world.actor("okafor"), adoption=adoption, content=content)
    with pytest.raises(Refused):
        keep_adopted_page(by=world.actor("nobody"), adoption=adoption, content=content)
