"""Step 7 of the story on its pages: Mr Baird puts Ruth with Ailsa from Monday."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from ettle.people.services import connect
from ettle.workforce.models import Deployment, SetAside
from ettle.workforce.services import say_ready
from tests.web.staff.doors import day_boxes, send, signed_in, words_of
from tests.workforce.ready import CLEARED, NEXT_MONDAY, card_of, confirmed, hold, planned


def check_address(world, *, who="ruth", **more) -> str:
    asked = {
        "child": world.ailsa.ref, "person": getattr(world, who).ref, "starts_at": "9.00",
        "ends_at": "12.00", **day_boxes("from_on", NEXT_MONDAY), **more,
    }  # fmt: skip
    return f"{reverse('school:deploy')}?{urlencode(asked)}"


def test_what_is_missing_is_shown_before_anything_is_decided(world):
    hold(world, "ruth", *CLEARED)
    card_of(world)

    page = signed_in(world, "baird").get(check_address(world))

    words = words_of(page)
    assert page.status_code == 200
    assert "Ruth Paterson has not had the full safeguarding briefing." in words
    assert "60 paid minutes will be booked: Friday 27 November 2026 at 8.40 am." in words
    assert "4 paid minutes will be booked: Monday 30 November 2026 at 8.40 am." in words
    assert "Ms Laird, ASN lead: Leads the school" in words
    assert not Deployment.objects.exists()


def test_planning_and_confirming_puts_ruth_on_the_board(world):
    hold(world, "ruth", *CLEARED)
    card_of(world)
    head = signed_in(world, "baird")

    sent = send(head, check_address(world), stand_in=world.ms_laird.ref)
    row = Deployment.objects.get()
    send(head, reverse("school:deployment_confirm", args=[row.ref]))
    board = head.get(f"{reverse('school:board')}?day=2026-11-30")

    row.refresh_from_db()
    assert sent.url == reverse("school:deployment", args=[row.ref])
    assert row.confirmed_at is not None
    assert row.safe_alternative == world.ms_laird
    assert "1 of 1 is not ready yet." in words_of(board)
    assert (
        "Nearly Safeguarding briefing, booked Friday 27 November, 8.40; "
        "4 minutes’ reading, booked 8.40"
    ) in words_of(board)


def test_a_double_press_plans_once(world):
    head = signed_in(world, "baird")
    card_of(world)
    key = "8e5f6ad4-7d0e-4f5e-9d0b-0f3c6f3a2b11"
    typed = {"stand_in": world.ms_laird.ref, "form_key": key}

    first = head.post(check_address(world), typed)
    second = head.post(check_address(world), typed)

    assert first.url == second.url
    assert Deployment.objects.count() == 1


def test_a_day_that_is_no_school_day_is_refused_at_its_question(world):
    card_of(world)
    saturday = {"from_on_day": 28, "from_on_month": 11, "from_on_year": 2026}

    page = signed_in(world, "baird").get(check_address(world, **saturday))

    assert page.status_code == 422
    assert (
        "Saturday 28 November 2026 is not a school day for pupils. The nearest school day is "
        "Friday 27 November 2026."
    ) in words_of(page)


def test_a_time_that_is_no_time_says_how_to_write_it(world):
    card_of(world)

    page = signed_in(world, "baird").get(check_address(world, starts_at="half nine"))

    assert page.status_code == 422
    assert "Write it with hours and minutes, for example 9.00." in words_of(page)


def test_a_never_is_shown_and_cannot_be_confirmed(world):
    card_of(world)
    row = planned(world)
    head = signed_in(world, "baird")

    page = head.get(reverse("school:deployment", args=[row.ref]))
    tried = send(head, reverse("school:deployment_confirm", args=[row.ref]))

    assert "Not ready" in words_of(page)
    assert reverse("school:deployment_confirm", args=[row.ref]) not in page.content.decode()
    assert tried.status_code == 422
    assert "PVG scheme membership is not confirmed for Ruth Paterson." in words_of(tried)


def test_a_briefing_is_recorded_from_its_gap(world):
    card_of(world)
    row = confirmed(world)
    address = reverse("school:deployment_recorded", args=[row.ref, "briefing"])

    sent = send(signed_in(world, "kerr"), address, **day_boxes("held_on", world.today))
    page = signed_in(world, "kerr").get(sent.url)

    assert "safeguarding briefing" not in words_of(page).replace("Recorded", "")


def test_a_gap_is_set_aside_with_a_reason_once_ruth_has_spoken(world):
    card_of(world)
    row = confirmed(world, from_on=world.today)
    head = signed_in(world, "baird")
    address = reverse("school:deployment_aside", args=[row.ref, "briefing"])

    too_soon = send(head, address, reason="Ms Laird is in the room.")
    say_ready(by=world.actor("ruth"), deployment=row, says="ready")
    sent = send(head, address, reason="Ms Laird is in the room.")
    page = head.get(sent.url)

    assert too_soon.status_code == 422
    assert "has not yet said today whether they are ready" in words_of(too_soon)
    assert SetAside.objects.get().assistant_says == "ready"
    assert (
        "Set aside until the end of today by Mr Baird. Ruth Paterson said: I am ready. "
        "Reason: Ms Laird is in the room."
    ) in words_of(page)


def test_a_stale_page_is_shown_again_and_nothing_is_done(world):
    hold(world, "ruth", *CLEARED)
    row = planned(world)
    head = signed_in(world, "baird")
    Deployment.objects.filter(pk=row.pk).update(version=5)

    page = head.post(reverse("school:deployment_confirm", args=[row.ref]), {"expected_version": 1})

    row.refresh_from_db()
    assert page.status_code == 409
    assert row.confirmed_at is None


@pytest.mark.parametrize("name", ["deployment_confirm", "deployment_end", "deployment_paper"])
def test_the_asn_lead_sees_the_plan_and_may_not_decide(world, name):
    row = planned(world)
    lead = signed_in(world, "laird")

    assert lead.get(reverse("school:deployment", args=[row.ref])).status_code == 200
    assert lead.get(reverse("school:deploy")).status_code == 403
    assert lead.get(reverse(f"school:{name}", args=[row.ref])).status_code == 403


@pytest.mark.parametrize("who", ["nobody", "singh", "ruth", "rory", "mairi", "okafor", "docherty"])
@pytest.mark.parametrize("name", ["deployment", "deployment_confirm", "deployment_end"])
def test_to_anyone_else_it_is_not_there(world, who, name):
    row = planned(world)

    page = signed_in(world, who).get(reverse(f"school:{name}", args=[row.ref]))

    assert page.status_code == 404


def test_another_schools_headteacher_has_a_board_without_ailsa(world):
    confirmed(world, from_on=world.today)

    page = signed_in(world, "nobody").get(f"{reverse('school:board')}?day=2026-11-23")

    assert page.status_code == 200
    assert "Ailsa" not in words_of(page)


def test_another_schools_headteacher_cannot_choose_ailsa_by_her_address(world):
    card_of(world)

    page = signed_in(world, "nobody").get(check_address(world))

    assert page.status_code == 422 or "No child of the school" in words_of(page)
    assert "Ailsa" not in words_of(page)


def test_a_class_teacher_has_no_board(world):
    assert signed_in(world, "singh").get(reverse("school:board")).status_code == 404


def test_a_day_without_pupils_has_nobody_on_it(world):
    confirmed(world, from_on=world.today)

    page = signed_in(world, "baird").get(f"{reverse('school:board')}?day=2026-11-28")

    assert "Ailsa" not in words_of(page)


def test_the_queries_of_the_board_do_not_grow_with_its_rows(world, django_assert_max_num_queries):
    card_of(world)
    card_of(world, child="finlay")
    confirmed(world, from_on=world.today)
    confirmed(world, child="finlay", from_on=world.today)
    confirmed(world, who="morag", from_on=world.today)
    head = signed_in(world, "baird")

    with django_assert_max_num_queries(60):
        head.get(f"{reverse('school:board')}?day=2026-11-23")


def test_a_stand_in_who_no_longer_could_is_said_before_it_matters(world):
    card_of(world)
    row = confirmed(world)
    connect(
        by=world.actor("baird"), pupil=world.ailsa, person=world.ms_laird, kind="relative",
        from_on=world.today,
    )  # fmt: skip

    words = words_of(signed_in(world, "baird").get(reverse("school:deployment", args=[row.ref])))

    assert "Ms Laird can no longer stand in on Monday 30 November 2026." in words
    assert "so that Ailsa’s support goes on." in words
