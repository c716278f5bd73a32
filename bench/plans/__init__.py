"""Plans: one of 300 parts and ten years opens as one of 10 does, among 1,000 plans or 100,000.

A scratch database is made under var and taken away again. Pages are asked for as the school's
ASN lead asks, through the whole program but the network. --quick stops at 10,000 plans.
"""

import logging
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.measure import Measure, Progress
from tests import worlds

SIZES = (10, 100, 300)
FEW, MANY, FEWER = 1_000, 100_000, 10_000
PRINT_AIM = 300  # ms
OPEN_AIM = 300  # ms
COMPARE_AIM = 300  # ms
PLANS_GROWTH, ENTRIES_GROWTH = 1.5, 10.0
VAR = worlds.ROOT / "var"


def measure(*, quick: bool, progress: Progress) -> list[Measure]:
    """Write three long plans, put many others beside them, and open, compare and print."""
    VAR.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-plans-", dir=VAR) as folder:
        progress("making a scratch database")
        world = worlds.build(worlds.EMPTY, Path(folder))
        os.environ |= world.environment | {"DJANGO_SETTINGS_MODULE": "ettle.config.settings.test"}
        import django

        django.setup()
        logging.disable()  # the program's own lines are not what is measured
        from django.db import connection

        try:
            return _figures(quick=quick, progress=progress)
        finally:
            connection.close()


def _figures(*, quick: bool, progress: Progress) -> list[Measure]:
    from bench.plans.making import Filled

    rounds = 5 if quick else 9
    progress("writing three plans with ten years of history")
    filled = Filled.make(SIZES)
    filled.fill_to(FEW)
    figures = [_count(filled, size) for size in SIZES]
    few = _times(filled, rounds, progress)
    figures += [_ms(f"open.ms@{size}", few[f"open@{size}"], OPEN_AIM) for size in SIZES]
    figures += [
        _ms("csp.print.ms", few["print"], PRINT_AIM),
        _ms("compare.ms", few["compare"], COMPARE_AIM),
    ]
    most = FEWER if quick else MANY
    progress(f"filling the database to {most:,} plans")
    started = time.perf_counter()
    filled.fill_to(most)
    filling = time.perf_counter() - started
    many = _times(filled, rounds, progress)
    return [
        *figures,
        _ms(f"open.ms@300 among {most:,} plans", many["open@300"], OPEN_AIM),
        _ms(f"compare.ms among {most:,} plans", many["compare"], COMPARE_AIM),
        _ms(f"list.ms among {most:,} plans", many["list"]),
        _growth(f"growth.open ({most:,} plans to {FEW:,})", many, few, "open@300", PLANS_GROWTH),
        Measure(
            name="growth.open (300 parts to 10)",
            value=round(few["open@300"] / few["open@10"], 2),
            unit="times",
            aim=ENTRIES_GROWTH,
        ),
        Measure(name="plans.filled", value=most, unit="plans"),
        Measure(name="filling.s", value=round(filling, 1), unit="s"),
    ]


def _times(filled: "object", rounds: int, progress: Progress) -> dict[str, float]:
    """Give the fastest of some rounds of each act: whatever else the machine does only adds."""
    acts: dict[str, Callable[[], object]] = filled.acts()  # type: ignore[attr-defined]
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(rounds + 1):
        progress(f"round {number + 1} of {rounds + 1}")
        for name, act in acts.items():
            started = time.perf_counter()
            act()
            if number:
                taken[name].append((time.perf_counter() - started) * 1000)
    return {name: min(times) for name, times in taken.items()}


def _count(filled: "object", size: int) -> Measure:
    queries = filled.queries(size)  # type: ignore[attr-defined]
    least = filled.queries(SIZES[0])  # type: ignore[attr-defined]
    return Measure(name=f"open.queries@{size}", value=queries, unit="queries", aim=least)


def _ms(name: str, value: float, aim: float | None = None) -> Measure:
    return Measure(name=name, value=round(value, 1), unit="ms", aim=aim)


def _growth(
    name: str, many: dict[str, float], few: dict[str, float], act: str, aim: float
) -> Measure:
    return Measure(name=name, value=round(many[act] / few[act], 2), unit="times", aim=aim)
