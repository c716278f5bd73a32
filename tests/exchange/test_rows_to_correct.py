"""A sheet of rejected rows that comes back mended is a part of a file, and never the whole roll."""

import io
from datetime import date, timedelta

from openpyxl import load_workbook

from ettle.exchange.long_work import bring_in_roll
from ettle.exchange.models import NotSeen
from ettle.exchange.selectors import (
    RollPreview,
    rejected_waiting,
    roll_health,
    roll_preview,
    sheet_of,
)
from ettle.exchange.services import hold_roll
from ettle.people.models import Pupil
from tests.exchange.bringing import bring_in, preview_of
from tests.exchange.roll_files import ISLA, LEWIS


def mended_sheet(world, by) -> bytes:
    """Bring in Isla, let Lewis wait for his stage, and mend it in the sheet."""
    row = bring_in(world, ISLA, LEWIS | {"stage": "P0"}, made_on=date(2026, 11, 20), partial=True)
    book = load_workbook(io.BytesIO(sheet_of(row, by=by, as_="xlsx")))
    sheet = book.active
    column = next(cell.column for cell in sheet[1] if cell.value == "stage")
    sheet.cell(2, column).value = "P3"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shown(world, by, content: bytes) -> RollPreview:
    return roll_preview(by=by, authority=world.authority, content=content)


def test_nobody_is_missing_because_a_mended_sheet_leaves_them_out(world):
    by = world.actor("okafor")

    preview = shown(world, by, mended_sheet(world, by))

    assert [one for one in preview.plan.changes if one.what == "absent"] == []
    assert preview.obstacles == ()
    assert any("Whoever is not in it" in note for note in preview.notes)


def test_a_mended_row_comes_in_and_waits_no_more(world):
    by = world.actor("okafor")

    bring_in_roll(by=by, row=hold_roll(by=by, preview=shown(world, by, mended_sheet(world, by))))

    assert Pupil.objects.get(roll_id="P9002").stage == "P3"
    assert not rejected_waiting(by=by).exists()
    assert not NotSeen.objects.filter(pupil__roll_id="P9001").exists()


def test_a_mended_sheet_makes_no_roll_younger_and_the_next_is_beside_the_whole_one(world):
    by = world.actor("okafor")
    bring_in_roll(by=by, row=hold_roll(by=by, preview=shown(world, by, mended_sheet(world, by))))

    health = roll_health(by=by)
    of_one_school = preview_of(world, ISLA, made_on=by.today + timedelta(days=1))

    assert health.made_on == date(2026, 11, 20)
    assert [one.code for one in of_one_school.obstacles] == []


def test_a_stranger_learns_nothing_of_what_waits(world):
    officer, nobody = world.actor("okafor"), world.actor("nobody")
    content = mended_sheet(world, officer)

    assert shown(world, nobody, content).came_back == ()
    assert roll_health(by=nobody) is None
