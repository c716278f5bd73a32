"""The officer keeps the council's school year by page and by file."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ettle.people.models import CalendarEntry
from tests.web.authority.test_roll_pages import door, words

CALENDAR = "/authority/calendar/"
YEAR = f"{CALENDAR}2026-27/"
SNOW = {
    "kind": "closure", "starts_on_day": "3", "starts_on_month": "12", "starts_on_year": "2026",
    "label": "Snow", "whom": "all",
}  # fmt: skip


@pytest.fixture
def okafor(world) -> Client:
    return door(world, "ms_okafor")


def snow(world) -> CalendarEntry:
    return CalendarEntry.objects.create(
        authority=world.authority, session="2026-27", kind="closure", label="Snow",
        starts_on=date(2026, 12, 3), ends_on=date(2026, 12, 3),
    )  # fmt: skip


def change_page(entry) -> str:
    return f"{CALENDAR}days/{entry.ref}/"


def send(client, content: bytes, name="dates.csv"):
    return client.post(f"{CALENDAR}file/", {"file": SimpleUploadedFile(name, content)})


def fields_of(response) -> dict[str, str]:
    """Give back what the page's own form would send, ticks and choices included."""
    html = response.content.decode()
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and not ("checkbox" in tag and "checked" not in tag):
            found[name[1]] = value[1] if value else "on" if "checkbox" in tag else ""
    for name, body in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        found[name] = chosen[1] if chosen else ""
    return found


def test_a_session_says_its_days_and_what_looks_wrong(okafor):
    shown = okafor.get(YEAR)

    assert shown.status_code == 200
    assert "days for pupils and 3 in-service days" in words(shown)
    assert "3 in-service days. Five are usual." in words(shown)
    assert "August 2026" in words(shown)


def test_snow_is_added_once_though_it_is_pressed_twice(okafor):
    key = fields_of(okafor.get(f"{CALENDAR}add/"))["form_key"]

    first = okafor.post(f"{CALENDAR}add/", SNOW | {"form_key": key})
    okafor.post(f"{CALENDAR}add/", SNOW | {"form_key": key})

    assert first["Location"] == YEAR
    assert CalendarEntry.objects.filter(label="Snow").count() == 1


def test_a_school_that_nobody_knows_is_said_at_its_question(okafor):
    response = okafor.post(
        f"{CALENDAR}add/", SNOW | {"whom": "some", "schools": "Marra Glenn Primary School"}
    )

    assert response.status_code == 422
    assert "Do you mean “Marra Glen Primary School”?" in words(response)


def test_two_officers_change_the_same_days_and_the_second_sees_both(okafor, world):
    entry = snow(world)
    okafor.post(change_page(entry), SNOW | {"label": "Ice", "expected_version": "1"})

    second = okafor.post(change_page(entry), SNOW | {"label": "Flood", "expected_version": "1"})
    again = okafor.post(change_page(entry), fields_of(second) | SNOW | {"label": "Flood"})

    assert second.status_code == 409
    assert "Ice, Thursday 3 December 2026" in words(second)
    assert 'value="Flood"' in second.content.decode()
    assert again.status_code == 302
    assert CalendarEntry.objects.get(pk=entry.pk).label == "Flood"


def test_days_are_taken_out_after_a_page_that_says_what_that_does(okafor, world):
    entry = snow(world)
    asked = okafor.get(f"{change_page(entry)}out/")

    okafor.post(f"{change_page(entry)}out/", fields_of(asked))

    assert "Snow, Thursday 3 December 2026" in words(asked)
    assert not CalendarEntry.objects.filter(label="Snow").exists()


def test_a_file_is_shown_row_by_row_and_kept_on_a_yes(okafor, world):
    shown = send(
        okafor,
        b"session,kind,first day,last day,name,schools\n"
        b"2027-28,term,18/08/2027,28/06/2028,,\n"
        b"2027-28,holiday,11/10/2027,15/10/2027,October holiday,\n"
        b"2027-28,holiday,31/11/2027,,Nothing,\n",
    )

    kept = okafor.post(f"{CALENDAR}file/", fields_of(shown))

    assert "November 2027 has 30 days." in words(shown)
    assert kept.status_code == 302
    assert CalendarEntry.objects.filter(session="2027-28").count() == 2


def test_an_event_whose_words_say_nothing_has_to_be_chosen(okafor, world):
    shown = send(
        okafor,
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        b"DTSTART;VALUE=DATE:20270610\r\nSUMMARY:Sports day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "dates.ics",
    )
    ticked = okafor.post(f"{CALENDAR}file/", fields_of(shown) | {"r1-take": "on"})
    chosen = okafor.post(
        f"{CALENDAR}file/", fields_of(shown) | {"r1-take": "on", "r1-kind": "holiday"}
    )

    assert "Choose what these days are." in words(ticked)
    assert chosen.status_code == 302
    assert CalendarEntry.objects.filter(label="Sports day").exists()


def test_one_school_has_a_year_and_a_file_of_its_own(okafor, world):
    entry = snow(world)
    entry.schools.add(world.marra_glen)

    shown = okafor.get(YEAR, {"school": "Marra Glen Primary School"})
    own = okafor.get(f"{YEAR}ics/", {"school": world.marra_glen.ref}).content
    every = okafor.get(f"{YEAR}ics/").content

    assert "1 of them lost to closures" in words(shown)
    assert (b"SUMMARY:Snow" in own, b"SUMMARY:Snow" in every) == (True, False)


def test_anyone_reads_the_public_dates_and_saves_them(world):
    stranger = Client()

    listed = stranger.get("/school-dates/")
    shown = stranger.get(f"/school-dates/{world.authority.code}/")
    saved = stranger.get(f"/school-dates/{world.authority.code}/2026-27.ics")

    assert "Glenmarra Council" in words(listed)
    assert "School dates 2026-27" in words(shown)
    assert saved["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"SUMMARY:First day for pupils" in saved.content


@pytest.mark.parametrize("who", ["nobody", "mr_baird", "ms_grant", "mairi", "ruth"])
def test_nobody_but_the_officer_finds_the_pages(world, who):
    entry = snow(world)
    stranger = door(world, who)
    pages = [
        CALENDAR, YEAR, f"{CALENDAR}add/", f"{CALENDAR}file/", f"{YEAR}csv/",
        change_page(entry), f"{change_page(entry)}out/",
    ]  # fmt: skip

    assert {stranger.get(one).status_code for one in pages} == {404}
    assert stranger.post(f"{change_page(entry)}out/").status_code == 404
