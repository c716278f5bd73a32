"""Write THIRD_PARTY_NOTICES.md: what Ettle installs or ships that others made, and its licence.

./run notices [--check]
"""

import argparse
import json
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTICES = ROOT / "THIRD_PARTY_NOTICES.md"
VENDORED = ("src/ettle/web/vendor/files.json", "src/ettle/documents/fonts/fonts.json")
# Whose own description gives no licence in a field that can be read.
TOLD_ELSEWHERE = {
    "colorama": "BSD-3-Clause",
    "granian": "BSD-3-Clause",
    "qrcode": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
    "tzdata": "Apache-2.0",
}

TOP = """# Third-party notices

Ettle is licensed under Apache-2.0 (`LICENSE`). It uses the work of others, named here with its
licence. This file is written by `./run notices` from the requirement files and from the lists
beside vendored files; a test fails when it is out of date.

"""


def licence_of(package: Distribution) -> str:
    """Read a package's licence where its author put it: three places are in use."""
    facts = package.metadata
    if facts.get("License-Expression"):
        return facts["License-Expression"]
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in facts.get_all("Classifier", [])
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    short = (facts.get("License") or "").strip().splitlines()
    if classifiers:
        return ", ".join(classifiers)
    return short[0] if short and len(short[0]) < 60 else "see the package"


def locked(file: str) -> list[tuple[str, str, str]]:
    """List the packages of a requirement file: name, version, and when it is used."""
    text = (ROOT / "requirements" / file).read_text()
    return re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ \\;]+)(?: ; ([^\\\n]+))?", text, re.M)


def installed_rows() -> list[str]:
    """Tell each package that Ettle runs with."""
    rows = []
    for name, version, when in locked("runtime.txt"):
        try:
            licence = TOLD_ELSEWHERE.get(name) or licence_of(distribution(name))
        except PackageNotFoundError:  # for another system than this one
            licence = TOLD_ELSEWHERE.get(name, f"see the package (only where {when.strip()})")
        rows.append(f"| {name} | {version} | {licence} |")
    return [re.sub(r" License\b", "", row) for row in rows]


def shipped_rows() -> list[str]:
    """Tell each file or font that is shipped whole."""
    found = set()
    for listing in VENDORED:
        for entry in json.loads((ROOT / listing).read_text()):
            name = entry.get("package") or entry.get("made_from")
            found.add(f"| {name} | {entry['version']} | {entry['licence'].partition(' (')[0]} |")
    return sorted(found)


def notices() -> str:
    """Put the file together."""
    head = ["| Name | Version | Licence |", "| --- | --- | --- |"]
    installed = "\n".join([*head, *installed_rows()])
    shipped = "\n".join([*head, *shipped_rows()])
    return (
        f"{TOP}## Shipped with Ettle, whole and unmodified\n\n"
        "Fonts for printed papers are made from the named packages by instancing only. Each\n"
        f"licence's text is beside its files.\n\n{shipped}\n\n"
        "## Installed to run Ettle\n\n"
        f"Packages under the LGPL are imported and not changed.\n\n{installed}\n"
    )


def main(arguments: list[str]) -> int:
    """Write the file, or with ``--check`` say whether it is up to date."""
    options = argparse.ArgumentParser(prog="./run notices", description=__doc__)
    options.add_argument("--check", action="store_true")
    text = notices()
    if not options.parse_args(arguments).check:
        NOTICES.write_text(text, encoding="utf-8")
        return 0
    if not NOTICES.exists() or NOTICES.read_text(encoding="utf-8") != text:
        print("THIRD_PARTY_NOTICES.md is out of date: ./run notices writes it again.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
