"""A school calendar comes in as CSV, as a workbook or as iCalendar, and goes out again."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from ettle.exchange.school_calendar import (
    read_calendar,
    write_calendar_csv,
    write_icalendar,
)
from ettle.people.school_year import Span

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
CSV = """session,kind,first day,last day,name,schools
2026-27,term,18/08/2026,25/06/2027,,
2026-27,in-service,2026-11-13,,In-service day,
2026-27,local holiday,28/09/2026,28/09/2026,Marra Fair,Marra Glen Primary School; 9991234
"""


def seen(file):
    return [
        (row.kind, row.starts_on.isoformat(), row.ends_on.isoformat(), row.is_taken)
        for row in file.rows
    ]


def ics(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//A council//EN"]
    for number, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}@council", "DTSTAMP:20260101T000000Z"]
        lines += [*event.split("|"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def test_a_csv_file_in_our_form_is_read_with_days_as_people_write_them():
    file = read_calendar(CSV.encode())

    assert file.rejections == []
    assert seen(file) == [
        ("term", "2026-08-18", "2027-06-25", True),
        ("in_service", "2026-11-13", "2026-11-13", True),
        ("local_holiday", "2026-09-28", "2026-09-28", True),
    ]
    assert file.rows[2].schools == ("Marra Glen Primary School", "9991234")


def test_a_workbook_with_a_title_above_its_headings_is_read_the_same():
    book = Workbook()
    book.active.append(["School dates of Glenmarra Council"])
    book.active.append([])
    for line in CSV.splitlines():
        book.active.append(line.split(","))
    book.active["C5"] = date(2026, 11, 13)
    out = io.BytesIO()
    book.save(out)

    assert seen(read_calendar(out.getvalue())) == seen(read_calendar(CSV.encode()))


@pytest.mark.parametrize(
    ("row", "column", "happened"),
    [
        ("2026-27,party,18/08/2026,,,", "kind", "We do not know this kind of day."),
        ("2026-27,holiday,31/02/2027,,,", "first day", "February 2027 has 28 days."),
        ("2026-27,holiday,18/08/26,,,", "first day", ""),
        ("2026-27,holiday,18/08/2026,17/08/2026,,", "last day", "The last day is before"),
        ("2026,holiday,18/08/2026,,,", "session", "This is not a session."),
        ("2026-27,local holiday,18/09/2026,,,", "schools", "no school is named"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_the_others_stay(row, column, happened):
    file = read_calendar((CSV + row + "\n").encode())

    assert len(file.rows) == 3
    assert [(each.line, each.column) for each in file.rejections] == [(5, column)]
    assert happened in file.rejections[0].happened


@pytest.mark.parametrize(
    "content", [b"", b"BEGIN:VCALENDAR\r\nBEGIN:VEV", b"a,b\n1,2\n", b"PK\x03\x04"]
)
def test_a_file_that_is_no_calendar_is_refused_in_words(content):
    file = read_calendar(content)

    assert file.rows == []
    assert file.rejections[0].do


def test_a_councils_own_events_are_guessed_from_their_words():
    file = read_calendar(
        ics(
            "SUMMARY:Staff return - In-Service Day|DTSTART;VALUE=DATE:20260814",
            "SUMMARY:Pupils return|DTSTART;VALUE=DATE:20260818|DTEND;VALUE=DATE:20260819",
            "SUMMARY:October Week|DTSTART;VALUE=DATE:20261012|DTEND;VALUE=DATE:20261017",
            "SUMMARY:Sports day|DTSTART;VALUE=DATE:20270610",
            "SUMMARY:Term ends|DTSTART;VALUE=DATE:20270625",
            "SUMMARY:Summer holidays|DTSTART;VALUE=DATE:20270628|DTEND;VALUE=DATE:20270817",
        )
    )

    assert seen(file) == [
        ("in_service", "2026-08-14", "2026-08-14", True),
        ("term", "2026-08-18", "2027-06-25", True),
        ("holiday", "2026-10-12", "2026-10-16", True),
        ("", "2027-06-10", "2027-06-10", False),
        ("holiday", "2027-06-28", "2027-08-16", False),
    ]
    assert file.rows[1].why == "From “Pupils return” to “Term ends”."


@pytest.mark.parametrize(
    ("event", "happened"),
    [
        ("SUMMARY:Holiday|DTSTART;VALUE=DATE:20261012|RRULE:FREQ=YEARLY", "without an end"),
        (
            "SUMMARY:Holiday|DTSTART;VALUE=DATE:20261012|RRULE:FREQ=YEARLY;COUNT=9",
            "longer than a school year",
        ),
        (
            "SUMMARY:Holiday|DTSTART;VALUE=DATE:20261012|RRULE:FREQ=HOURLY;COUNT=2",
            "a rule that we do not read",
        ),
        (
            "SUMMARY:Holiday|DTSTART;VALUE=DATE:20261012|RDATE;VALUE=DATE:20261020",
            "days of a repeat were moved",
        ),
        ("SUMMARY:Parents|DTSTART:20261012T180000Z|DTEND:20261012T190000Z", "a time of day"),
        ("SUMMARY:Nothing", "cannot be read"),
    ],
)
def test_what_is_no_plain_day_is_refused_in_words(event, happened):
    file = read_calendar(ics(event))

    assert file.rows == []
    assert happened in file.rejections[0].happened


def test_a_repeat_that_ends_is_written_out_day_by_day():
    file = read_calendar(
        ics(
            "SUMMARY:Schools closed|DTSTART;VALUE=DATE:20270205|DTEND;VALUE=DATE:20270206"
            "|RRULE:FREQ=WEEKLY;UNTIL=20270226T000000Z|EXDATE;VALUE=DATE:20270219",
            "SUMMARY:Christmas holiday|DTSTART;VALUE=DATE:20261225|RRULE:FREQ=YEARLY;COUNT=2",
        )
    )

    assert [row.starts_on for row in file.rows] == [
        date(2026, 12, 25), date(2027, 2, 5), date(2027, 2, 12), date(2027, 2, 26),
        date(2027, 12, 25),
    ]  # fmt: skip
    assert file.rejections == []


def test_midnight_in_scotland_is_the_day_there_and_not_the_day_before():
    file = read_calendar(ics("SUMMARY:May holiday|DTSTART:20270523T230000Z|DTEND:20270524T230000Z"))

    assert seen(file) == [("holiday", "2027-05-24", "2027-05-24", True)]


def test_a_cancelled_event_is_left_out_and_the_latest_edition_counts():
    cancelled = "SUMMARY:Holiday|DTSTART;VALUE=DATE:20261012|STATUS:CANCELLED"
    older = "SUMMARY:Holiday|DTSTART;VALUE=DATE:20261012|SEQUENCE:1"
    newer = "SUMMARY:Holiday|DTSTART;VALUE=DATE:20261013|SEQUENCE:2"
    both = ics(newer, older).replace(b"UID:1@", b"UID:0@")

    assert read_calendar(ics(cancelled)).notes == [
        "“Holiday” is marked as cancelled. It was left out."
    ]
    assert seen(read_calendar(both)) == [("holiday", "2026-10-13", "2026-10-13", True)]


days = st.integers(0, 300).map(lambda ahead: date(2026, 8, 18) + timedelta(days=ahead))
kinds = st.sampled_from(["holiday", "in_service", "closure"])


@given(
    st.lists(st.tuples(kinds, days, st.integers(0, 14)), max_size=8, unique_by=lambda one: one[1])
)
def test_what_goes_out_comes_in_again_and_nothing_is_lost(given_days):
    spans = [
        Span(
            session="2026-27",
            kind="term",
            starts_on=date(2026, 8, 18),
            ends_on=date(2027, 6, 25),
            ref="a",
        ),
        *(
            Span(
                session="2026-27",
                kind=kind,
                starts_on=first,
                ends_on=first + timedelta(days=more),
                ref=f"b{at}",
                label="Marra, day; “off”",
            )
            for at, (kind, first, more) in enumerate(given_days)
        ),
    ]
    expected = {(span.session, span.kind, span.starts_on, span.ends_on) for span in spans}

    for content in (write_icalendar("Ours", spans, at=AT), write_calendar_csv(spans, {})):
        rows = read_calendar(content).rows
        assert {(row.session, row.kind, row.starts_on, row.ends_on) for row in rows} == expected
