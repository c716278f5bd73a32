"""Sum what the test legs found, and say it in one closing line."""

import argparse
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

LEGS = {"first": ("law", "sqlite", "axe"), "second": ("postgres", "browser")}


def main(arguments: list[str]) -> int:
    """Print the logs of what failed, then the closing line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("work", type=Path)
    options.add_argument("--failed-checks", type=int, default=0)
    options.add_argument("--so-far", action="store_true")
    chosen = options.parse_args(arguments)
    if chosen.so_far:
        print(so_far(chosen.work), end="", flush=True)
        return 0

    passed, failed = check_results(chosen.work, chosen.failed_checks)
    for leg in LEGS:
        found = leg_results(chosen.work, leg)
        passed, failed = passed + found[0], failed + found[1]
        if found[1]:
            print(f"\n===== {leg}: {found[1]} failed =====\n{log_of(chosen.work, leg)}")
        else:
            print(f"{leg}: {found[0]} passed", *undecided(chosen.work, leg), sep="\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def counted(report: Path) -> tuple[int, int]:
    """Count passed and failed in one report; a skipped test has not passed."""
    passed = failed = 0
    for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 - we wrote it
        tests, *bad = (int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped"))
        passed += tests - sum(bad)
        failed += sum(bad)
    return passed, failed


def check_results(work: Path, failed_checks: int) -> tuple[int, int]:
    """Count the shape tests one by one, and every other check that failed as one."""
    shape = work / "shape.xml"
    passed, failed = counted(shape) if shape.exists() else (0, 0)
    return passed, failed + max(failed_checks - (1 if failed else 0), 0)


def leg_results(work: Path, leg: str) -> tuple[int, int]:
    """Count a leg's tests. A leg that broke off without saying why has failed once."""
    passed = failed = 0
    for name in LEGS[leg]:
        report = work / f"{name}.xml"
        found = counted(report) if report.exists() else (0, 1)
        passed, failed = passed + found[0], failed + found[1]
    ended = work / f"{leg}.exit"
    ended_well = ended.exists() and ended.read_text().strip() == "0"
    return passed, failed if ended_well else max(failed, 1)


def log_of(work: Path, leg: str) -> str:
    """Read what a leg has printed so far."""
    log = work / f"{leg}.log"
    return log.read_text(errors="replace") if log.exists() else ""


def so_far(work: Path) -> str:
    """Say how far each leg has come, from the percentages that pytest prints."""
    shares = {leg: re.findall(r"\[ *(\d+)%\]", log_of(work, leg)) for leg in LEGS}
    return "   ".join(f"{leg} {share[-1] if share else 0} %" for leg, share in shares.items())


def undecided(work: Path, leg: str) -> list[str]:
    """List what axe could not decide, which a person must look at."""
    return [line for line in log_of(work, leg).splitlines() if line.startswith("axe: ")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
