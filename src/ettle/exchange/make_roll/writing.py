"""A made-up roll as a file. The same rows give the same bytes, also as a workbook."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

A_DAY = (2020, 1, 1, 0, 0, 0)
WHEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write CSV in UTF-8 with a byte order mark, as a spreadsheet expects it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def as_workbook(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a workbook with one sheet of text, with no trace of the hour it was made."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Roll")
    sheet.append(list(headings))
    for row in rows:
        sheet.append([cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return _without_the_hour(out.getvalue())


def _without_the_hour(content: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = WHEN.sub(rb"\g<1>2020-01-01T00:00:00Z", part)
            again.writestr(zipfile.ZipInfo(name, A_DAY), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
