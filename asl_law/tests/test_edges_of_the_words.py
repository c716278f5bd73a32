"""How the command is asked: its version, no shortened words, and only what a word needs."""

import subprocess
import sys

import pytest

from asl_law import __version__
from asl_law.command import main


def test_it_says_its_version(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert (ended.value.code, capsys.readouterr().out) == (0, f"asl-law {__version__}\n")


def test_a_word_brings_in_only_what_it_needs():
    asked = (
        "import sys; from asl_law.command import main; main(['holidays', '2026']); "
        "print(*(name for name in sys.modules if name.startswith('asl_law.command.')))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert done.stdout.split("\n")[-2].split() == [
        "asl_law.command.answer",
        "asl_law.command.rules",
    ]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (b"\xff\xfe", "this is not UTF-8 text"),
        (b"{\n{", "not JSON, line 2: Expecting property name enclosed in double quotes"),
        (b"[NaN]", None),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_name(ask, tmp_path, written, fault):
    file = tmp_path / "case.json"
    file.write_bytes(written)
    line = f"{file}: {fault}" if fault else "NaN is not JSON"

    assert ask("timeline", str(file)) == (2, "", f"asl-law: {line}\n")


def test_a_file_with_a_mark_of_its_order_and_letters_of_any_kind_is_read(answered, tmp_path):
    event = '{"event": "agency-asked", "on": "2026-09-14", "recorded_at": "2026-09-14T16:00Z", '
    text = f'\ufeff{{"on": "2026-09-20", "events": [{event}"about": "Dòmhnall"}}]}}'
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")

    assert answered("timeline", str(file))["clocks"][0]["about"] == "Dòmhnall"


def test_json_is_set_out_for_a_person_too(ask):
    assert ask("holidays", "2026", "--json")[1].startswith('[\n  {\n    "day": "2026-01-01",\n')


def test_a_file_that_is_nested_too_deeply_is_refused(ask, tmp_path):
    file = tmp_path / "case.json"
    file.write_text("[" * 100_000, encoding="utf-8")

    assert ask("timeline", str(file))[2] == ("asl-law: the file is nested too deeply to be read\n")
