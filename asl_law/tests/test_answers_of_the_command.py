"""What the command answers, word for word, as text and as JSON, or the one line of its refusal.

Each file in ``examples/answers`` holds questions as they are typed in ``examples``, and under each
the text and then, on the last line, the JSON. A person outside the team can correct them;
``scripts/write_answers.py`` asks them all again after a rule has changed.
"""

import json
import shlex
from pathlib import Path

import pytest

from asl_law.command import main

EXAMPLES = Path(__file__).parent / "examples"
ANSWERS = EXAMPLES / "answers"
ASKED = "$ asl-law "


def read(file):
    """Give each question of a file with the lines under it."""
    _, *told = f"\n{file.read_text(encoding='utf-8')}".split(f"\n{ASKED}")
    parts = (each.partition("\n") for each in told)
    return [(question, answer.rstrip("\n")) for question, _, answer in parts]


def questions():
    for file in sorted(ANSWERS.glob("*.txt")):
        if file.stem not in ("refused", "help"):
            yield from (pytest.param(*asked, id=asked[0]) for asked in read(file))


@pytest.fixture(autouse=True)
def _at_the_examples(monkeypatch):
    monkeypatch.chdir(EXAMPLES)


@pytest.mark.parametrize(("question", "answer"), list(questions()))
def test_a_question_is_answered_in_these_words(ask, question, answer):
    text, _, as_json = answer.rpartition("\n")

    assert ask(*shlex.split(question)) == (0, f"{text}\n", "")
    code, said, _ = ask(*shlex.split(question), "--json")
    assert (code, json.loads(said)) == (0, json.loads(as_json))


@pytest.mark.parametrize(("question", "line"), read(ANSWERS / "refused.txt"))
def test_a_question_without_an_answer_is_refused_in_this_line(ask, question, line):
    assert ask(*shlex.split(question)) == (2, "", f"{line}\n")


@pytest.mark.parametrize(("word", "told"), read(ANSWERS / "help.txt"))
def test_the_help_of_a_word_names_each_option_and_what_it_is_for(capsys, monkeypatch, word, told):
    monkeypatch.setenv("COLUMNS", "2000")
    with pytest.raises(SystemExit):
        main([*shlex.split(word), "--help"])

    said = " ".join(capsys.readouterr().out.split())
    for line in told.split("\n"):
        assert f" {line} " in f" {said} "
