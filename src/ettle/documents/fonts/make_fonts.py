"""Make the fonts that printed documents use, from published packages.

For maintainers only; what it makes is committed. Needs npm and fontTools:

    python src/ettle/documents/fonts/make_fonts.py

The packages hold variable woff2 fonts cut into alphabets. The PDF writer reads static
TrueType only, so each alphabet is fixed at one weight and the alphabets are joined.
"""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
SOME_DAY = 3_849_984_000  # seconds since 1904; fixed, so that the same sources give the same bytes
LATIN_TO_CYRILLIC = (
    "latin",
    "latin-ext",
    "vietnamese",
    "greek",
    "greek-ext",
    "cyrillic",
    "cyrillic-ext",
    "math",
    "symbols",
)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file to make: where its outlines come from and what it is called."""

    package: str
    version: str
    sources: tuple[str, ...]
    family: str
    style: str = "Regular"
    weight: int = 400

    @property
    def file_name(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.style}.ttf"


def _roboto(style: str, weight: int, slope: str) -> Face:
    sources = tuple(f"roboto-{alphabet}-wght-{slope}" for alphabet in LATIN_TO_CYRILLIC)
    return Face("@fontsource-variable/roboto", "5.3.0", sources, "Roboto", style, weight)


def _noto(alphabet: str) -> Face:
    return Face(
        f"@fontsource-variable/noto-sans-{alphabet}",
        "5.3.0",
        (f"noto-sans-{alphabet}-{alphabet}-wght-normal",),
        f"Noto Sans {alphabet.title()}",
    )


FACES = (
    _roboto("Regular", 400, "normal"),
    _roboto("Bold", 700, "normal"),
    _roboto("Italic", 400, "italic"),
    _noto("arabic"),
    _noto("hebrew"),
    _noto("gurmukhi"),
    Face("@fontsource/noto-emoji", "5.3.2", ("noto-emoji-emoji-400-normal",), "Noto Emoji"),
)


def unpack(face: Face, into: Path) -> Path:
    """Fetch a package, once, and unpack it."""
    folder = into / face.package.replace("/", "-").lstrip("@")
    if not folder.exists():
        folder.mkdir()
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"{face.package}@{face.version}"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()[-1]
        with tarfile.open(folder / packed) as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


def fixed(source: Path, weight: int) -> TTFont:
    """Read one alphabet at one weight, without the tables that cannot be joined."""
    font = TTFont(source)
    font.flavor = None
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
    for table in ("STAT", "cvt ", "fpgm", "prep", "gasp", "vhea", "vmtx"):
        if table in font:
            del font[table]
    return font


def named(font: TTFont, face: Face) -> TTFont:
    """Name the font as one family, so that the writer finds bold and italic by style."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in {16, 17, 21, 22, 25}:
            names.removeNames(nameID=record.nameID)
    full = f"{face.family} {face.style}"
    for name_id, text in (
        (1, face.family),
        (2, face.style),
        (3, f"{face.version};{full}"),
        (4, full),
        (6, full.replace(" ", "")),
    ):
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight
    bold, italic = face.style == "Bold", face.style == "Italic"
    font["OS/2"].fsSelection = (0x20 if bold else 0x01 if italic else 0x40) | 0x80
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)
    font["head"].created = font["head"].modified = SOME_DAY
    font.recalcTimestamp = False
    return font


def make(face: Face, workspace: Path) -> dict[str, object]:
    """Make one font file and say what it was made from."""
    package = unpack(face, workspace)
    parts = []
    for source in face.sources:
        part = workspace / f"{source}-{face.weight}.ttf"
        fixed(package / "files" / f"{source}.woff2", face.weight).save(part)
        parts.append(str(part))
    joined = Merger().merge(parts) if len(parts) > 1 else TTFont(parts[0])
    target = HERE / face.file_name
    named(joined, face).save(target)
    licence = f"{face.family.replace(' ', '')}-OFL.txt"
    (HERE / "licences" / licence).write_bytes((package / "LICENSE").read_bytes())
    return {
        "file": face.file_name,
        "made_from": face.package,
        "version": face.version,
        "licence": f"OFL-1.1 (licences/{licence})",
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
    }


def main() -> None:
    """Make every font and write the list of them."""
    with tempfile.TemporaryDirectory() as folder:
        made = [make(face, Path(folder)) for face in FACES]
    (HERE / "fonts.json").write_text(json.dumps(made, indent=2) + "\n")


if __name__ == "__main__":
    main()
