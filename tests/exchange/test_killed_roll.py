"""A roll whose program is killed: nothing half-applied, and it can be begun again."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ettle.config import cast, demo_roll
from tests import worlds
from tests.exchange.roll_files import ISLA, LESLEY, LEWIS, roll_file

pytestmark = pytest.mark.sqlite_only

# Ends the program as `kill -9` does, at a chosen moment of its work.
KILLED = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
module, name, when = sys.argv[1:4]
import importlib
place = importlib.import_module(module)
whole = getattr(place, name)
def dies(*given, **named):
    if when == "after":
        whole(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(place, name, dies)
call_command("import_roll", sys.argv[4], authority=sys.argv[5])
"""
COUNT = """
import django
django.setup()
from ettle.people.models import Pupil
print(Pupil.objects.filter(roll_id__startswith="P900").count())
"""


@pytest.mark.parametrize(
    ("module", "name", "when", "are_in"),
    [
        ("ettle.exchange.selectors.previews", "check_rows", "before", 0),
        ("ettle.exchange.services.sending", "_keep_rows", "after", 0),
        ("ettle.exchange.long_work", "import_roll", "before", 0),
        ("ettle.exchange.services.bringing_in", "write_roll", "after", 0),
        ("ettle.exchange.long_work", "import_roll", "after", 2),
    ],
)
def test_a_killed_import_is_whole_or_nothing_and_can_be_begun_again(
    worlds_folder, tmp_path, module, name, when, are_in
):
    world = worlds.copy(worlds.build("start", worlds_folder), tmp_path, "killed")
    file = tmp_path / "roll.csv"
    known = csv.DictReader(io.StringIO(demo_roll.roll_file(world.day).decode("utf-8-sig")))
    file.write_bytes(roll_file(*known, ISLA, LEWIS, LESLEY))

    killed = _program(world.environment, KILLED, module, name, when, file, cast.AUTHORITY_NAME)
    left = _program(world.environment, COUNT).stdout.split()
    again = _command(world.environment, file)

    assert killed.returncode == -9
    assert left == [str(are_in)]
    assert again.returncode == 0, again.stderr
    assert _program(world.environment, COUNT).stdout.split() == ["2"]


def _program(environment: dict[str, str], source: str, *words: object):
    return subprocess.run(
        [sys.executable, "-c", source, *map(str, words)],
        env=environment | {"PYTHONPATH": str(worlds.ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def _command(environment: dict[str, str], file: Path):
    return subprocess.run(
        [sys.executable, "-m", "django", "import_roll", str(file)]
        + ["--authority", cast.AUTHORITY_NAME],
        env=environment,
        cwd=os.fspath(worlds.ROOT),
        capture_output=True,
        text=True,
        check=False,
    )
