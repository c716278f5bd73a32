"""From bytes to rows: what spreadsheets do to a file, and what cannot be read at all."""

import pytest

from ettle.exchange.roll.reading import read_table
from tests.exchange.roll_files import ISLA, KIRSTY, roll_file


def names(content: bytes) -> list[str]:
    return [row["given_name"] for row in read_table(content).rows]


def test_a_byte_order_mark_is_not_part_of_the_first_heading():
    assert names(b"\xef\xbb\xbf" + roll_file(ISLA)) == ["Isla"]


def test_windows_line_ends_make_no_difference():
    assert names(roll_file(ISLA, KIRSTY, ends="\r\n")) == ["Isla", "Kirsty"]


def test_semicolons_between_columns_are_read_and_said():
    table = read_table(roll_file(ISLA, separator=";"))

    assert [row["given_name"] for row in table.rows] == ["Isla"]
    assert table.notes == [
        "This file has semicolons between its columns, not commas. It was read that way."
    ]


def test_a_row_knows_the_line_it_begins_on_even_after_a_cell_of_two_lines():
    content = roll_file(ISLA | {"known_as": "Isla\nRose"}, KIRSTY)

    assert [row.line for row in read_table(content).rows] == [2, 4]


def test_a_blank_line_is_passed_over():
    assert names(roll_file(ISLA) + b"\n,,,\n") == ["Isla"]


def test_letters_with_accents_and_of_other_scripts_are_kept():
    row = ISLA | {"given_name": "Màiri", "family_name": "Шевченко", "known_as": "美玲"}

    read = read_table(roll_file(row)).rows[0]

    assert (read["given_name"], read["family_name"], read["known_as"]) == (
        "Màiri",
        "Шевченко",
        "美玲",
    )


@pytest.mark.parametrize(
    ("content", "line", "happened"),
    [
        (b"", 1, "The file is empty."),
        (b"\xef\xbb\xbf\r\n", 1, "The file is empty."),
        (b"PK\x03\x04rest", 1, "The workbook is damaged or was cut short on its way."),
        (
            b"record,id\npupil,P1\npupil,W\xb3adys\xb3aw\n",
            3,
            "A letter on this line is not in UTF-8; letters such as ó or à would be spoiled.",
        ),
        (b"record,id\npupil,P\x001\n", 2, "The file is damaged."),
        (b"record,id,scn\n", 1, "The file has headings and no rows."),
        (b"name,age,town\nIsla,7,Marra\n", 1, "The first row must hold the headings, and one of "
         "them must be “record”."),
        (b"record,id,id\npupil,1,2\n", 1, "This heading is there twice."),
        (b"record,id,scn\npupil,1\n", 2, "This row has 2 columns and the headings have 3."),
        (
            b'record,id,scn\npupil,"1,2\n',
            2,
            "A quotation mark on this line is opened and not closed, or the other way round.",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_where_and_why(content, line, happened):
    rejections = read_table(content).rejections

    assert [(each.line, each.happened) for each in rejections] == [(line, happened)]
    assert rejections[0].do


def test_a_misspelt_heading_is_refused_with_the_one_that_was_meant():
    rejections = read_table(b"record,id,birthdate\npupil,1,x\n").rejections

    assert [each.do for each in rejections] == [
        "If you mean “birth_date”, correct the heading. If not, take the column out."
    ]


def test_a_column_that_we_do_not_use_is_not_kept_and_that_is_said():
    table = read_table(b"record,id,religion\npupil,1,none\n")

    assert table.notes == ["The column “religion” is not one we use. It was not read or kept."]


def test_one_name_written_with_two_kinds_of_accent_is_one_name():
    assert names(roll_file(ISLA | {"given_name": "Ma\u0300iri"})) == ["M\u00e0iri"]
