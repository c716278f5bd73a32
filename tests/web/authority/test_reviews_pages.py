"""A statutory review as pages: opened, step by step, decided; nobody else finds it."""

import pytest
from django.urls import reverse

from ettle.cases import services as cases
from ettle.plans.models import StatutoryReview
from tests.cases.casework import post_all
from tests.cases.test_issue_csp import given
from tests.cases.test_reviews import DAY, begun, heard

PAGES = ("review", "review_decide", "review_give")


@pytest.fixture
def plan_in_force(world, settings):
    given(world)
    post_all(world.actor("okafor"))
    settings.DEMONSTRATION = True
    settings.DEMONSTRATION_TODAY = DAY.isoformat()
    return world


def test_ms_okafor_opens_a_review_from_the_childs_page(plan_in_force, signed_in):
    client = signed_in("okafor")
    address = reverse("authority:review_open", args=[plan_in_force.ailsa.ref])
    assert client.get(address).status_code == 200

    response = client.post(address, {"ground": "annual"})

    row = StatutoryReview.objects.get()
    assert response.url == reverse("authority:review", args=[row.ref])
    assert row.told_on is not None  # Mairi’s went by e-mail at once


def test_each_step_has_its_page_and_the_review_says_what_is_missing(plan_in_force, signed_in):
    review = begun(plan_in_force)
    client = signed_in("okafor")
    one = reverse("authority:review", args=[review.ref])

    assert "Not every parent of Ailsa has been asked" in client.get(one).content.decode()
    for key in ("child", "parents", "agencies", "considered"):
        page = reverse("authority:review_step", args=[review.ref, key])
        assert client.get(page).status_code == 200
    client.post(
        reverse("authority:review_step", args=[review.ref, "agencies"]),
        {"instead": "No agency has a part.", "expected_version": "1"},
    )

    assert "No agency has a part." in client.get(one).content.decode()


def test_deciding_too_soon_is_refused_and_names_the_steps(plan_in_force, signed_in):
    review = begun(plan_in_force)

    response = signed_in("okafor").post(
        reverse("authority:review_decide", args=[review.ref]),
        {"outcome": "confirmed", "reasons": "It helps her."},
    )

    assert response.status_code == 422
    assert "Ailsa has not been asked" in response.content.decode()
    assert "It helps her." in response.content.decode()


def test_a_review_that_is_heard_is_decided_and_told_on_a_press(plan_in_force, signed_in):
    review = heard(plan_in_force)

    signed_in("okafor").post(
        reverse("authority:review_decide", args=[review.ref]),
        {"outcome": "confirmed", "reasons": "It helps.", "expected_version": str(review.version)},
    )

    review.refresh_from_db()
    assert review.outcome == "confirmed"


def test_two_officers_at_one_step_are_shown_both_texts(plan_in_force, signed_in):
    review = begun(plan_in_force)
    by = plan_in_force.actor("okafor", on=DAY)
    cases.record_considered(by=by, review=review, expected_version=1, considered="Mine.")

    response = signed_in("okafor").post(
        reverse("authority:review_step", args=[review.ref, "considered"]),
        {"considered": "Theirs.", "expected_version": "1"},
    )

    assert response.status_code == 409
    assert "Mine." in response.content.decode()
    assert "Theirs." in response.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("nobody", 404), ("rory", 404), ("mairi", 404), ("ruth", 404), ("grant", 404),
     ("docherty", 404), ("singh", 404)],
)  # fmt: skip
def test_strangers_and_families_find_no_review(plan_in_force, signed_in, who, status):
    review = begun(plan_in_force)
    client = signed_in(who)

    found = {
        client.get(reverse(f"authority:{page}", args=[review.ref])).status_code for page in PAGES
    }
    found.add(
        client.get(reverse("authority:review_open", args=[plan_in_force.ailsa.ref])).status_code
    )

    assert found == {status}


def test_ms_laird_reads_it_and_may_do_none_of_it(plan_in_force, signed_in):
    review = begun(plan_in_force)
    client = signed_in("laird")

    assert client.get(reverse("authority:review", args=[review.ref])).status_code == 200
    assert client.get(reverse("authority:review_decide", args=[review.ref])).status_code == 403
