"""A statutory review is done only if its steps happened, and complete only when it was sent."""

from datetime import date, time, timedelta

import pytest

from ettle.access import Refused, StaleEdit, Trouble
from ettle.cases import selectors
from ettle.cases import services as cases
from ettle.cases.models import Notice, StatutoryClock
from ettle.outbox.models import Message
from ettle.outbox.services import hand_over
from ettle.plans import services as plans
from ettle.plans.locks import RestsOnCsp
from ettle.plans.models import CoordinatedSupportPlan, Entry, StatutoryReview
from tests.cases.casework import post_all, send_all
from tests.cases.test_issue_csp import given

YEAR_ENDS = date(2027, 11, 22)
DAY = date(2027, 11, 22)


@pytest.fixture
def plan_in_force(world):
    """Ailsa's plan of Monday 23 November 2026, with every copy sent."""
    given(world)
    post_all(world.actor("okafor"))
    return world


def officer(world, on: date = DAY):
    return world.actor("okafor", on=on)


def begun(world, on: date = DAY, **changed) -> StatutoryReview:
    facts = {"by": officer(world, on), "pupil": world.ailsa, "ground": "annual"}
    return cases.open_review(**facts | changed)


def told(world, on: date = DAY, **changed) -> StatutoryReview:
    review = begun(world, on, **changed)
    post(world, on)
    review.refresh_from_db()
    return review


def post(world, on: date) -> None:
    for message in Message.objects.filter(sent_on__isnull=True, withdrawn_at__isnull=True):
        hand_over(by=officer(world, on), message=message, on=on)


def heard(world, on: date = DAY, **changed) -> StatutoryReview:
    """Everybody is told and asked, and what they said is considered."""
    review = told(world, on, **changed)
    by = officer(world, on)
    for whose in ("child", "parents"):
        review = cases.record_views_sought(
            by=by, review=review, expected_version=review.version, whose=whose, asked_on=on
        )
    review = cases.record_agencies_asked(
        by=by, review=review, expected_version=review.version, asked_on=on
    )
    return cases.record_considered(
        by=by, review=review, expected_version=review.version, considered="Both want it to go on."
    )


def decided(world, outcome: str, on: date = DAY, **changed) -> StatutoryReview:
    review = heard(world, on, **changed)
    return cases.decide_review(
        by=officer(world, on), review=review, expected_version=review.version, outcome=outcome,
        reasons="It helps her, and what she needs has not changed.",
    )  # fmt: skip


def clock(rule: str, **more) -> StatutoryClock:
    return StatutoryClock.objects.filter(rule=rule, **more).latest("pk")


def test_the_yearly_review_tells_each_parent_apart_and_starts_the_twelve_weeks(plan_in_force):
    review = begun(plan_in_force)

    letters = Notice.objects.filter(letter="L16", about_ref=review.ref).order_by("to_label")
    assert [each.to_label for each in letters] == [
        "Mairi Morrison (mother)", "Rory Campbell (father)",
    ]  # fmt: skip
    assert (clock("C04").started_on, clock("C04").due_on) == (YEAR_ENDS, date(2028, 2, 13))
    assert review.told_on is None


def test_the_family_is_told_on_the_day_the_letter_is_sent_and_the_year_is_met(plan_in_force):
    review = told(plan_in_force)

    assert review.told_on == DAY
    assert clock("C03").stopped_on == DAY


def test_one_letter_of_two_tells_one_parent_and_answers_no_request(plan_in_force):
    on = date(2027, 3, 1)
    asked = cases.EarlyRequest(asked_by="parent", person=plan_in_force.mairi, on=on)
    review = begun(plan_in_force, on=on, ground="request", request=asked)
    first, second = Message.objects.filter(about_ref=review.ref, sent_on__isnull=True)
    by = officer(plan_in_force, on)

    hand_over(by=by, message=first, on=on)

    shown = selectors.review_for(review.ref, by=by)
    assert shown.next_key == "told"
    assert "a letter has not gone" in shown.missing[0]
    assert (clock("C06").started_on, clock("C05").stopped_on) == (on, None)

    hand_over(by=by, message=second, on=on)

    assert selectors.review_for(review.ref, by=by).next_key == "child"
    assert clock("C05").stopped_on == on


def test_a_plan_from_elsewhere_is_reviewed_as_soon_as_may_be_and_no_weeks_are_called_law(
    plan_in_force,
):
    review = begun(plan_in_force, on=date(2027, 3, 1), ground="transfer", why="From Fife.")

    words = [bytes(each.document.text).decode() for each in Message.objects.filter(
        about_ref=review.ref
    )]  # fmt: skip
    assert words
    assert all("names no number of weeks" in each for each in words)
    assert not any("The law gives us 12 weeks" in each for each in words)


def test_a_year_that_has_hardly_begun_is_no_ground(plan_in_force):
    with pytest.raises(Trouble, match="Monday 22 November 2027.*significant change") as trouble:
        begun(plan_in_force, on=date(2027, 3, 1))

    assert trouble.value.field == "ground"


def test_a_significant_change_is_a_ground_with_its_reason_and_twelve_weeks_of_its_own(
    plan_in_force,
):
    on = date(2027, 3, 1)
    with pytest.raises(Trouble, match="Say what changed"):
        begun(plan_in_force, on=on, ground="change")

    told(plan_in_force, on=on, ground="change", why="She was in hospital for a month.")

    assert (clock("C06").started_on, clock("C06").due_on) == (on, date(2027, 5, 23))
    assert clock("C03").stopped_on is None


def test_an_early_review_that_mairi_asked_for_answers_her_request(plan_in_force):
    on = date(2027, 3, 1)
    asked = cases.EarlyRequest(
        asked_by="parent", person=plan_in_force.mairi, on=on - timedelta(days=10)
    )

    told(plan_in_force, on=on, ground="request", request=asked)

    assert clock("C05").stopped_on == on
    assert clock("C06").started_on == on


def test_a_child_of_nine_does_not_ask_for_it_themself(plan_in_force):
    asked = cases.EarlyRequest(asked_by="child", on=date(2027, 2, 20))

    with pytest.raises(Trouble) as trouble:
        begun(plan_in_force, on=date(2027, 3, 1), ground="request", request=asked)

    assert trouble.value.field == "requested_by"


def test_a_review_is_not_decided_while_steps_are_missing_and_each_is_named(plan_in_force):
    review = begun(plan_in_force)

    with pytest.raises(Trouble) as trouble:
        cases.decide_review(
            by=officer(plan_in_force), review=review, expected_version=1, outcome="confirmed",
            reasons="It helps.",
        )  # fmt: skip

    for words in ("has not gone", "Ailsa has not been asked", "Not every parent", "No agency",
                  "what was made of the views"):  # fmt: skip
        assert words in trouble.value.message


def test_a_yearly_review_is_not_decided_before_the_twelve_months_end(plan_in_force):
    on = date(2027, 10, 1)
    review = heard(plan_in_force, on=on)

    with pytest.raises(Trouble, match="would be an early review"):
        cases.decide_review(
            by=officer(plan_in_force, on), review=review, expected_version=review.version,
            outcome="confirmed", reasons="It helps.",
        )  # fmt: skip


def test_what_is_decided_is_not_complete_until_everybody_was_sent_it(plan_in_force):
    world = plan_in_force
    review = decided(world, "confirmed")
    send_all(officer(world))
    review.refresh_from_db()
    assert review.completed_on is None  # Rory's letter waits for the post

    post(world, DAY + timedelta(days=2))

    review.refresh_from_db()
    csp = CoordinatedSupportPlan.objects.get(superseded_on__isnull=True)
    assert review.completed_on == csp.last_reviewed_on == DAY + timedelta(days=2)
    assert clock("C04").stopped_on == DAY + timedelta(days=2)
    assert clock("C03").started_on == DAY + timedelta(days=2)
    assert clock("C03").due_on == date(2028, 11, 23)


def test_the_lock_is_open_while_the_review_is_and_shut_when_it_is_complete(plan_in_force):
    world = plan_in_force
    part = Entry.objects.get(kind="profile")
    with pytest.raises(RestsOnCsp):
        plans.revise_entry(by=officer(world), entry=part, expected_version=1, text="She draws.")

    begun(world)
    plans.revise_entry(by=officer(world), entry=part, expected_version=1, text="She draws.")

    assert Entry.objects.get(kind="profile").latest == 2


def amended(world) -> StatutoryReview:
    review = decided(world, "amended")
    part = Entry.objects.get(kind="profile")
    plans.revise_entry(
        by=officer(world), entry=part, expected_version=1, text="She speaks in short sentences."
    )
    cases.give_amended_plan(
        by=officer(world), review=review, nominated_school=world.marra_glen,
        coordinator=world.laird, contact_officer=world.okafor, expected_version=review.version,
    )  # fmt: skip
    review.refresh_from_db()
    return review


def test_an_amended_plan_takes_the_old_ones_place_signed_and_with_a_copy_for_each(plan_in_force):
    world = plan_in_force
    old = CoordinatedSupportPlan.objects.get(superseded_on__isnull=True)

    review = amended(world)
    post(world, DAY)

    review.refresh_from_db()
    new = CoordinatedSupportPlan.objects.get(superseded_on__isnull=True)
    old.refresh_from_db()
    assert (old.superseded_on, review.new_csp, review.completed_on) == (DAY, new, DAY)
    assert new.signed_by == world.okafor
    assert "short sentences" in bytes(new.document.text).decode()
    for reader, other in ((world.mairi, "Harbour Row"), (world.rory, "Burnside")):
        copy = Notice.objects.get(event="plan_copy", about_ref=review.ref, to_person=reader)
        assert other not in bytes(copy.document.text).decode()
    assert clock("C03", csp=new).started_on == DAY


def test_an_amended_plan_is_given_once(plan_in_force):
    world = plan_in_force
    review = amended(world)

    with pytest.raises(StaleEdit):
        cases.give_amended_plan(
            by=officer(world), review=review, nominated_school=world.marra_glen,
            coordinator=world.laird, contact_officer=world.okafor,
        )  # fmt: skip


def test_a_plan_no_longer_required_stays_until_the_time_for_the_tribunal_is_over(plan_in_force):
    world = plan_in_force
    review = decided(world, "no_longer_required")
    post(world, DAY)

    letter = Notice.objects.get(letter="L18", to_person=world.mairi).document
    review.refresh_from_db()
    assert "The plan does not end today" in bytes(letter.text).decode()
    assert CoordinatedSupportPlan.objects.filter(superseded_on__isnull=True).exists()
    assert clock("C03").stopped_on is None


def test_no_letter_of_a_review_names_one_parent_to_the_other(plan_in_force):
    world = plan_in_force
    decided(world, "confirmed")

    for reader, other in ((world.mairi, "Rory"), (world.rory, "Mairi")):
        for notice in Notice.objects.filter(letter__in=["L16", "L18"], to_person=reader):
            assert other not in bytes(notice.document.text).decode()


def test_two_officers_at_one_review_do_not_overwrite_each_other(plan_in_force):
    review = told(plan_in_force)
    facts = {"by": officer(plan_in_force), "review": review, "expected_version": review.version}
    cases.record_considered(**facts, considered="Mine.")

    with pytest.raises(StaleEdit):
        cases.record_considered(**facts, considered="Theirs.")


@pytest.mark.parametrize(
    ("day", "why"), [(DAY + timedelta(days=9), "has not come"), (date(2026, 1, 1), "before")]
)
def test_a_day_of_asking_has_come_and_is_of_this_year(plan_in_force, day, why):
    review = told(plan_in_force)

    with pytest.raises(Trouble, match=why):
        cases.record_views_sought(
            by=officer(plan_in_force), review=review, expected_version=None, whose="child",
            asked_on=day,
        )  # fmt: skip


def test_only_one_review_of_a_plan_is_open(plan_in_force):
    begun(plan_in_force)

    with pytest.raises(Trouble, match="open already"):
        begun(plan_in_force)


def test_a_child_without_a_plan_has_none_to_review(world):
    with pytest.raises(Trouble, match="no co-ordinated support plan"):
        begun(world)


@pytest.mark.parametrize("who", ["nobody", "rory", "mairi", "ruth", "grant", "docherty"])
def test_strangers_and_families_find_no_review_and_open_none(plan_in_force, who):
    review = begun(plan_in_force)
    stranger = plan_in_force.actor(who, on=DAY)

    assert selectors.review_for(review.ref, by=stranger) is None
    assert selectors.reviews_of(plan_in_force.ailsa, by=stranger) == ()
    with pytest.raises(Refused):
        cases.open_review(by=stranger, pupil=plan_in_force.ailsa, ground="annual")


def test_ms_laird_reads_the_review_and_does_no_step_of_it(plan_in_force):
    review = begun(plan_in_force)
    lead = plan_in_force.actor("laird", on=DAY)

    assert selectors.review_for(review.ref, by=lead).may_act is False
    with pytest.raises(Refused):
        cases.record_considered(by=lead, review=review, expected_version=None, considered="x")


def test_the_tray_says_review_it_now_and_then_go_on_with_it(plan_in_force):
    world = plan_in_force
    late = YEAR_ENDS + timedelta(days=3)
    before = _steps_in_tray(world, late)

    told(world, late)

    assert before == {"Review it now"}
    assert _steps_in_tray(world, late) == {"Go on with the review"}


def _steps_in_tray(world, on: date) -> set[str]:
    shown = selectors.tray(by=officer(world, on), show="review")
    return {row.next_step.words for row in shown.rows}


def test_mairis_strip_tells_of_the_review_in_plain_words(plan_in_force):
    world = plan_in_force
    told(world)
    during = _what_mairi_reads(world, DAY)

    review = StatutoryReview.objects.get()
    by = officer(world)
    for whose in ("child", "parents"):
        review = cases.record_views_sought(
            by=by, review=review, expected_version=None, whose=whose, asked_on=DAY
        )
    review = cases.record_agencies_asked(by=by, review=review, expected_version=None, asked_on=DAY)
    cases.record_considered(by=by, review=review, expected_version=None, considered="All agree.")
    cases.decide_review(
        by=by, review=review, expected_version=None, outcome="confirmed", reasons="It helps."
    )
    post(world, DAY)

    assert "The council said that it looks at the plan again" in during
    assert "Everyone looked at the plan again. The plan goes on as it is" in _what_mairi_reads(
        world, DAY
    )


def _what_mairi_reads(world, on: date) -> list[str]:
    strip = selectors.strip_for(world.ailsa, by=world.actor("mairi", on=on))
    return [step.what for step in strip.steps]


def test_ailsa_moved_to_another_council_in_the_middle_stops_nothing_silently(plan_in_force):
    from ettle.people.models import Authority

    world = plan_in_force
    review = told(world)
    other = Authority.objects.create(code="998", name="Strathlarig Council", is_invented=True)
    world.ailsa.authority = other
    world.ailsa.save()
    theirs = _officer_of(world, other)

    shown = selectors.review_for(review.ref, by=theirs)

    assert selectors.review_for(review.ref, by=officer(world)) is None
    assert "Nothing has been stopped by itself" in shown.moved
    assert clock("C04").stopped_on is None


def _officer_of(world, authority):
    from dataclasses import replace

    return replace(officer(world), authority_id=authority.pk)


def test_a_child_who_left_school_is_told_of_in_words_and_the_days_run_on(plan_in_force):
    world = plan_in_force
    review = heard(world)
    world.ailsa.left_on = DAY - timedelta(days=1)
    world.ailsa.save()
    review = selectors.review_row(review.ref, by=officer(world))

    with pytest.raises(Trouble, match="its days run on"):
        cases.decide_review(
            by=officer(world), review=review, expected_version=None, outcome="confirmed",
            reasons="It helps.",
        )  # fmt: skip


def test_a_meeting_does_not_close_the_review_and_the_sending_does(plan_in_force):
    world = plan_in_force
    lead = world.actor("laird", on=DAY)
    meeting = plans.arrange_meeting(
        by=lead, pupil=world.ailsa, purposes=["iep", "csp_review"], planned_on=DAY,
        asked=[plans.Asking(role="child"), plans.Asking(role="parent", person=world.mairi)],
    )  # fmt: skip
    plans.hold_meeting(
        by=lead, meeting=meeting, expected_version=None, held_on=DAY, came=meeting.invitees.all()
    )
    with pytest.raises(Trouble, match="a meeting is not a review"):
        plans.close_obligation(by=lead, meeting=meeting, obligation="csp_review")

    review = told(world, meeting=meeting)
    with pytest.raises(Trouble, match="Ailsa has not been asked") as trouble:
        plans.close_obligation(by=lead, meeting=meeting, obligation="csp_review")
    assert "Sending it completes the review" in trouble.value.message

    by = officer(world)
    for whose in ("child", "parents"):
        cases.record_views_sought(
            by=by, review=review, expected_version=None, whose=whose, asked_on=DAY
        )
    cases.record_agencies_asked(
        by=by, review=review, expected_version=None, none_because="No agency has a part."
    )
    cases.record_considered(by=by, review=review, expected_version=None, considered="Agreed.")
    cases.decide_review(
        by=by, review=review, expected_version=None, outcome="confirmed", reasons="It helps."
    )
    post(world, DAY)

    closed = meeting.closed.get(obligation="csp_review")
    assert (closed.closed_on, closed.next_on) == (DAY, date(2028, 11, 21))


def test_packs_that_went_out_count_as_asking_and_nothing_is_typed_again(plan_in_force):
    world = plan_in_force
    lead = world.actor("laird", on=DAY)
    meeting = plans.arrange_meeting(
        by=lead, pupil=world.ailsa, purposes=["csp_review"], planned_on=DAY + timedelta(days=14),
        asked=[
            plans.Asking(role="child"), plans.Asking(role="parent", person=world.mairi),
            plans.Asking(role="parent", person=world.rory, own_time=time(16)),
        ],
    )  # fmt: skip
    for message in plans.send_packs(by=lead, meeting=meeting):
        hand_over(by=lead, message=message, on=DAY)

    review = told(world, meeting=meeting)

    steps = {step.key: step for step in selectors.review_for(review.ref, by=officer(world)).steps}
    assert "with the pack" in steps["child"].how
    assert steps["parents"].is_done
    assert not steps["agencies"].is_done


def test_a_pack_to_one_parent_does_not_count_as_asking_the_other(plan_in_force):
    world = plan_in_force
    lead = world.actor("laird", on=DAY)
    meeting = plans.arrange_meeting(
        by=lead, pupil=world.ailsa, purposes=["csp_review"], planned_on=DAY + timedelta(days=14),
        asked=[plans.Asking(role="parent", person=world.mairi)],
    )  # fmt: skip
    for message in plans.send_packs(by=lead, meeting=meeting):
        hand_over(by=lead, message=message, on=DAY)

    review = told(world, meeting=meeting)

    steps = {step.key: step for step in selectors.review_for(review.ref, by=officer(world)).steps}
    assert "Not every parent" in steps["parents"].missing
