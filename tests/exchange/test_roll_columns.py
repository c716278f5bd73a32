"""What the how-to says of the columns is what the importer does."""

import re
from pathlib import Path

import pytest

from ettle.exchange.roll.columns import COLUMNS, REQUIRED, ROLES
from ettle.exchange.selectors import roll_preview

HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "import-a-roll.md"


def section(kind: str) -> str:
    words = HOW_TO.read_text(encoding="utf-8")
    return words.split(f"### `{kind}`")[1].split("\n## ")[0].split("\n### ")[0]


@pytest.mark.parametrize("kind", COLUMNS)
def test_the_how_to_lists_each_column_of_a_row_and_no_other(kind):
    first_cells = re.findall(r"^\| (.*?) \|", section(kind), re.MULTILINE)

    listed = set(re.findall(r"`(\w+)`", " ".join(first_cells)))

    assert listed == set(COLUMNS[kind])


@pytest.mark.parametrize("kind", COLUMNS)
def test_the_how_to_marks_the_columns_that_must_be_filled(kind):
    assert set(re.findall(r"\*\*`(\w+)`\*\*", section(kind))) == set(REQUIRED[kind])


def test_the_how_to_lists_every_role():
    roles = section("staff").split("**`role`**")[1].split("\n")[0]

    assert set(re.findall(r"`(\w+)`", roles)) == set(ROLES)


def test_the_how_tos_example_is_a_file_that_is_taken(world):
    blocks = re.findall(r"```\n(record,.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)

    preview = roll_preview(
        by=world.actor("okafor"), authority=world.authority, content=blocks[0].encode()
    )

    assert (len(blocks), preview.rejections, preview.row_count) == (1, (), 3)
