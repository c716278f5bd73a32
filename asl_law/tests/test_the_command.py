"""The command: the contract that others run."""

import json
import runpy
import subprocess
import sys

import pytest

from asl_law.command import main


def ask(capsys, *words):
    code = main([*words, "--json"])
    said = capsys.readouterr()
    return code, said.out, said.err


def answered(capsys, *words):
    code, out, err = ask(capsys, *words)
    assert (code, err) == (0, "")
    return json.loads(out)


def test_due_answers_as_the_contract_says(capsys):
    answer = answered(capsys, "due", "C01", "--from", "2026-11-02")

    assert {
        key: answer[key] for key in ("clock", "from", "due_on", "period_ends_on", "cap_on")
    } == {
        "clock": "C01",
        "from": "2026-11-02",
        "due_on": "2026-12-27",
        "period_ends_on": "2026-12-27",
        "cap_on": "2027-02-22",
    }
    assert answer["grounds"] == ["7(1)(a)"]
    assert answer["citation"]["instrument"] == "SSI 2005/518"
    assert answer["citation"]["provision"] == "regulation 4A"
    assert answer["if_missed"]["kind"] == "deemed"
    assert answer["if_missed"]["from"] == "2026-12-28"


def test_extend_moves_due_on_and_keeps_the_first(capsys):
    answer = answered(
        capsys, "extend", "C02", "--from", "2026-11-23", "--to", "2027-04-30",
        "--ground", "7(1)(d)", "--informed-on", "2027-03-01",
    )  # fmt: skip

    assert (answer["due_on"], answer["first_due_on"]) == ("2027-04-30", "2027-03-14")


def test_old_versions_have_no_known_grounds_or_cap(capsys):
    for clock in ("C02", "C04"):
        answer = answered(capsys, "due", clock, "--from", "2009-06-01")
        assert (answer["grounds"], answer["cap_on"]) == (None, None)


def test_a_clock_without_cap_or_grounds_says_so(capsys):
    answer = answered(capsys, "due", "C19", "--from", "2026-12-31")

    assert (answer["grounds"], answer["cap_on"]) == ([], None)
    assert (answer["period_ends_on"], answer["due_on"]) == ("2027-02-28", "2027-03-01")


def test_every_clock_is_listed_with_the_keys_of_the_contract(capsys):
    keys = {
        "clock", "duty", "period", "counting", "grounds", "cap",
        "citation", "in_force_from", "in_force_until", "if_missed",
    }  # fmt: skip

    for row in answered(capsys, "clocks"):
        assert keys <= row.keys()


def test_the_four_limb_test_answers_from_a_file(capsys, tmp_path, given):
    file = tmp_path / "findings.json"
    file.write_text(json.dumps(given), encoding="utf-8")

    answer = answered(capsys, "csp-test", str(file))

    assert (answer["required"], answer["ask"]) == (True, None)
    assert answer["limbs"]["a"].keys() == {"met", "reason", "provision"}
    assert main(["csp-test", str(file)]) == 0
    assert "(d) met" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("due", "C01"),
        ("due", "C99", "--from", "2026-11-02"),
        ("due", "C01", "--from", "2026-02-30"),
        ("due", "C01", "--from", "20261102"),
        ("due", "C01", "--from", "2026-11-02T23:59"),
        ("due", "C01", "--from", "2010-08-15"),
        ("due", "C05", "--from", "2010-08-15"),
        ("due", "C19", "--from", "2018-01-11"),
        ("due", "C01", "--from", "9999-12-30"),
        ("due", "C03", "--from", "9999-12-30"),
        ("extend", "C02", "--from", "2026-11-23", "--to", "2027-04-30", "--ground", "7(1)(d)"),
        ("csp-test", "/no/such/file"),
    ],
)
def test_a_question_without_an_answer_gets_one_line_and_exit_2(capsys, words):
    code, out, err = ask(capsys, *words)

    assert (code, out) == (2, "")
    assert err.startswith("asl-law: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("text", [b"{", b"\xff\xfe", b"NaN", b"[" * 100_000, b"[]", b"{}"])
def test_a_file_that_cannot_be_read_gets_one_line_and_exit_2(capsys, tmp_path, text):
    file = tmp_path / "findings.json"
    file.write_bytes(text)

    code, out, err = ask(capsys, "csp-test", str(file))

    assert (code, out, err.count("\n")) == (2, "", 1)


def test_text_for_a_person(capsys):
    assert main(["due", "C01", "--from", "2026-03-02"]) == 0
    assert "end on Sunday 26 April 2026" in capsys.readouterr().out
    assert main(["clocks"]) == 0
    assert "regulation 4A" in capsys.readouterr().out


def test_the_module_runs_the_command(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["asl-law", "due", "C01", "--from", "2026-03-02"])

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("asl_law", run_name="__main__")

    assert ended.value.code == 0
    assert "Sunday 26 April 2026" in capsys.readouterr().out


def test_it_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "asl_law", "--version"], capture_output=True, text=True, check=True
    )

    assert done.stdout.startswith("asl-law ")
