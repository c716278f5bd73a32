"""Make our own small table of names from the published lists. Run by maintainers, by hand.

    python src/ettle/exchange/make_roll/make_names.py SOURCE_FOLDER

``SOURCE_FOLDER`` holds ``names/``. A name's weight is its share in a thousand, so the
table says how common a name is and not how many people have it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHILDREN = "scotland_first_names_born_2006_2020_total_min50.csv"
ADULTS = "scotland_first_names_born_1974_2002_total_min100.csv"
SURNAMES = "scotland_common_surnames.csv"
KINDS = {("child", "F"): "girl", ("child", "M"): "boy", ("adult", "F"): "woman"} | {
    ("adult", "M"): "man"
}
MOST = {"child": 330, "adult": 160}


def given(source: Path, whose: str, sex: str) -> Iterator[tuple[str, str, str]]:
    """The commonest first names of a generation, with their share in a thousand."""
    with (source / "names" / (CHILDREN if whose == "child" else ADULTS)).open() as lines:
        rows = [row for row in csv.DictReader(lines) if row["sex"] == sex][: MOST[whose]]
    whole = sum(int(row["n"]) for row in rows)
    for row in rows:
        yield KINDS[whose, sex], row["name"], f"{1000 * int(row['n']) / whole:.2f}"


def surnames(source: Path) -> Iterator[tuple[str, str, str]]:
    """The commonest surnames of 2023; those only named for an area, as the least of them."""
    with (source / "names" / SURNAMES).open() as lines:
        rows = list(csv.DictReader(lines))
    counts = {
        row["surname"]: int(row["occurrences_births_marriages_deaths"] or 0)
        for row in rows
        if row["year_or_area"] == "2023"
    }
    least = min(count for count in counts.values() if count)
    same = {name.casefold() for name in counts}
    for row in rows:
        if row["surname"].casefold() not in same:
            same.add(row["surname"].casefold())
            counts[row["surname"]] = least // 2
    whole = sum(count or least for count in counts.values())
    for name, count in counts.items():
        yield "family", name, f"{1000 * (count or least) / whole:.2f}"


def main(source: Path) -> None:
    """Write the table beside this script."""
    rows = [*surnames(source)]
    for whose, sex in KINDS:
        rows += given(source, whose, sex)
    with (HERE / "names.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("kind", "name", "in_a_thousand"))
        writer.writerows(rows)
    print(f"names.csv: {len(rows)} rows")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where the published lists are: make_names.py SOURCE_FOLDER")
    main(Path(sys.argv[1]))
