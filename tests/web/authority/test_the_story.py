"""The officer's part of the story, page by page, as she plays it."""

import io
from datetime import date

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from ettle.cases.models import AgencyRequest, CspDecision, CspRequest, Notice, StatutoryClock
from ettle.documents.services import rebuild
from ettle.documents.write import write
from ettle.outbox.models import Message
from ettle.plans.models import CoordinatedSupportPlan
from tests.cases.casework import (
    FINDINGS,
    REASONS,
    answered,
    decided,
    plan_written,
    proposal_sent,
    request_received,
)


def signed_in(world, name="ms_okafor"):
    client = Client(raise_request_exception=True)
    client.force_login(world.accounts[name], backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


@pytest.fixture
def officer(world):
    return signed_in(world)


def url(name, *refs):
    return reverse(f"authority:{name}", args=refs)


def text_of(response):
    return response.content.decode()


def test_an_empty_tray_says_what_will_be_there(world, officer):
    page = officer.get(url("tray"))

    assert "Every child with a time limit that runs will be listed here" in text_of(page)


def test_a_child_is_found_by_the_beginning_of_a_name(world, officer):
    page = officer.get(url("find"), {"q": "ail"})

    assert "Ailsa Morrison" in text_of(page)
    assert "Finlay" not in text_of(page)


def test_a_request_is_recorded_and_the_page_says_why_its_day(world, officer):
    sent = officer.post(
        url("record_request", world.ailsa.ref),
        {
            "received_on_day": "2", "received_on_month": "11", "received_on_year": "2026",
            "who": world.mairi.ref, "form": "letter", "reasons": "She cannot follow.",
            "form_key": "6b0f3f04-7a53-4ee3-8f62-0b7f9d1d2c11",
        },
        follow=True,
    )  # fmt: skip

    page = text_of(sent)
    assert CspRequest.objects.get().received_on == date(2026, 11, 2)
    assert "Sunday 27 December 2026" in page
    assert "regulation 4A" in page
    assert "section 18(5A)" in page
    assert Message.objects.get(letter="L1").sent_on == date(2026, 11, 23)


def test_a_double_press_records_one_request(world, officer):
    answers = {
        "received_on_day": "2", "received_on_month": "11", "received_on_year": "2026",
        "who": world.mairi.ref, "form": "letter", "reasons": "",
        "form_key": "6b0f3f04-7a53-4ee3-8f62-0b7f9d1d2c11",
    }  # fmt: skip

    officer.post(url("record_request", world.ailsa.ref), answers)
    officer.post(url("record_request", world.ailsa.ref), answers)

    assert CspRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("year", "words"),
    [("2027", "has not come yet"), ("2016", "before Ailsa was born (Wednesday 3 May 2017)")],
)
def test_a_day_that_cannot_be_is_refused_in_words(world, officer, year, words):
    page = officer.post(
        url("record_request", world.ailsa.ref),
        {
            "received_on_day": "2", "received_on_month": "11", "received_on_year": year,
            "who": world.mairi.ref, "form": "letter", "reasons": "Typed and kept.",
        },
    )  # fmt: skip

    assert page.status_code == 422
    assert words in text_of(page)
    assert "Typed and kept." in text_of(page)
    assert not CspRequest.objects.exists()


def test_the_proposal_and_the_question_to_the_nhs_go_on_the_same_day(world, officer):
    request_received(world)

    sent = officer.post(
        url("propose", world.ailsa.ref),
        {
            "reason": "Her needs may call for a plan.",
            "agency_0": world.nhs.ref, "service_0": "Speech and language therapy",
            "named_person_0": "Dr Isobel Sinclair", "named_role_0": "Therapist",
            "named_email_0": "isobel.sinclair@nhs-glenmarra.invalid",
            "question_0": "What does she require?",
        },
        follow=True,
    )  # fmt: skip

    page = text_of(sent)
    assert {clock.rule for clock in StatutoryClock.objects.filter(stopped_on=None)} == {
        "C02",
        "C10",
    }
    assert AgencyRequest.objects.get().made_on == date(2026, 11, 23)
    assert "Sunday 14 March 2027" in page
    assert "Rory Campbell, on paper: print it and post it" in page


def test_half_a_question_to_an_agency_is_refused_at_its_row(world, officer):
    request_received(world)

    page = officer.post(
        url("propose", world.ailsa.ref),
        {"reason": "Needs.", "agency_0": world.nhs.ref, "service_0": "Speech therapy"},
    )

    assert page.status_code == 422
    assert "or empty this question to an agency" in text_of(page)


def test_a_letter_can_be_read_and_taken_as_a_file_with_a_name_that_tells_nothing(world, officer):
    proposal_sent(world)
    letter = Notice.objects.get(letter="L4", to_person=world.rory)

    page = officer.get(url("paper", letter.ref))
    file = officer.get(url("paper_file", letter.ref, "pdf"))

    assert "We will find out if a co-ordinated support plan is needed" in text_of(page)
    assert file.content.startswith(b"%PDF")
    assert file.headers["Content-Disposition"] == f'attachment; filename="letter-{letter.ref}.pdf"'


def test_a_letter_for_the_post_waits_until_she_says_when_it_went(world, officer):
    proposal_sent(world)
    message = Message.objects.get(letter="L4", to_person=world.rory)

    officer.post(
        url("posted", message.ref),
        {"sent_on_day": "23", "sent_on_month": "11", "sent_on_year": "2026"},
    )

    message.refresh_from_db()
    assert message.sent_on == date(2026, 11, 23)


def answers(**changed):
    said = {
        "responsible_authority": "yes", "reason_a": REASONS["a"],
        "factors_0_name": "Developmental language disorder", "factors_0_alone": "on",
        "factors_together_significant_adverse": "none", "reason_b": REASONS["b"],
        "needs_likely_over_a_year": "yes", "reason_c": REASONS["c"],
        "sides_education": "yes", "sides_other_functions": "none", "sides_agencies": "yes",
        "sides_other_functions_with_agencies": "none", "reason_d": REASONS["d"],
        "best_interests": "To be understood.", "views_considered": "Both want help.",
        "required": "yes", "instead": "",
    }  # fmt: skip
    for n, support in enumerate(FINDINGS["support"]):
        said |= {f"support_{n}_{part}": value for part, value in support.items() if value}
    return said | changed


def test_the_answers_are_read_back_before_anything_is_decided(world, officer):
    proposal = answered(world).proposal

    page = officer.post(url("test", proposal.ref), answers())

    assert "Decide that a plan is required" in text_of(page)
    assert not CspDecision.objects.exists()


def test_a_decision_is_recorded_with_a_reason_for_each_limb(world, officer):
    proposal = answered(world).proposal

    officer.post(url("test", proposal.ref), answers(decide="yes", expected_version="1"))

    decision = CspDecision.objects.get()
    assert decision.required is True
    assert {limb: each["reason"] for limb, each in decision.limbs.items()} == REASONS


def test_a_decision_against_the_four_answers_is_refused(world, officer):
    proposal = answered(world).proposal

    page = officer.post(url("test", proposal.ref), answers(required="no", instead="A programme."))

    assert page.status_code == 422
    assert "Your four answers mean that a plan is required" in text_of(page)


def test_the_second_of_two_officers_finds_the_first_ones_decision(world, officer):
    proposal = answered(world).proposal
    officer.post(url("test", proposal.ref), answers(decide="yes", expected_version="1"))

    second = officer.post(url("test", proposal.ref), answers(decide="yes", expected_version="1"))

    assert second.status_code == 409
    assert "To be understood." in text_of(second)
    assert CspDecision.objects.count() == 1


def test_the_page_before_giving_says_who_gets_it_and_what_stays_done(world, officer):
    plan_written(world)
    decision = decided(world)

    page = text_of(officer.get(url("issue", decision.ref)))

    assert "Mairi Morrison (mother)" in page
    assert "Rory Campbell (father)" in page
    assert "LAW-Q41" in page
    assert "cannot be taken back" in page


def test_a_plan_that_nobody_has_written_cannot_be_given_yet(world, officer):
    decision = decided(world)

    page = text_of(officer.get(url("issue", decision.ref)))

    assert "The school has not begun to write the plan" in page
    assert "Sign and give the plan" not in page


def test_a_double_press_gives_the_plan_once(world, officer):
    plan_written(world)
    decision = decided(world)
    said = {
        "coordinator": world.laird.ref, "contact_officer": world.okafor.ref, "sure": "on",
        "form_key": "6b0f3f04-7a53-4ee3-8f62-0b7f9d1d2c11", "expected_version": "2",
    }  # fmt: skip

    first = officer.post(url("issue", decision.ref), said)
    second = officer.post(url("issue", decision.ref), said)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Notice.objects.filter(event="plan_copy").count() == 2


def signed_with(world, officer, upload):
    plan_written(world)
    decision = decided(world)
    said = {
        "coordinator": world.laird.ref, "contact_officer": world.okafor.ref, "sure": "on",
        "expected_version": "2", "signature": upload,
    }  # fmt: skip
    return officer.post(url("issue", decision.ref), said)


def test_a_scanned_signature_goes_into_the_plan_in_every_format_that_shows_pictures(world, officer):
    scan = io.BytesIO()
    Image.new("RGB", (300, 80), "navy").save(scan, "JPEG")

    answer = signed_with(world, officer, SimpleUploadedFile("sign.jpg", scan.getvalue()))

    document = CoordinatedSupportPlan.objects.get().document
    assert answer.status_code == 302
    assert b"<img" in bytes(document.html)
    assert write(rebuild(document), as_="text") == bytes(document.text)


def test_a_signature_that_is_no_picture_gives_nothing_and_says_why(world, officer):
    answer = signed_with(world, officer, SimpleUploadedFile("sign.svg", b"<svg></svg>"))

    assert answer.status_code == 422
    assert "We could not read that file as a picture." in text_of(answer)
    assert not CoordinatedSupportPlan.objects.exists()
