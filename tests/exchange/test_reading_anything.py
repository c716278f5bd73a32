"""Any table of cells, written as text or as a workbook, is read back the same."""

import csv
import datetime
import io
import unicodedata
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ettle.exchange.make_roll.writing import as_workbook
from ettle.exchange.rejected_sheet import IN_FRONT, rejected_rows, rejected_sheet
from ettle.exchange.roll.reading import Rejection, read_table

HEADINGS = ("record", "id", "given_name", "family_name", "known_as", "address")
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
CELLS = st.text(LETTERS, max_size=20).filter(lambda cell: not cell.startswith("'"))
IN_OLDER = st.text(st.sampled_from("abcÀàèìòùéíóúäöüçñMR '-,;|.\""), max_size=12)
SEPARATORS = st.sampled_from([",", ";", "\t", "|"])
UNICODE = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])


def rows_of(cells):
    row = st.lists(cells, min_size=5, max_size=5).map(lambda row: ["pupil", *row])
    return st.lists(row, min_size=1, max_size=6)


def written(rows, separator=",", encoding="utf-8", ends="\r\n") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=ends)
    writer.writerows([HEADINGS, *rows])
    return out.getvalue().encode(encoding)


def plainly(rows) -> list[dict[str, str]]:
    return [
        {
            name: unicodedata.normalize("NFC", cell.strip())
            for name, cell in zip(HEADINGS, row, strict=True)
            if cell.strip()
        }
        for row in rows
    ]


def read(content: bytes) -> list[dict[str, str]]:
    table = read_table(content)
    assert table.rejections == []
    return [row.cells for row in table.rows]


@settings(max_examples=80, deadline=None)
@given(rows=rows_of(CELLS), separator=SEPARATORS, encoding=UNICODE,
       ends=st.sampled_from(["\n", "\r\n", "\r"]))  # fmt: skip
def test_any_cells_as_text_are_read_back_the_same(rows, separator, encoding, ends):
    assert read(written(rows, separator, encoding, ends)) == plainly(rows)


@settings(max_examples=40, deadline=None)
@given(rows=rows_of(CELLS))
def test_any_cells_as_a_workbook_are_read_back_the_same(rows):
    safe = [[cell if cell[:1] != "=" else "x" + cell for cell in row] for row in rows]

    assert read(as_workbook(HEADINGS, safe)) == plainly(safe)


@settings(max_examples=40, deadline=None)
@given(rows=rows_of(CELLS), as_=st.sampled_from(["csv", "xlsx"]))
def test_rejected_rows_given_back_and_brought_back_unmended_are_the_same_rows(rows, as_):
    table = read_table(written(rows))
    faults = [row.reject("id", "It is wrong.", "Mend it.") for row in table.rows]

    sheet = rejected_sheet(rejected_rows(table, faults), as_)

    assert read(sheet) == plainly(rows)


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400))
def test_whatever_the_bytes_something_is_said_and_nothing_breaks(content):
    for start in (b"", b"PK\x03\x04", b"\xff\xfe", b"record,id,given_name\n"):
        table = read_table(start + content)

        assert table.rows or table.rejections


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "name", ["Wójcik", "Màiri", "Siân", "O’Neil", "D’Arcy", "Zoë", "Óisín", "Björn", "Peña"]
)
def test_older_letters_are_read_as_they_were_meant_and_shown(encoding, name):
    table = read_table(written([["pupil", "1", name, "Ross", "", ""]], ";", encoding))

    assert [row["given_name"] for row in table.rows] == [name]
    assert any(name in note for note in table.notes)


def test_letters_that_would_be_a_guess_are_refused_and_not_spoiled():
    polish = written([["pupil", "1", "Władysław", "Ross", "", ""]], ",", "cp1250")

    assert "would be spoiled" in read_table(polish).rejections[0].happened


def book_of(*rows, **looks) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEADINGS, *rows):
        sheet.append(row)
    for cell, look in looks.items():
        sheet[cell].number_format = look
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbooks_days_numbers_and_noughts_are_read_as_they_are_shown():
    day = datetime.date(2019, 4, 30)

    found = read(book_of(["pupil", 7, day, 27.5, "007", True], B2="00000"))

    assert list(found[0].values()) == ["pupil", "00007", "2019-04-30", "27.5", "007", "TRUE"]


def test_a_formula_is_read_as_a_formula_and_never_worked_out():
    assert read(book_of(["pupil", "1", "=A1", "Ross", "", ""]))[0]["given_name"].startswith("=")


def test_a_title_a_hidden_row_and_another_sheet_are_said():
    book = openpyxl.Workbook()
    book.active.title = "Pupils"
    for row in (["Roll of Glenmarra"], [], HEADINGS, ["pupil", "1", "Isla", "Ross", "", ""]):
        book.active.append(row)
    book.active.row_dimensions[4].hidden = True
    book.create_sheet("Notes")
    out = io.BytesIO()
    book.save(out)

    assert read_table(out.getvalue()).notes == [
        "The sheet “Pupils” was read, and no other.",
        "Line 1 above the headings was not read.",
        "Row 4 is hidden in the sheet. It was read too.",
    ]


def test_joined_cells_are_refused_where_they_stand():
    book = openpyxl.Workbook()
    for row in (HEADINGS, ["pupil", "1", "Isla", "Ross", "", ""]):
        book.active.append(row)
    book.active.merge_cells("C2:D2")
    out = io.BytesIO()
    book.save(out)

    table = read_table(out.getvalue())

    assert ([each.line for each in table.rejections], table.rows) == ([2], [])
    assert "C2 to D2 are joined into one" in table.rejections[0].happened


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr({"types": "[Content_Types].xml"}.get(name, f"xl/{name}.xml"), part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "happened"),
    [
        (packed(types=b"<a/>", sheet=b"0" * 40_000_000), "unpacks to far more than a roll can be"),
        (packed(types=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "that no spreadsheet writes"),
        (packed(other=b"<a/>"), "This is not an Excel workbook."),
        (packed(types=b"<a/>"), "The workbook is damaged."),
        (book_of(["pupil", "1", "a", "b", "", ""])[:900], "damaged or was cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "of an older kind (.xls), or one with"),
        (b"record,id\n" + b"x" * 300_000, "far longer than a row can be"),
    ],
)
def test_a_trap_or_a_broken_file_is_refused_in_words(content, happened):
    rejections = read_table(content).rejections

    assert happened in rejections[0].happened
    assert rejections[0].do


def test_a_rejected_sheet_says_why_in_front_and_no_cell_of_it_is_a_formula():
    table = read_table(written([["pupil", "007", "=1+1", "'t Hart", "-", "+44 7700"]]))
    faults = [Rejection(2, "given_name", "=1+1", "This is a formula.", "Type the name.")]
    rejected = rejected_rows(table, faults)

    sheet = openpyxl.load_workbook(io.BytesIO(rejected_sheet(rejected))).active
    text = rejected_sheet(rejected, "csv").decode("utf-8-sig").splitlines()

    assert [cell.value for cell in sheet[1]] == [*IN_FRONT, *HEADINGS]
    assert [cell.data_type for cell in sheet[2] if cell.value] == ["s"] * 9
    assert "This is a formula." in sheet["F2"].comment.text
    assert text[1] == (
        "2,given name: This is a formula.,Type the name.,pupil,007,'=1+1,'t Hart,-,'+44 7700"
    )


def test_a_torn_row_brought_back_unmended_cannot_slip_in():
    table = read_table(b"record,id,given_name,family_name\npupil,1,Isla\npupil,2,Lewis,Ross\n")

    back = read_table(rejected_sheet(rejected_rows(table, table.rejections)))

    assert back.rows[0].cells["family_name"] == "?"
