"""Checking an export without the installation that made it: whole, unchanged, as described."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ettle.exchange.leaving.archive import FORMAT

PART = 1024 * 1024
MOST_TOLD = 5  # faults of one file
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,),
    "null": (type(None),),
}  # fmt: skip


def faults_of(path: Path) -> Iterator[str]:
    """Tell everything that is wrong with an export, in words. Nothing told: it is sound."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _faults_in(archive)
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        yield f"The file cannot be read to its end: it is cut off or damaged ({error})."


def _faults_in(archive: zipfile.ZipFile) -> Iterator[str]:
    manifest = _manifest_of(archive)
    if manifest is None:
        yield "There is no manifest.json that can be read, so nothing can be checked."
        return
    if manifest.get("format") != FORMAT:
        yield f"The manifest’s format is {manifest.get('format')!r}; this program knows {FORMAT!r}."
        return
    listed = {each["path"]: each for each in manifest["files"]}
    there = set(archive.namelist()) - {"manifest.json"}
    yield from (f"{name} is missing." for name in sorted(listed.keys() - there))
    yield from (f"{name} is not in the manifest." for name in sorted(there - listed.keys()))
    for name in sorted(listed.keys() & there):
        yield from _faults_of_file(archive, name, listed[name])


def _manifest_of(archive: zipfile.ZipFile) -> dict[str, Any] | None:
    try:
        manifest = json.loads(archive.read("manifest.json"))
    except (KeyError, ValueError, zipfile.BadZipFile):
        return None
    return manifest if isinstance(manifest, dict) and "files" in manifest else None


def _faults_of_file(archive: zipfile.ZipFile, name: str, told: dict[str, Any]) -> Iterator[str]:
    whole, size = hashlib.sha256(), 0
    try:
        with archive.open(name) as file:
            while part := file.read(PART):
                whole.update(part)
                size += len(part)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError) as error:
        yield f"{name} is damaged: {error}."
        return
    if (size, whole.hexdigest()) != (told["bytes"], told["sha256"]):
        yield f"{name} is not as it was written: its size or its SHA-256 differs."
    elif "records" in told:
        yield from _faults_of_records(archive, name, told)


def _faults_of_records(archive: zipfile.ZipFile, name: str, told: dict[str, Any]) -> Iterator[str]:
    schema = json.loads(archive.read(f"schema/{told['kind']}.json"))
    count = faulty = 0
    with archive.open(name) as file:
        for count, line in enumerate(file, start=1):
            fault = _fault_of_record(line, schema)
            if fault and faulty < MOST_TOLD:
                yield f"{name}, line {count}: {fault}"
            faulty += bool(fault)
    if count != told["records"]:
        yield f"{name} has {count} records; the manifest says {told['records']}."


def _fault_of_record(line: bytes, schema: dict[str, Any]) -> str:
    try:
        record = json.loads(line)
    except ValueError:
        return "it is not JSON."
    if not isinstance(record, dict) or set(record) != set(schema["required"]):
        return "its fields are not those of the schema."
    for name, holds in schema["properties"].items():
        if not _fits(record[name], holds):
            return f"{name} is not what the schema says."
    return ""


def _fits(value: Any, holds: dict[str, Any]) -> bool:
    wanted = holds.get("type")
    if wanted is None:
        return True
    names = [wanted] if isinstance(wanted, str) else wanted
    if isinstance(value, bool) and "boolean" not in names:
        return False
    if not isinstance(value, tuple(kind for name in names for kind in TYPES[name])):
        return False
    return value is None or _is_in_form(value, holds.get("format", ""))


def _is_in_form(value: Any, form: str) -> bool:
    try:
        if form == "date":
            date.fromisoformat(value)
        elif form == "date-time":
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
