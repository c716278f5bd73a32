"""``ettle import-roll``: what a clerk reads at a terminal."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from ettle.config import cast
from ettle.exchange.models import RollImport
from ettle.people.models import Pupil
from tests.exchange.roll_files import ISLA, KIRSTY, LEWIS, roll_file


@pytest.fixture(autouse=True)
def _files_of_its_own(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


def run(tmp_path, content: bytes, **options) -> str:
    path = tmp_path / "roll.csv"
    path.write_bytes(content)
    out = io.StringIO()
    options = {"authority": cast.AUTHORITY_NAME, "today": date(2026, 11, 23)} | options
    call_command("import_roll", str(path), stdout=out, **options)
    return out.getvalue()


def test_a_check_says_what_would_happen(world, tmp_path):
    said = run(tmp_path, roll_file(ISLA), check=True).splitlines()

    assert [line for line in said if not line.startswith(("  ", "On the roll"))] == [
        "Pupils: 1 new, 0 changed, 0 the same",
        "Parents and staff: 0 new, 0 changed, 0 the same",
        "Who is whose parent: 0 new, 0 changed, 0 the same",
        "Safe-contact flags: 0 new, 0 changed, 0 the same",
        "Posts: 0 new, 0 changed, 0 the same",
        "Class teachers: 0 new, 0 changed, 0 the same",
        "Placed by or in another authority: 0 new, 0 changed, 0 the same",
        "Care experience: 0 new, 0 changed, 0 the same",
        "Nothing has been written.",
    ]


def test_whoever_is_not_in_the_file_is_listed(world, tmp_path):
    bring_in = roll_file(ISLA, KIRSTY, LEWIS)
    run(tmp_path, bring_in)

    said = run(tmp_path, roll_file(ISLA), check=True).splitlines()

    heading = said.index("On the roll of these schools, not in this file; nothing ends:")
    assert said[heading + 1 : heading + 5] == [
        "  Ailsa Morrison (P1001)",
        "  Finlay Docherty (P1002)",
        "  Lewis Ross (P9002)",
        "  Kirsty Ross, of Isla Ross (P9001)",
    ]


def test_a_check_writes_nothing(world, tmp_path):
    run(tmp_path, roll_file(ISLA), check=True)

    assert not Pupil.objects.filter(roll_id="P9001").exists()


def test_without_check_the_roll_is_brought_in_and_a_second_run_writes_nothing(world, tmp_path):
    first = run(tmp_path, roll_file(ISLA)).splitlines()[-1]
    second = run(tmp_path, roll_file(ISLA)).splitlines()[-1]

    assert (first, second) == ("The roll is in.", "Nothing has been written.")
    assert Pupil.objects.filter(roll_id="P9001").count() == 1


def test_a_rejected_row_is_told_with_its_line_column_value_and_what_to_do(world, tmp_path, capsys):
    out = io.StringIO()
    path = tmp_path / "roll.csv"
    path.write_bytes(roll_file(ISLA, LEWIS | {"birth_date": "31/02/2015"}))

    with pytest.raises(CommandError) as error:
        call_command("import_roll", str(path), authority=cast.AUTHORITY_NAME, stdout=out)

    assert out.getvalue().splitlines() == [
        "Line 3, birth_date “31/02/2015”: February 2015 has 28 days. "
        "Check the day against the pupil's or the person's papers."
    ]
    assert str(error.value) == "1 thing to correct. Nothing has been written."


def test_an_authority_that_is_not_here_is_named(world, tmp_path):
    with pytest.raises(CommandError) as error:
        run(tmp_path, roll_file(ISLA), authority="Atlantis")

    assert str(error.value) == (
        "No authority here is called “Atlantis”. Give the name as the council writes it."
    )


def test_a_name_nearly_right_is_answered_with_the_right_one(world, tmp_path):
    with pytest.raises(CommandError) as error:
        run(tmp_path, roll_file(ISLA), authority="Glenmara Council")

    assert str(error.value).endswith("Do you mean “Glenmarra Council”?")


def test_a_file_that_is_not_there_is_said_and_kept_as_a_failed_night(world, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"

    with pytest.raises(CommandError) as error:
        call_command("import_roll", "/nowhere/roll.csv", authority=cast.AUTHORITY_NAME)

    failed = RollImport.objects.get()
    assert str(error.value) == "/nowhere/roll.csv cannot be read: No such file or directory."
    assert (failed.state, failed.came_by) == ("failed", "command")


def test_with_partial_the_good_rows_come_in_and_the_others_wait(world, tmp_path):
    said = run(tmp_path, roll_file(ISLA, LEWIS | {"stage": "P0"}), partial=True).splitlines()

    assert said[-1] == "The roll is in. 1 row waits."
    assert Pupil.objects.filter(roll_id="P9001").exists()
    assert not Pupil.objects.filter(roll_id="P9002").exists()
