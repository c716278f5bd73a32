"""A bad night: what the nightly import could not do is said in the morning, and put right."""

import re
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ettle.config import cast
from tests import worlds
from tests.browser import Looked
from tests.exchange.roll_files import roll_file
from tests.journeys.council_roll import NEW, on_the_roll
from tests.journeys.hands import Sitting, choose, fill_day, follow, press
from tests.journeys.test_first_day import is_sound, send_file

CSV = "text/csv"
ELSEWHERE = "1006436"  # a school of Aberdeen City
IMPORT = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from ettle.exchange.services import bringing_in
if sys.argv[1] == "killed":
    whole = bringing_in.write_roll
    def dies(*given, **named):
        whole(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    bringing_in.write_roll = dies
call_command("import_roll", *sys.argv[2:])
"""


@pytest.fixture
def sitting(built_world) -> Sitting:
    return Sitting(built_world("start"))


def the_night(sitting: Sitting, content: bytes, tmp_path: Path, how: str = "whole") -> int:
    """Run the nightly import, and give what it ended with."""
    file = tmp_path / "roll.csv"
    file.write_bytes(content)
    world = sitting.site.world
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, how, str(file), "--authority", cast.AUTHORITY_NAME]
        + ["--today", world.day.isoformat()],
        env=world.environment | {"PYTHONPATH": str(worlds.ROOT)},
        capture_output=True,
        check=False,
    )
    return done.returncode


def in_the_morning(sitting: Sitting) -> Page:
    """Open what Ms Okafor sees first."""
    page = sitting.as_("ms_okafor")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is due, soonest first")
    return page


def whole_roll(sitting: Sitting, *more: dict[str, str]) -> bytes:
    return roll_file(*on_the_roll(sitting.today), *more)


def test_another_councils_file_is_told_in_the_morning_and_the_right_one_sent(
    sitting, tmp_path, looked
):
    theirs = roll_file(*(NEW | {"id": f"X{n}", "school": ELSEWHERE} for n in range(4)))
    assert the_night(sitting, theirs, tmp_path) == 1

    page = in_the_morning(sitting)
    told = page.get_by_role("region", name="The roll")
    expect(told).to_contain_text("The last roll that was sent did not come in")
    expect(told).to_contain_text("This looks like the roll of Aberdeen City:")
    is_sound(page, looked)
    follow(page, "See the attempt")
    expect(page.get_by_role("heading", level=1)).to_have_text("This file cannot be taken")
    is_sound(page, looked)
    follow(page, "Send another file")
    send_file(page, whole_roll(sitting, NEW), "roll.csv", CSV)
    press(page, "Bring in the roll")

    expect(page.get_by_role("heading", level=1)).to_have_text("The roll is in")
    _nothing_is_wrong(page)


def test_rows_that_the_night_could_not_take_are_answered_and_set_aside(sitting, tmp_path, looked):
    faulty = NEW | {"id": "P9011", "given_name": "Rowan", "stage": "P9"}
    assert the_night(sitting, whole_roll(sitting, NEW, faulty), tmp_path) == 1

    page = in_the_morning(sitting)
    expect(page.get_by_role("region", name="The roll")).to_contain_text("1 of its 176 rows")
    follow(page, "Go on with the file that waits")
    choose(page, re.compile("and let 1 row wait"))
    press(page, "Bring in the roll")
    expect(page.get_by_text("1 of its rows waits to be mended.")).to_be_visible()

    follow(page, "Records")
    follow(page, "1 row that could not be taken")
    follow(page, re.compile("file of"))
    is_sound(page, looked)
    page.get_by_label("Why this row is set aside").fill("He starts in January.")
    press(page, "Set this row aside")
    expect(page.get_by_text("The row is set aside.")).to_be_visible()
    is_sound(page, looked)
    _nothing_is_wrong(page)


def test_a_killed_import_is_gone_on_with_and_yesterdays_file_needs_a_reason(
    sitting, tmp_path, looked
):
    assert the_night(sitting, whole_roll(sitting, NEW), tmp_path, "killed") == -signal.SIGKILL

    page = in_the_morning(sitting)
    expect(page.get_by_role("region", name="The roll")).to_contain_text("has not come in")
    follow(page, "Go on with the file that waits")
    press(page, "Bring in the roll")
    expect(page.get_by_role("heading", level=1)).to_have_text("The roll is in")
    _nothing_is_wrong(page)

    _brings_in_yesterdays_for_a_reason(page, sitting, looked)


def _brings_in_yesterdays_for_a_reason(page: Page, sitting: Sitting, looked: Looked) -> None:
    follow(page, "Records")
    follow(page, "Roll")
    fill_day(page, "The day the file was made", sitting.today - timedelta(days=1))
    send_file(page, whole_roll(sitting, NEW | {"stage": "P3", "class": "P3"}), "roll.csv", CSV)
    expect(page.locator("main")).to_contain_text("a roll of Monday 23 November 2026 is in already")
    press(page, "Bring in the roll")
    expect(page.get_by_role("alert")).to_contain_text("Say why, in a few words.")
    is_sound(page, looked)
    page.get_by_label("Why is it to be brought in all the same?").fill("Her stage was right then.")
    press(page, "Bring in the roll")
    expect(page.get_by_role("heading", level=1)).to_have_text("The roll is in")


def _nothing_is_wrong(page: Page) -> None:
    page.goto("/authority/")
    expect(page.get_by_role("region", name="The roll")).to_have_count(0)
