"""Fetch the third-party files that pages are served with, and write down what they are.

For maintainers only: needs `npm` (for `npm pack`, which runs nothing from the package).
The files are committed whole and unmodified, so nobody else needs Node.

    python src/ettle/web/vendor/fetch.py
"""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[3]
SERVED = "src/ettle/web/static/vendor"


@dataclass(frozen=True)
class Package:
    """One npm package, and which of its files are kept where."""

    name: str
    version: str
    licence: str
    folder: str
    files: tuple[str, ...]


PACKAGES = (
    Package(
        "@scottish-government/design-system",
        "4.2.0",
        "MIT",
        f"{SERVED}/sgds-4.2.0",
        (
            "dist/css/design-system.min.css",
            "dist/css/design-system.min.css.map",
            "dist/scripts/design-system.js",
            "dist/images/icons/icons.stack.svg",
            "LICENSE.txt",
        ),
    ),
    Package(
        "@fontsource-variable/roboto",
        "5.3.0",
        "OFL-1.1",
        f"{SERVED}/roboto-5.3.0",
        ("files/roboto-latin-wght-normal.woff2", "LICENSE"),
    ),
    Package(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        "tests/vendor/axe",
        ("axe.min.js", "LICENSE", "LICENSE-3RD-PARTY.txt"),
    ),
)


def fetch(package: Package, scratch: Path) -> list[dict[str, str]]:
    """Unpack one package and keep the named files, with the hash of each."""
    packed = subprocess.run(  # noqa: S603 - fixed arguments
        ["npm", "pack", "--silent", f"{package.name}@{package.version}"],  # noqa: S607
        cwd=scratch,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    kept = []
    with tarfile.open(scratch / packed) as archive:
        for name in package.files:
            member = archive.extractfile(f"package/{name}")
            if member is None:
                raise SystemExit(f"{package.name} {package.version} has no file {name}.")
            content = member.read()
            target = REPOSITORY / package.folder / Path(name).name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            kept.append(
                {
                    "file": target.relative_to(REPOSITORY).as_posix(),
                    "from": name,
                    "package": package.name,
                    "version": package.version,
                    "licence": package.licence,
                    "sha256": hashlib.sha256(content).hexdigest(),
                }
            )
    return kept


def main() -> None:
    """Fetch every package and rewrite the list of files beside this script."""
    with tempfile.TemporaryDirectory() as scratch:
        kept = [entry for package in PACKAGES for entry in fetch(package, Path(scratch))]
    (HERE / "files.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
