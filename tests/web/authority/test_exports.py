"""The pages that take records out: for ASL officers, recorded, and gone when they should be."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps

from ettle.audit.models import Event
from ettle.config.cast import AILSA, MS_OKAFOR, NOBODY
from ettle.exchange.models import Sheet, WholeExport
from ettle.people.models import Account

BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGES = ("exports/", "sheets/", "sheets/all/", "sheets/all/csv/")


@pytest.fixture
def officer(ready_world, client):
    client.force_login(Account.objects.get(email=MS_OKAFOR.email), backend=BACKEND)
    return client


def test_an_officer_asks_for_everything_and_fetches_it(officer):
    asked = officer.post("/authority/exports/", {})
    shown = officer.get(asked.headers["Location"], follow=True)
    export = WholeExport.objects.get()

    fetched = officer.get(f"/authority/exports/{export.ref}/file/")

    assert "The file is ready" in shown.content.decode()
    content = b"".join(fetched.streaming_content)
    assert len(content) == int(fetched.headers["Content-Length"])
    assert "manifest.json" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert Event.objects.filter(verb="export.downloaded").count() == 1


def test_a_file_that_is_a_day_old_is_not_fetched(officer):
    officer.post("/authority/exports/", {})
    export = WholeExport.objects.get()
    WholeExport.objects.update(made_at=export.made_at - timedelta(hours=25))

    fetched = officer.get(f"/authority/exports/{export.ref}/file/", follow=True)

    assert "The file is deleted" in fetched.content.decode()
    assert not Event.objects.filter(verb="export.downloaded").exists()


def test_an_officer_makes_a_sheet_sees_it_and_marks_it(officer, ready_world):
    made = officer.post("/authority/sheets/", {})
    address = made.headers["Location"]
    shown = officer.get(address).content.decode()
    day = ready_world.day
    marked = officer.post(
        address,
        {"keyed_on_day": day.day, "keyed_on_month": day.month, "keyed_on_year": day.year},
        follow=True,
    )

    assert "Morrison, Ailsa" in shown and AILSA.roll_id in shown
    assert "Co-ordinated support plan (CSP)" in shown
    assert "is keyed in." in marked.content.decode()
    assert Sheet.objects.get().rows == []
    again = officer.post("/authority/sheets/", {})
    assert "Nothing has changed" in again.content.decode()


@pytest.mark.parametrize("as_", ["xlsx", "csv", "pdf"])
def test_a_sheet_is_taken_out_under_a_name_that_tells_nothing(officer, as_):
    officer.post("/authority/sheets/", {})
    sheet = Sheet.objects.get()

    taken = officer.get(f"/authority/sheets/{sheet.ref}/{as_}/")

    assert taken.headers["Content-Disposition"] == (
        f'attachment; filename="roll-system-changes.{as_}"'
    )
    assert len(taken.content) > 100
    assert Event.objects.get(verb="sheet.taken_out").facts == {"how": as_}
    assert officer.get(f"/authority/sheets/{sheet.ref}/exe/").status_code == 404


def test_what_the_roll_system_should_hold_is_shown_whole(officer):
    shown = officer.get("/authority/sheets/all/").content.decode()

    assert "Morrison, Ailsa" in shown


@pytest.mark.parametrize("page", PAGES)
def test_nobody_finds_any_of_these_pages(ready_world, client, page):
    client.force_login(Account.objects.get(email=NOBODY.email), backend=BACKEND)

    assert client.get(f"/authority/{page}").status_code == 404
    assert not apps.get_model("exchange.Sheet").objects.exists()


def test_pages_of_another_councils_file_are_not_there(officer):
    other = apps.get_model("people.Authority").objects.create(code="998", name="Stranger Council")
    at = Account.objects.get(email=MS_OKAFOR.email).made_at
    export = WholeExport.objects.create(
        authority=other, asked_at=at, asked_on=at.date(), made_at=at
    )
    sheet = Sheet.objects.create(authority=other, made_at=at, made_on=at.date(), row_count=0)

    for page in (f"exports/{export.ref}/", f"exports/{export.ref}/file/", f"sheets/{sheet.ref}/"):
        assert officer.get(f"/authority/{page}").status_code == 404
