"""School calendars that come in and go out as files: CSV, XLSX and iCalendar.

What belongs here: reading and writing the files. What does not: what a day is, or keeping
it (``people``). Nothing is ever fetched: a file is uploaded, and a person confirms each row.
"""

from ettle.exchange.school_calendar.icalendar_in import read_icalendar
from ettle.exchange.school_calendar.icalendar_out import write_icalendar
from ettle.exchange.school_calendar.rows import CalendarFile, CalendarRow
from ettle.exchange.school_calendar.table_in import read_calendar_table
from ettle.exchange.school_calendar.table_out import COLUMNS, write_calendar_csv

__all__ = [
    "COLUMNS",
    "CalendarFile",
    "CalendarRow",
    "read_calendar",
    "read_calendar_table",
    "read_icalendar",
    "write_calendar_csv",
    "write_icalendar",
]


def read_calendar(content: bytes) -> CalendarFile:
    """Read a calendar file of any of the three kinds, told apart by what is in it."""
    start = content[:400].lstrip(b"\xef\xbb\xbf \t\r\n").upper()
    if start.startswith(b"BEGIN:VCALENDAR"):
        return read_icalendar(content)
    return read_calendar_table(content)
