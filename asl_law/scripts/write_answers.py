"""Write the answers in tests/examples/answers again, after a rule has changed; read what differs.

The questions stay as they are: each is asked again, and its answer put under it. The help is kept.
"""

import contextlib
import io
import json
import os
import shlex
from pathlib import Path

from asl_law.command import main

EXAMPLES = Path(__file__).resolve().parents[1] / "tests" / "examples"
ASKED = "$ asl-law "


def answer(question: str) -> str:
    """Give what is said to one question: text and JSON, or the line of its refusal."""
    words = shlex.split(question)
    text, refusal, as_json = io.StringIO(), io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.redirect_stderr(refusal):
        if main(words):
            return refusal.getvalue()
    with contextlib.redirect_stdout(as_json):
        main([*words, "--json"])
    return f"{text.getvalue()}{json.dumps(json.loads(as_json.getvalue()), ensure_ascii=False)}\n"


def write() -> None:
    """Ask every question of every file again."""
    os.chdir(EXAMPLES)
    for file in sorted(Path("answers").glob("*.txt")):
        if file.stem == "help":
            continue
        lines = file.read_text(encoding="utf-8").splitlines()
        asked = [line.removeprefix(ASKED) for line in lines if line.startswith(ASKED)]
        told = (f"{ASKED}{question}\n{answer(question)}" for question in asked)
        file.write_text("\n".join(told), encoding="utf-8")


if __name__ == "__main__":
    write()
