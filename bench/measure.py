"""What a benchmark gives back, and the few sums that all of them share."""

import gc
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure. ``aim`` is the most it should be, or the least where more is better."""

    name: str
    value: float
    unit: str
    aim: float | None = None
    more_is_better: bool = False

    @property
    def holds(self) -> bool | None:
        """Say whether the aim is met; nothing where there is none."""
        if self.aim is None:
            return None
        return self.value >= self.aim if self.more_is_better else self.value <= self.aim


def machine() -> dict[str, str | int]:
    """Say what the figures were measured on, as far as it matters to them."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        "database": os.environ.get("ETTLE_DATABASE", "sqlite").partition(":")[0],
    }


def medians(
    acts: Mapping[str, Callable[[], object]], *, rounds: int, warm_up: int, progress: Progress
) -> dict[str, float]:
    """Time acts in turns, so that a slow minute of the machine falls on all alike; milliseconds."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    gc.collect()
    for number in range(warm_up + rounds):
        progress(f"round {number + 1} of {warm_up + rounds}")
        for name, act in acts.items():
            started = time.perf_counter()
            act()
            if number >= warm_up:
                taken[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}
