"""An officer sets after how many weeks each kind of part is asked about: *still true?*"""

import pytest
from django.urls import reverse

from ettle.plans.intervals import INTERVALS, usual_weeks, weeks_by_kind
from ettle.plans.models import StillTrueInterval
from ettle.web.authority.still_true_forms import KIND_GROUPS

STRANGERS = ("nobody", "laird", "baird", "singh", "ruth", "mairi", "grant", "wojcik", "callum")
PAGES = ("still_true", "still_true_change")


@pytest.fixture
def officer(signed_in):
    return signed_in("okafor")


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


def form_of(version=0, day="23", month="11", year="2026", **weeks) -> dict:
    return {
        "expected_version": version, "holds_from_day": day, "holds_from_month": month,
        "holds_from_year": year, **usual_weeks(), **weeks,
    }  # fmt: skip


def send(officer, **changes):
    return officer.post(reverse("authority:still_true_change"), form_of(**changes))


def test_every_kind_that_is_asked_about_is_on_the_page_once(officer, world):
    listed = [kind for _, kinds in KIND_GROUPS for kind in kinds]

    told = words_of(officer.get(reverse("authority:still_true")))

    assert sorted(listed) == sorted(INTERVALS)
    assert told.count("Asked about after") >= len(KIND_GROUPS)
    assert "has set nothing of its own: these are usual" in told


def test_the_page_says_what_it_means_and_what_the_law_sets(officer, world):
    told = words_of(officer.get(reverse("authority:still_true")))

    assert "One press answers for many" in told
    assert "is reviewed every 12 months" in told and "is no review" in told


def test_an_officer_sets_other_weeks_and_is_told_from_when(officer, world):
    response = send(officer, must=4, helps=13)

    told = words_of(officer.get(response.headers["Location"]))
    assert "Set for 2 kinds of part, from Monday 23 November 2026." in told
    assert "Must: 12 weeks became 4" in told and "Ms Okafor" in told
    assert weeks_by_kind(world.authority.pk, on=world.today)["helps"] == 13


def test_what_waits_to_begin_is_shown_and_can_be_taken_back(officer, world):
    send(officer, day="4", month="January", year="2027", risk=6)
    told = words_of(officer.get(reverse("authority:still_true")))
    assert "It has not begun" in told and "Safety: 12 weeks became 6" in told

    officer.post(reverse("authority:still_true_take_back"), {"expected_version": 1})

    told = words_of(officer.get(reverse("authority:still_true")))
    assert "Taken back. What holds today stays as it is." in told and "not begun" not in told


def test_taking_back_what_is_gone_is_said_and_breaks_nothing(officer, world):
    address = reverse("authority:still_true_take_back")

    nothing = officer.post(address, {"expected_version": 0}, follow=True)
    stale = officer.post(address, {"expected_version": 7}, follow=True)

    assert "Nothing waits to begin any more" in words_of(nothing)
    assert "nothing was taken back" in words_of(stale)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"must": 40}, "40 weeks is outside what can be set here. Choose from 2 to 26."),
        ({"helps": "soon"}, "Write the weeks as a number"),
        ({"helps": ""}, "Write a number of weeks."),
        ({"helps": -3}, "-3 weeks is outside"),
        ({"year": "2025", "helps": 8}, "is past, and what was asked until now"),
        ({}, "Nothing here is different from what holds"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place_and_all_that_was_typed_is_kept(
    officer, world, typed, words
):
    response = send(officer, **{"avoid": 26, **typed})

    assert response.status_code == 422
    assert words in words_of(response)
    assert response.context["form"]["avoid"].value() == "26"
    assert not StillTrueInterval.objects.exists()


def test_who_was_second_sees_what_stands_now_beside_what_they_typed(officer, world):
    send(officer, must=4)

    second = send(officer, must=6)

    told = words_of(second)
    assert second.status_code == 409
    assert "Must: 4 weeks now, 6 in what you typed" in told
    again = officer.post(reverse("authority:still_true_change"), form_of(version=1, must=6))
    assert again.status_code == 302
    assert weeks_by_kind(world.authority.pk, on=world.today)["must"] == 6


def test_one_press_is_enough(officer, world):
    key = {"form_key": "11111111-1111-4111-8111-111111111111"}

    first = officer.post(reverse("authority:still_true_change"), form_of(must=4) | key)
    second = officer.post(reverse("authority:still_true_change"), form_of(must=4) | key)

    assert first.headers["Location"] == second.headers["Location"]
    assert StillTrueInterval.objects.count() == 1


def test_the_way_there_is_among_the_records(officer, world):
    told = officer.get(reverse("authority:records")).content.decode()

    assert f'href="{reverse("authority:still_true")}"' in told


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_finds_the_pages(signed_in, world, who, page):
    assert signed_in(who).get(reverse(f"authority:{page}")).status_code in (302, 404)
    taken = signed_in(who).post(reverse("authority:still_true_take_back"), {})
    assert taken.status_code in (302, 404)
