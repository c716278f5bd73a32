"""The pages of adopting: one child at a time, a plan from Word, a whole list."""

import io
import re
from datetime import date

import pytest
from django.conf import settings
from docx import Document

from ettle.cases.models import StatutoryClock
from tests.exchange.adopting.lists import KEPT, by_name, of, workbook

WITH = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def officer(world, client):
    """Ms Okafor at her desk."""
    assert WITH in settings.AUTHENTICATION_BACKENDS
    client.force_login(world.accounts["ms_okafor"], backend=WITH)
    return client


def typed(name: str, on: date) -> dict[str, int]:
    """A day as it is typed in three boxes."""
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def go_on(client, url: str, answers: dict | None) -> str:
    """Answer one page, or follow where it leads, and give the address of the next."""
    response = client.get(url) if answers is None else client.post(url, answers)
    assert response.status_code == 302, response.content.decode()[-3000:]
    return response["Location"]


def begun(client, pupil, kind: str) -> str:
    return go_on(client, f"/authority/pupils/{pupil.ref}/adopt/", {"kind": kind})


def words_of(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return re.sub(r"<[^>]+>", " ", response.content.decode())


def case_given(client, world) -> str:
    """A case given up to the page that checks it."""
    url = begun(client, world.ailsa, "case")
    url = go_on(
        client,
        url,
        {"who": world.mairi.ref, "form": "email", **typed("received_on", date(2026, 7, 6))},
    )
    url = go_on(client, url, typed("proposal_sent_on", date(2026, 8, 24)))
    url = go_on(
        client,
        url,
        {
            "agency_1": world.nhs.ref,
            "service_1": "Therapy",
            **typed("made_on_1", date(2026, 8, 26)),
        },
    )
    url = go_on(
        client,
        url,
        {
            "limit_1": "C02",
            "reason_1": "Holidays",
            **typed("to_1", date(2027, 1, 18)),
            **typed("told_on_1", date(2026, 10, 5)),
        },
    )
    return go_on(client, go_on(client, url, {}), {"source": "The team’s list"})


def test_a_case_is_given_checked_adopted_put_right_and_taken_back(world, officer):
    check = case_given(officer, world)

    said = words_of(officer, check)
    assert "So Sunday 13 December 2026 stands." in said
    assert not StatutoryClock.objects.exists()

    adopted = go_on(officer, check, {})
    assert "Adopted: dates given by Glenmarra Council" in words_of(officer, adopted)
    assert "Adopted: dates given by" in words_of(officer, f"/authority/pupils/{world.ailsa.ref}/")
    assert "Adopted" in words_of(officer, "/authority/")

    again = go_on(officer, f"{adopted}right/", {})
    right = go_on(officer, again, {"reason": "A wrong day."})
    go_on(officer, f"{right}back/", {"reason": "The wrong child."})
    assert "This was taken back" in words_of(officer, right)
    assert not StatutoryClock.objects.exists()


def test_somebody_else_adopted_meanwhile(world, officer):
    first = case_given(officer, world)
    go_on(officer, first, {})

    response = officer.post(f"/authority/pupils/{world.ailsa.ref}/adopt/", {"kind": "case"})

    assert response.status_code == 409


def test_what_was_typed_is_kept_where_a_day_is_none(world, officer):
    url = begun(officer, world.ailsa, "review")

    response = officer.post(
        url, {"requested_by": "Mairi", "notified_on_day": "31", "notified_on_month": "2",
              "notified_on_year": "2026"},
    )  # fmt: skip

    assert response.status_code == 422
    assert 'value="Mairi"' in response.content.decode()


def plan_in_word() -> io.BytesIO:
    document = Document()
    document.add_heading("Profile", 1)
    document.add_paragraph("She draws what she means.")
    document.add_heading("Nominated school", 1)
    document.add_paragraph("Marra Glen")
    table = document.add_table(rows=2, cols=3)
    heads = ("Educational Objectives", "Additional Support Required", "Persons Providing")
    for row, words in zip(table.rows, (heads, ("Follows steps", "Therapy", "A therapist")),
                          strict=True):  # fmt: skip
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    out = io.BytesIO()
    document.save(out)
    out.seek(0)
    out.name = "plan.docx"
    return out


def test_a_plan_is_read_from_word_for_confirming_and_its_scan_is_a_file_to_save(world, officer):
    url = begun(officer, world.ailsa, "plan")
    url = go_on(officer, url, typed("prepared_on", date(2025, 8, 20)))
    people = {
        "nominated_school": world.marra_glen.ref,
        "coordinator": world.laird.ref,
        "contact_officer": world.okafor.ref,
    }
    url = go_on(officer, url, people)

    offered = officer.post(url, {"file": plan_in_word()}).content.decode()
    assert "She draws what she means." in offered
    assert "- Therapy | A therapist" in offered
    assert "Marra Glen" in offered

    url = go_on(officer, url, {"objectives": "Follows steps\n- Therapy | A therapist"})
    check = go_on(officer, url, {"source": "The paper plan"})
    assert "Missed" in words_of(officer, check)
    adopted = go_on(officer, check, {})
    scan = io.BytesIO(b"%PDF-1.7\n%%EOF\n")
    scan.name = "scan.exe"
    go_on(officer, adopted, {"page": scan})
    link = re.search(r"/authority/adopt/pages/[^\"]+", officer.get(adopted).content.decode())[0]

    given = officer.get(link)
    assert given["Content-Disposition"] == 'attachment; filename="page-1.pdf"'
    officer.force_login(world.accounts["nobody"], backend=WITH)
    assert officer.get(link).status_code == 404
    assert officer.post(adopted, {"forget": link.split("/")[-2]}).status_code == 404
    officer.force_login(world.accounts["ms_okafor"], backend=WITH)
    go_on(officer, adopted, {"forget": link.split("/")[-2]})
    assert officer.get(link).status_code == 404


def test_a_list_is_sent_chosen_from_and_taken_back(world, officer):
    content = workbook(
        Retention=[of(world.callum, KEPT, Discontinued="soon"), by_name(world.eilidh, KEPT)]
    )
    file = io.BytesIO(content)
    file.name = "list.xlsx"

    preview = go_on(officer, go_on(officer, "/authority/adopt/file/", {"file": file}), None)
    assert "Retention, line 3" in words_of(officer, preview)
    assert officer.post(preview, {}).status_code == 422
    go_on(officer, preview, {"partial": "yes", "same_child": "0"})

    assert StatutoryClock.objects.get().pupil == world.eilidh
    go_on(officer, preview, {"reason": "The wrong list."})
    assert not StatutoryClock.objects.exists()
