"""A picture beside a line of the card: its page, what is refused there, and where it is seen."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ettle.plans import services
from ettle.plans.models import EntryPicture

BOOK = "a blue book of symbols"


def photograph() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (900, 1200), (40, 90, 160)).save(made, "JPEG")
    return made.getvalue()


@pytest.fixture
def helps(plan):
    return next(each for each in plan.entries.values() if each.kind == "helps")


def send(client, url, *, photo=None, words=BOOK, version=1):
    upload = SimpleUploadedFile("p.jpg", photo or photograph(), "image/jpeg")
    return client.post(url, {"picture": upload, "words": words, "expected_version": version})


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_ms_laird_puts_a_picture_beside_a_line_and_sees_it_on_the_card(door, at, plan, helps):
    client = door("laird")
    assert at("plan_picture", helps.ref) in words_of(client.get(at("plan_card")))

    response = send(client, at("plan_picture", helps.ref))

    told = words_of(client.get(response.headers["Location"]))
    assert response.headers["Location"] == at("plan_card")
    assert "The picture stands beside the line now." in told
    assert f'alt="{BOOK}">' in told and "Another picture, or none" in told
    assert f'alt="{BOOK}"' in words_of(client.get(at("plan_picture", helps.ref)))


def test_the_card_that_is_issued_shows_it_on_the_childs_page(door, at, world, plan, helps):
    send(door("laird"), at("plan_picture", helps.ref))
    services.issue_support_card(by=world.actor("laird"), plan=plan.plan)

    shown = words_of(door("laird").get(at("pupil")))

    assert f'alt="{BOOK}">' in shown


def test_what_is_no_picture_and_what_has_no_words_is_refused_and_the_words_are_kept(
    door, at, helps
):
    client, url = door("laird"), at("plan_picture", helps.ref)

    no_picture = send(client, url, photo=b"%PDF-1.7 no picture")
    no_words = send(client, url, words="")

    assert "could not read that file as a picture" in words_of(no_picture)
    assert no_picture.context["form"]["words"].value() == BOOK
    assert "Say in a few words what the picture shows." in words_of(no_words)
    assert not EntryPicture.objects.exists()


def test_who_was_second_sees_how_it_stands_now(door, at, helps):
    client, url = door("laird"), at("plan_picture", helps.ref)
    send(client, url)

    second = send(client, url, words="something else", version=1)

    assert second.headers["Location"] == url
    assert "nothing of yours was saved" in words_of(client.get(url))
    assert EntryPicture.objects.count() == 1


def test_the_picture_is_taken_off_again(door, at, helps):
    client = door("laird")
    send(client, at("plan_picture", helps.ref))

    client.post(at("plan_picture_off", helps.ref), {"expected_version": 2})

    assert BOOK not in words_of(client.get(at("plan_card")))


def test_mr_singh_finds_the_way_from_the_part_and_comes_back_to_the_plan(door, at, world, helps):
    client = door("singh")
    assert at("plan_picture", helps.ref) in words_of(client.get(at("plan_part", helps.ref)))

    response = send(client, at("plan_picture", helps.ref))

    assert response.headers["Location"] == at("pupil") + "?open=helps#helps"


def test_no_picture_is_offered_beside_a_must(door, at, plan):
    must = next(each for each in plan.entries.values() if each.kind == "must")

    assert door("laird").get(at("plan_picture", must.ref)).status_code == 404
    assert at("plan_picture", must.ref) not in words_of(door("laird").get(at("plan_card")))


@pytest.mark.parametrize("who", ["nobody", "mairi", "ruth", "callum", "grant", "wojcik"])
def test_nobody_else_finds_the_page(door, at, helps, who):
    assert door(who).get(at("plan_picture", helps.ref)).status_code in (302, 403, 404)
    assert send(door(who), at("plan_picture", helps.ref)).status_code in (302, 403, 404)
    assert not EntryPicture.objects.exists()
