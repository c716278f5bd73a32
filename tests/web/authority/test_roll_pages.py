"""The officer's pages of the roll, as Ms Okafor uses them."""

import html
import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ettle.exchange.models import RollImport
from ettle.exchange.roll.mapping import Mapping
from ettle.exchange.services import save_mapping
from ettle.people.models import Pupil
from tests.exchange.roll_files import ISLA, KIRSTY, LEWIS, roll_file

ROLL = "/authority/roll/"


def door(world, name: str) -> Client:
    client = Client()
    account = world.accounts[name]
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


@pytest.fixture
def okafor(world, settings, tmp_path) -> Client:
    settings.FILES_ROOT = tmp_path / "files"
    return door(world, "ms_okafor")


def send(client: Client, content: bytes, name: str = "roll.csv"):
    """Send a file, and follow its check (done at once) to where it leads."""
    sent = client.post(ROLL, {"file": SimpleUploadedFile(name, content, "text/csv")})
    return client.get(sent["Location"]) if sent.status_code == 302 else sent


def yes(client: Client, address: str, **said: str):
    """Say yes, and follow the work to where it leads."""
    said_yes = client.post(address, said)
    return client.get(said_yes["Location"]) if said_yes.status_code == 302 else said_yes


def words(response) -> str:
    body = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL).group()
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def test_a_good_file_leads_to_what_it_would_do_and_nothing_is_written_yet(okafor):
    checked = send(okafor, roll_file(ISLA, KIRSTY))
    shown = okafor.get(checked["Location"])

    assert (checked.status_code, shown.status_code) == (302, 200)
    assert "Every row can be taken. Nothing is written yet." in words(shown)
    assert "Isla Ross Id P9001 As Pupil" in words(shown)
    assert not Pupil.objects.filter(roll_id="P9001").exists()


def test_a_yes_brings_it_in_and_the_same_page_then_says_so(okafor):
    address = send(okafor, roll_file(ISLA, KIRSTY))["Location"]

    leads_to = yes(okafor, address)
    done = okafor.get(address)

    assert leads_to["Location"] == address
    assert "The roll is in" in words(done)
    assert Pupil.objects.get(roll_id="P9001").name == "Isla Ross"


def test_a_double_press_brings_it_in_once(okafor):
    address = send(okafor, roll_file(ISLA))["Location"]

    okafor.post(address)
    second = okafor.post(address)

    assert second.status_code == 200
    assert Pupil.objects.filter(roll_id="P9001").count() == 1


def test_a_rejected_row_is_shown_with_its_line_column_value_and_cure(okafor):
    address = send(okafor, roll_file(ISLA, LEWIS | {"birth_date": "31/02/2015"}))["Location"]

    response = okafor.get(address)

    assert "1 of 2 rows cannot be taken." in words(response)
    assert (
        "3 Column birth date What stands there 31/02/2015 "
        "What is wrong February 2015 has 28 days. "
        "What to do Check the day against the pupil's or the person's papers." in words(response)
    )


def test_a_file_that_changes_nothing_has_no_button(okafor):
    yes(okafor, send(okafor, roll_file(ISLA))["Location"])

    shown = okafor.get(send(okafor, roll_file(ISLA))["Location"])

    assert "Nothing: the roll already says all of this." in words(shown)
    assert "Bring in the roll" not in words(shown)


def test_a_preview_that_went_stale_is_refused_with_the_reason(okafor, world):
    address = send(okafor, roll_file(ISLA))["Location"]
    Pupil.objects.filter(pk=world.ailsa.pk).update(version=2)

    response = okafor.post(address)

    assert response.status_code == 409
    assert "Nothing has been written." in words(response)
    assert not Pupil.objects.filter(roll_id="P9001").exists()


def test_no_file_is_said_at_the_field(okafor):
    response = okafor.post(ROLL)

    assert response.status_code == 422
    assert "Choose a file for “Roll file”." in words(response)


def test_a_file_whose_name_is_a_path_is_read_for_what_it_holds(okafor):
    response = send(okafor, roll_file(ISLA), name="../../etc/passwd.csv")

    assert response.status_code == 302
    assert "passwd" not in str(RollImport.objects.values())


def test_a_stage_that_changes_is_shown_from_and_to(okafor):
    yes(okafor, send(okafor, roll_file(ISLA))["Location"])

    shown = okafor.get(send(okafor, roll_file(ISLA | {"stage": "P4"}))["Location"])

    assert "Isla Ross (P9001) What stage On the roll P3 In the file P4" in words(shown)


@pytest.mark.parametrize("who", ["nobody", "mr_baird", "ms_grant", "mairi", "ruth"])
def test_nobody_but_the_officer_finds_the_pages(world, okafor, who):
    address = send(okafor, roll_file(ISLA))["Location"]
    stranger = door(world, who)

    assert [stranger.get(ROLL).status_code, stranger.get(address).status_code] == [404, 404]
    assert [stranger.post(ROLL).status_code, stranger.post(address).status_code] == [404, 404]


def test_signed_out_the_pages_lead_to_sign_in(world):
    response = Client().get(ROLL)

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_of_a_long_list_the_first_50_are_shown_and_the_rest_page_by_page(okafor):
    many = [ISLA | {"id": f"P{n}", "scn": f"09930{n}", "stage": "P0"} for n in range(1000, 1201)]

    address = send(okafor, roll_file(*many))["Location"]
    shown, last = okafor.get(address), okafor.get(f"{address}list/rejected/?page=5")

    assert "These are the first 50 of 201." in words(shown)
    assert "Page 5 of 5." in words(last)
    assert "202 Column stage" in words(last)


def test_the_rows_that_can_be_taken_come_in_only_when_she_says_so(okafor):
    address = send(okafor, roll_file(ISLA, LEWIS | {"stage": "P0"}))["Location"]

    unsaid = okafor.post(address)
    yes(okafor, address, partial="on")
    done = okafor.get(address)

    assert unsaid.status_code == 422
    assert "1 of its rows waits to be mended." in words(done)
    assert list(Pupil.objects.filter(roll_id__startswith="P9").values_list("roll_id")) == [
        ("P9001",)
    ]


@pytest.mark.parametrize("as_", ["xlsx", "csv"])
def test_rejected_rows_are_given_back_as_a_sheet_to_mend(okafor, as_):
    address = send(okafor, roll_file(ISLA, LEWIS | {"stage": "P0"}))["Location"]

    sheet = okafor.get(f"{address}rejected/{as_}/")

    assert sheet.status_code == 200
    assert sheet["Content-Disposition"] == f'attachment; filename="rows-to-correct.{as_}"'
    assert len(sheet.content) > 100


def test_a_pupil_whom_the_file_leaves_out_is_named_by_the_name_she_uses(okafor, world):
    Pupil.objects.filter(pk=world.ailsa.pk).update(known_as="Ailie")

    shown = okafor.get(send(okafor, roll_file(ISLA))["Location"])

    assert "Ailie Morrison Id P1001 As Pupil" in words(shown)


def test_a_file_with_the_councils_own_headings_is_read_as_the_council_has_set_it(okafor, world):
    headings = {"id": "Pupil No.", "given_name": "Forename", "family_name": "Surname"}
    headings |= {"birth_date": "DOB", "school": "SEED", "stage": "Year"}
    save_mapping(
        by=world.actor("okafor"), authority=world.authority, name="Pupils", kind="pupil",
        headings=list(headings.values()),
        mapping=Mapping(
            name="Pupils", headings=headings, constants={"record": "pupil"},
            words={"stage": {"Primary 3": "P3"}},
        ),
    )  # fmt: skip
    ours = (
        "Surname;Forename;DOB;Pupil No.;SEED;Year\nRoss;Màiri;30/04/2019;P9001;9990001;Primary 3\n"
    )

    address = send(okafor, ours.encode())["Location"]
    shown = okafor.get(address)
    yes(okafor, address)

    assert "The file was read as “Pupils”" in words(shown)
    assert Pupil.objects.get(roll_id="P9001").name == "Màiri Ross"


def test_undoing_is_long_work_that_leads_back_to_the_file(okafor):
    address = send(okafor, roll_file(ISLA))["Location"]
    yes(okafor, address)

    leads_to = yes(okafor, f"{address}undo/")

    assert leads_to["Location"] == address
    assert "This roll was undone" in words(okafor.get(address))
    assert not Pupil.objects.filter(roll_id="P9001").exists()


def test_the_past_says_who_sent_and_who_brought_in_ten_at_a_time(okafor):
    yes(okafor, send(okafor, roll_file(ISLA))["Location"])
    for stage in range(11):
        yes(okafor, send(okafor, roll_file(ISLA | {"class": f"P3.{stage}"}))["Location"])

    first, second = okafor.get(ROLL), okafor.get(f"{ROLL}?page=2")

    assert "Sent by Ms Okafor How it stands Brought in Brought in by Ms Okafor" in words(first)
    assert "Page 1 of 2." in words(first)
    assert words(second).count("Sent by Ms Okafor") == 2


def test_a_file_whose_only_news_is_a_parent_can_be_brought_in(okafor):
    yes(okafor, send(okafor, roll_file(ISLA, KIRSTY, LEWIS))["Location"])

    shown = okafor.get(
        send(okafor, roll_file(ISLA, KIRSTY, LEWIS, KIRSTY | {"pupil": "P9002"}))["Location"]
    )

    assert "Bring in the roll" in words(shown)
