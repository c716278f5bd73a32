"""Findings as a JSON file gives them, whole and well formed, and the command asked in words."""

import json

import pytest

from asl_law.command import main


@pytest.fixture
def given():
    return {
        "responsible_authority": True,
        "factors": [{"name": "a", "significant_adverse_alone": True}],
        "factors_together_significant_adverse": None,
        "needs_likely_over_a_year": True,
        "support": [
            {
                "source": source,
                "provider": "someone",
                "what": "help",
                "required": True,
                "for_education": True,
                "delivered_by_school_staff": False,
            }
            for source in ("education", "agency")
        ],
        "sides": {
            "education": True,
            "other_functions": None,
            "agencies": True,
            "other_functions_with_agencies": None,
        },
    }


@pytest.fixture
def write(tmp_path):
    """Write a file for the command to read."""

    def writes(given):
        file = tmp_path / "given.json"
        file.write_text(given if isinstance(given, str) else json.dumps(given), encoding="utf-8")
        return str(file)

    return writes


@pytest.fixture
def ask(capsys):
    """Ask the command, and give its exit, its answer and its reason."""

    def asks(*words):
        code = main(list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return asks


@pytest.fixture
def answered(ask):
    """Ask twice, as JSON and as text, and give the JSON."""

    def answers(*words):
        code, out, err = ask(*words, "--json")
        assert (code, err) == (0, "")
        text_code, text, _ = ask(*words)
        assert text_code == 0
        assert text.strip()
        return json.loads(out)

    return answers


@pytest.fixture
def refused(ask):
    """Ask what has no answer, and give the one line of reason."""

    def refuses(*words):
        code, out, err = ask(*words, "--json")
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        return err

    return refuses
