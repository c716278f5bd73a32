"""The child's questions, as Ailsa answers them on a tablet that Ms Laird handed over."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from ettle.documents.pictures import picture_bytes
from ettle.outbox.models import Message
from ettle.voice.models import Drawing, View
from tests.web.child.test_lending import lent

LONG = "Я люблю 🎨 美術 ‏فن‎ 👩‍👩‍👧 "


@pytest.fixture
def ailsa(client, world, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return lent(client, world)


def step(name: str) -> str:
    return reverse("child:step", args=[name])


def asked(client, name: str) -> dict:
    """Open a question and give the hidden parts of its form."""
    form = client.get(step(name)).context["form"]
    parts = {"form_key": str(form["form_key"].value())}
    if "expected_version" in form.fields:
        parts["expected_version"] = form["expected_version"].value()
    return parts


def photo(kind: str = "PNG", **saved) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(held, kind, **saved)
    return held.getvalue()


def test_before_anything_is_asked_she_is_told_who_reads_it_when_and_what_is_not_private(ailsa):
    page = ailsa.get(reverse("child:before")).content.decode()

    for words in (
        "Mairi Morrison", "Mr Singh", "Ms Laird", "ASL officers",
        "Your mum, dad or carer can read it too.",
        "After you press <strong>Give it</strong>",
        "Those words go in the plan.",
        "we must tell an adult who can help",
        "I need help now", "0800 1111", "I’d rather not today",
    ):  # fmt: skip
        assert words in page
    assert "Rory" not in page


@pytest.mark.parametrize(
    "name",
    ["faces", "good", "hard", "helps", "change", "drawing", "about_plan", "readers", "check"],
)
def test_help_now_and_rather_not_are_on_every_page(ailsa, name: str) -> None:
    page = ailsa.get(step(name)).content.decode()

    assert "I need help now" in page
    assert "I’d rather not today</button>" in page
    assert "0800 1111" in page


def test_ailsa_says_it_in_words_faces_and_a_drawing_and_gives_it_to_her_school_people(
    ailsa, world
) -> None:
    ailsa.post(step("faces"), asked(ailsa, "faces") | {"safe": "4", "talk": "rather_not"})
    ailsa.post(step("good"), asked(ailsa, "good") | {"words": "Art"})
    picture = SimpleUploadedFile("../../etc/passwd.png", photo(), "image/png")
    ailsa.post(step("drawing"), {"drawing": picture, "caption": "My tree"})
    ailsa.post(step("readers"), asked(ailsa, "readers") | {"audience": "school"})

    check = ailsa.get(step("check")).content.decode()
    given = ailsa.post(step("check"), asked(ailsa, "check"), follow=True)

    for words in ("I feel safe at school: <strong>Good</strong>", "Art", "My tree"):
        assert words in check
    view = View.objects.get()
    assert (view.status, view.audience, view.faces) == ("given", "school", {"safe": 4})
    assert "passwd" not in Drawing.objects.get().file_name
    assert "Give this back to the adult." in given.content.decode()


def test_a_face_taken_back_is_gone(ailsa) -> None:
    ailsa.post(step("faces"), asked(ailsa, "faces") | {"safe": "1"})

    ailsa.post(step("faces"), asked(ailsa, "faces") | {"safe": "rather_not"})

    assert View.objects.get().faces == {}


def test_pressing_give_twice_gives_once(ailsa) -> None:
    ailsa.post(step("good"), asked(ailsa, "good") | {"words": "Art"})
    press = asked(ailsa, "check")

    first = ailsa.post(step("check"), press)
    second = ailsa.post(step("check"), press)

    assert first.url == second.url == reverse("child:done")
    assert list(View.objects.values_list("status", flat=True)) == ["given"]


def test_nothing_is_given_when_nothing_was_said(ailsa) -> None:
    page = ailsa.post(step("check"), asked(ailsa, "check"))

    assert page.status_code == 422
    assert "There is nothing here yet." in page.content.decode()


def test_twenty_thousand_letters_of_any_script_are_kept_whole(ailsa) -> None:
    words = (LONG * 2000)[:20_000].strip()

    answer = ailsa.post(step("good"), asked(ailsa, "good") | {"words": words})

    assert answer.status_code == 302
    assert View.objects.get().answers["good"] == words


def test_one_letter_more_is_refused_in_words_and_nothing_is_lost(ailsa) -> None:
    words = "a" * 20_001

    page = ailsa.post(step("good"), asked(ailsa, "good") | {"words": words})

    assert page.status_code == 422
    assert "All your words are still here." in page.content.decode()
    assert words in page.content.decode()


def test_a_drawing_of_40_mb_is_refused_and_its_words_survive(ailsa) -> None:
    huge = SimpleUploadedFile("big.png", b"\x89PNG" + b"0" * 40_000_000, "image/png")

    page = ailsa.post(step("drawing"), {"drawing": huge, "caption": "My tree"})

    text = page.content.decode()
    assert page.status_code == 422
    assert "Choose a smaller one." in text
    assert 'value="My tree"' in text


def test_an_svg_is_refused_in_words_and_its_words_survive(ailsa) -> None:
    svg = SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml")

    page = ailsa.post(step("drawing"), {"drawing": svg, "caption": "My tree"})

    text = page.content.decode()
    assert page.status_code == 422
    assert "We could not read that file as a picture." in text
    assert 'value="My tree"' in text


def test_where_a_photo_was_taken_is_not_kept(ailsa) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (55.0, 57.0, 0.0)}
    with_place = photo("JPEG", exif=exif)

    ailsa.post(step("drawing"), {"drawing": SimpleUploadedFile("a.jpg", with_place, "image/jpeg")})

    kept = Image.open(io.BytesIO(picture_bytes(Drawing.objects.get().file_name)))
    assert dict(Image.open(io.BytesIO(with_place)).getexif()) != {}
    assert dict(kept.getexif()) == {}


def test_her_drawing_is_a_picture_to_her_and_not_there_for_a_stranger(ailsa, world) -> None:
    ailsa.post(step("drawing"), {"drawing": SimpleUploadedFile("a.png", photo(), "image/png")})
    address = reverse("child:drawing", args=[Drawing.objects.get().ref])

    hers = ailsa.get(address)

    assert hers.headers["Content-Type"] == "image/png"
    for name in ("nobody", "rory", "mr_docherty", "ms_grant", "callum", "mairi"):
        other = ailsa.__class__()
        other.force_login(world.accounts[name])
        assert other.get(address).status_code == 404, name


def test_she_takes_a_drawing_away(ailsa) -> None:
    ailsa.post(step("drawing"), {"drawing": SimpleUploadedFile("a.png", photo(), "image/png")})

    ailsa.post(reverse("child:take_away", args=[Drawing.objects.get().ref]))

    assert not Drawing.objects.exists()


def test_the_same_page_open_twice_loses_neither_text(ailsa) -> None:
    first, second = asked(ailsa, "good"), asked(ailsa, "good")
    ailsa.post(step("good"), first | {"words": "Art"})

    page = ailsa.post(step("good"), second | {"words": "Maths"})

    text = page.content.decode()
    assert page.status_code == 409
    assert "Maths" in text
    assert "Art" in text
    assert View.objects.get().answers["good"] == "Art"


def test_help_now_says_who_was_told_and_asks_only_once(ailsa) -> None:
    ailsa.post(reverse("child:help"))
    page = ailsa.post(reverse("child:help")).content.decode()

    for name in ("Mr Baird", "Ms Kerr", "Ms Laird"):
        assert name in page
    assert Message.objects.filter(letter="HELP", sent_on__isnull=False).count() == 3


def test_help_now_does_not_say_that_anybody_was_told_when_nobody_could_be(ailsa, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    page = ailsa.post(reverse("child:help")).content.decode()

    assert "We could not send it" in page
    assert "Tell an adult near you now." in page


def test_the_childs_page_is_never_kept_by_the_device(ailsa) -> None:
    assert ailsa.get(step("good")).headers["Cache-Control"] == "no-store"
