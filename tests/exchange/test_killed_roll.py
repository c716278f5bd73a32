"""A roll whose program is killed: nothing half-applied, and it can be begun again."""

import csv
import io
import subprocess
import sys

import pytest

from ettle.config import cast, demo_roll
from tests import worlds
from tests.exchange.roll_files import ISLA, LESLEY, LEWIS, roll_file

pytestmark = pytest.mark.sqlite_only

# Brings a roll in twice: first in a child of its own, which ends as `kill -9` does at a chosen
# moment of the work. Says how that child ended, how many were in then, and how many at last.
KILLED = """
import importlib, os, signal, sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from ettle.people.models import Pupil
module, name, when, file, authority = sys.argv[1:]
def count():
    found = Pupil.objects.filter(roll_id__startswith="P900").count()
    connection.close()
    return found
child = os.fork()
if not child:
    place = importlib.import_module(module)
    whole = getattr(place, name)
    def dies(*given, **named):
        if when == "after":
            whole(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(place, name, dies)
    call_command("import_roll", file, authority=authority)
    os._exit(0)
_, ended = os.waitpid(child, 0)
left = count()
call_command("import_roll", file, authority=authority)
print("counted", os.WTERMSIG(ended), left, count())
"""


@pytest.mark.parametrize(
    ("module", "name", "when", "are_in"),
    [
        ("ettle.exchange.selectors.previews", "check_rows", "before", 0),
        ("ettle.exchange.services.bringing_in", "write_roll", "after", 0),
        ("ettle.exchange.long_work", "import_roll", "after", 2),
    ],
    ids=["while it is checked", "while it is written", "when it is written"],
)
def test_a_killed_import_is_whole_or_nothing_and_can_be_begun_again(
    worlds_folder, tmp_path, module, name, when, are_in
):
    world = worlds.copy(worlds.build("start", worlds_folder), tmp_path, "killed")
    file = tmp_path / "roll.csv"
    known = csv.DictReader(io.StringIO(demo_roll.roll_file(world.day).decode("utf-8-sig")))
    file.write_bytes(roll_file(*known, ISLA, LEWIS, LESLEY))

    done = subprocess.run(
        [sys.executable, "-c", KILLED, module, name, when, file, cast.AUTHORITY_NAME],
        env=world.environment | {"PYTHONPATH": str(worlds.ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"counted 9 {are_in} 2"
