"""How a council's own files are read, as Ms Okafor says it on the page."""

import html
import json
import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ettle.exchange.models import ColumnMapping

OWN = "/authority/roll/own/"
FILE = (
    "Surname;Forename;DOB;Pupil No.;SEED Code;Year Stage\n"
    "Ross;Màiri;30/04/2019;007;9990001;Primary 3\n"
).encode()
CHOSEN = {
    "name": "Pupils",
    "date_order": "dmy",
    "words": "stage: Primary 3 = P3",
    "column_id": "h:Pupil No.",
    "column_given_name": "h:Forename",
    "column_family_name": "h:Surname",
    "column_birth_date": "h:DOB",
    "column_school": "h:SEED Code",
    "column_stage": "h:Year Stage",
}


def door(world, name: str) -> Client:
    client = Client()
    client.force_login(world.accounts[name], backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


@pytest.fixture
def okafor(world) -> Client:
    return door(world, "ms_okafor")


def looked_at(client: Client):
    sent = {"kind": "pupil", "file": SimpleUploadedFile("ours.csv", FILE, "text/csv")}
    return client.post(OWN, sent)


def top_of(response) -> str:
    found = re.search(r'name="top" value="([^"]*)"', response.content.decode())
    return html.unescape(found.group(1))


def test_headings_are_guessed_from_the_file_for_her_to_look_at(okafor):
    shown = looked_at(okafor).content.decode()

    assert '<option value="h:Forename" selected>' in shown
    assert "stage: Primary 3 = P3" in shown


def test_the_first_rows_are_shown_as_they_would_be_read_and_nothing_is_kept(okafor):
    top = top_of(looked_at(okafor))

    shown = okafor.post(OWN + "new/", CHOSEN | {"top": top, "look": "yes"}).content.decode()

    assert "2019-04-30" in shown
    assert "P3" in shown
    assert not ColumnMapping.objects.exists()


def test_what_she_chose_is_kept_and_a_change_is_the_next_version(okafor):
    top = top_of(looked_at(okafor))

    kept = okafor.post(OWN + "new/", CHOSEN | {"top": top})
    row = ColumnMapping.objects.get()
    okafor.post(f"{OWN}{row.ref}/", CHOSEN | {"top": top, "date_order": "ymd"})

    now = ColumnMapping.objects.get(ended_at__isnull=True)
    assert (kept.status_code, now.version, now.reads["date_order"]) == (302, 2, "ymd")
    assert now.reads["constants"] == {"record": "pupil"}


def test_a_column_that_every_row_needs_must_have_a_heading(okafor):
    top = top_of(looked_at(okafor))

    shown = okafor.post(OWN + "new/", CHOSEN | {"top": top, "column_stage": ""})

    assert "Choose the heading it stands under." in html.unescape(shown.content.decode())
    assert not ColumnMapping.objects.exists()


def test_headings_that_were_tampered_with_lead_back_to_the_file(okafor):
    for top in ("", "[]", json.dumps({"kind": "x", "headings": [], "rows": []}), "{"):
        assert okafor.post(OWN + "new/", CHOSEN | {"top": top}).status_code == 302


def test_reading_this_way_can_be_stopped(okafor):
    top = top_of(looked_at(okafor))
    okafor.post(OWN + "new/", CHOSEN | {"top": top})
    row = ColumnMapping.objects.get()

    okafor.post(f"{OWN}{row.ref}/stop/")

    assert not ColumnMapping.objects.filter(ended_at__isnull=True).exists()


def test_a_stranger_finds_nothing_there(world, okafor):
    okafor.post(OWN + "new/", CHOSEN | {"top": top_of(looked_at(okafor))})
    nobody = door(world, "nobody")
    row = ColumnMapping.objects.get()

    found = [nobody.get(OWN).status_code, nobody.get(f"{OWN}{row.ref}/").status_code]

    assert found == [404, 404]


def test_a_file_with_their_own_headings_is_then_checked_as_it_was_set(okafor, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    okafor.post(OWN + "new/", CHOSEN | {"top": top_of(looked_at(okafor))})

    sent = okafor.post(
        "/authority/roll/", {"file": SimpleUploadedFile("ours.csv", FILE, "text/csv")}
    )
    checked = okafor.get(sent["Location"])
    shown = html.unescape(okafor.get(checked["Location"]).content.decode())

    assert "The file was read as “Pupils”, as your council has set it." in shown
    assert "Màiri Ross" in shown
