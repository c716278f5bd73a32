"""Measure due dates, timelines and imports: ``python -m asl_law.bench [--quick] [--json]``.

Times are of the processor, not of the wall, so that other work on the machine disturbs them less.
"""

import argparse
import importlib.util
import json
import platform
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from itertools import cycle, islice
from time import process_time
from typing import Any

from asl_law.bench.cases import mixed_starts, whole_case
from asl_law.bench.slow import rolled
from asl_law.periods import Period, Unit
from asl_law.time_limits import TimeLimit
from asl_law.timeline import Event, timeline

_EVERYDAY = "asl_law.clocks, asl_law.csp_test, asl_law.notices"
_WHOLE = "asl_law.timeline, asl_law.references, asl_law.exceptions, asl_law.command.clocks"


def main() -> None:
    """Measure everything and say it, as a table or as JSON."""
    parser = argparse.ArgumentParser(prog="python -m asl_law.bench")
    parser.add_argument("--quick", action="store_true", help="smaller worlds, under a minute")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    measures = _measures(quick=asked.quick)
    if asked.json:
        found = {"machine": _machine(), "measures": measures}
        sys.stdout.write(json.dumps(found, indent=2) + "\n")
        return
    for each in measures:
        aim = f"aim {each['aim']}" if each["aim"] is not None else ""
        holds = {True: "holds", False: "DOES NOT HOLD", None: ""}[each["holds"]]
        sys.stdout.write(
            f"{each['name']:<22}{each['value']:>12.3f} {each['unit']:<6}{aim:<10}{holds}\n"
        )


def _machine() -> str:
    return f"{platform.machine()}, Python {platform.python_version()}, {platform.system()}"


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _measures(*, quick: bool) -> list[dict[str, Any]]:
    dues, lives, rounds = (100_000, 5_000, 3) if quick else (1_000_000, 100_000, 5)
    starts = list(mixed_starts(dues))
    few = starts[:: 100 if quick else 20]
    _say(f"{dues} due dates, and {len(few)} of them day by day, {rounds} times in turn")
    fast, slow = _in_turn([lambda: _due(starts), lambda: _due_slowly(few)], rounds)
    working = [(rule, day) for rule, day in starts if _in_working_days(rule)][: dues // 20]
    compared = _beside_holidays(working, rounds)
    _say(f"{lives} whole cases")
    cases = [whole_case(at) for at in range(5_000)]  # the same again and again, to keep it small
    (life,) = _in_turn([lambda: _lives(islice(cycle(cases), lives))], rounds)
    _say("imports")
    per_due, per_slow = fast / dues * 1e6, slow / len(few) * 1e6
    return [
        _measure("due.us", per_due, "us", 2.0),
        _measure("slow.us", per_slow, "us"),
        _measure("slow.ratio", per_slow / per_due, "times"),
        *compared,
        _measure("timeline.us", life / lives * 1e6, "us", 100.0),
        *_imports(rounds * 3),
        _measure("peak.mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB"),
    ]


def _measure(name: str, value: float, unit: str, aim: float | None = None) -> dict[str, Any]:
    holds = None if aim is None else value <= aim
    return {"name": name, "value": round(value, 3), "unit": unit, "aim": aim, "holds": holds}


def _in_turn(works: list[Callable[[], None]], rounds: int) -> list[float]:
    """Run each in turn, after a warm-up, and give the median time of each."""
    times: list[list[float]] = [[] for _ in works]
    for each in range(rounds + 1):
        for at, work in enumerate(works):
            began = _spent()
            work()
            if each > 0:
                times[at].append(_spent() - began)
    return [statistics.median(each) for each in times]


def _spent() -> float:
    """Give the processor time of this process and of those it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def _due(starts: list[tuple[TimeLimit, date]]) -> None:
    for rule, day in starts:
        rule.last_day(day)


def _due_slowly(starts: list[tuple[TimeLimit, date]]) -> None:
    for rule, day in starts:
        rolled(rule, day)


def _lives(cases: Iterable[tuple[list[Event], date]]) -> None:
    for events, on in cases:
        timeline(events, None, on)


def _in_working_days(rule: TimeLimit) -> bool:
    return isinstance(rule.period, Period) and rule.period.unit is Unit.WORKING_DAYS


def _beside_holidays(starts: list[tuple[TimeLimit, date]], rounds: int) -> list[dict[str, Any]]:
    """Count the working-day clocks with the holidays library too, where it is installed."""
    if importlib.util.find_spec("holidays") is None:
        _say("the holidays library is not installed, so it is not compared")
        return []
    holidays = importlib.import_module("holidays")
    scotland = holidays.country_holidays("GB", subdiv="SCT", years=range(2005, 2030))
    few = starts[:2000]

    def theirs() -> None:
        for rule, day in few:
            if isinstance(rule.period, Period):
                scotland.get_nth_working_day(day, rule.period.number)

    _say(f"{len(few)} working-day clocks beside the holidays library")
    ours, other = _in_turn([lambda: _due(few), theirs], rounds)
    return [
        _measure("working_day.us", ours / len(few) * 1e6, "us"),
        _measure("holidays.us", other / len(few) * 1e6, "us"),
        _measure("holidays.ratio", other / ours, "times"),
    ]


def _imports(rounds: int) -> list[dict[str, Any]]:
    """Time imports, less the start of Python itself: what a caller needs, and more."""
    bare, everyday, whole = _in_turn(
        [
            lambda: _python("pass"),
            lambda: _python(f"import {_EVERYDAY}"),
            lambda: _python(f"import {_WHOLE}"),
        ],
        rounds,
    )
    return [
        _measure("import.ms", (everyday - bare) * 1000, "ms", 60.0),
        _measure("import_more.ms", (whole - bare) * 1000, "ms"),
    ]


def _python(text: str) -> None:
    subprocess.run([sys.executable, "-c", text], check=True)


if __name__ == "__main__":
    main()
