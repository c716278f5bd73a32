"""List the benchmarks, or run one and print what it measured.

./run bench [NAME] [--quick] [--json]
"""

import argparse
import json
import pkgutil
import sys
from collections.abc import Iterable
from importlib import import_module

import bench
from bench.measure import Measure, machine

SHARED = {"measure"}


def benchmarks() -> dict[str, str]:
    """Find every benchmark by its module's name, with the first line of what it says of itself."""
    names = (one.name for one in pkgutil.iter_modules(bench.__path__) if one.name not in SHARED)
    found = {name: import_module(f"bench.{name}").__doc__ or "" for name in sorted(names)}
    return {name: text.strip().splitlines()[0] for name, text in found.items()}


def progress(words: str) -> None:
    """Show how far it has come, to somebody who is watching."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def as_json(measures: Iterable[Measure]) -> str:
    """Write the figures as other programs read them."""
    listed = [
        {"name": one.name, "value": one.value, "unit": one.unit, "aim": one.aim, "holds": one.holds}
        for one in measures
    ]
    return json.dumps({"machine": machine(), "measures": listed}, indent=2)


def as_table(measures: list[Measure]) -> str:
    """Write the figures as people read them."""
    widest = max(len(one.name) for one in measures)
    words = {True: "holds", False: "DOES NOT HOLD", None: ""}
    lines = [
        f"{one.name:<{widest}}  {one.value:>10g} {one.unit:<8}"
        f" {'' if one.aim is None else f'aim {one.aim:g}':<9} {words[one.holds]}".rstrip()
        for one in measures
    ]
    on = ", ".join(f"{key} {value}" for key, value in machine().items())
    return "\n".join([*lines, "", f"Measured on {on}."])


def main(arguments: list[str]) -> int:
    """Run one benchmark; without a name, say which there are."""
    options = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    options.add_argument("name", nargs="?")
    options.add_argument("--quick", action="store_true", help="smaller, under a minute")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args(arguments)
    known = benchmarks()
    if chosen.name is None:
        print("\n".join(f"{name:<12} {what}" for name, what in known.items()))
        return 0
    if chosen.name not in known:
        print(
            f"There is no benchmark {chosen.name!r}. There is: {', '.join(known)}.", file=sys.stderr
        )
        return 2
    measures = import_module(f"bench.{chosen.name}").measure(quick=chosen.quick, progress=progress)
    progress("")
    print(as_json(measures) if chosen.json else as_table(measures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
