"""The law library: a due date, a whole case's timeline, an import; beside counting day by day.

The library measures itself, in a program of its own, so that nothing of the house is loaded.
"""

import json
import subprocess
import sys

from bench.measure import Measure, Progress

MORE_IS_BETTER = {"slow.ratio", "holidays.ratio"}


def measure(*, quick: bool, progress: Progress) -> list[Measure]:
    """Run the library's own benchmark and give its figures."""
    progress("counting due dates and timelines")
    command = [sys.executable, "-m", "asl_law.bench", "--json", *(["--quick"] if quick else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        Measure(
            name=one["name"],
            value=one["value"],
            unit=one["unit"],
            aim=one["aim"],
            more_is_better=one["name"] in MORE_IS_BETTER,
        )
        for one in json.loads(done.stdout)["measures"]
    ]
