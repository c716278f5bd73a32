"""Writing an authority's whole export: one ZIP, to anything that takes bytes in order.

Nothing is held but one record, or one document, at a time. The same records give the same
bytes, but for the day: the order stays, and every entry bears the same old time.
"""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from typing import Any, Protocol, cast

from django.db import connection, models

import asl_law
from ettle.exchange.leaving.kinds import LEFT_OUT, LEFT_OUT_FIELDS, Kind, kinds, records_of
from ettle.exchange.leaving.records import files, folder_of, records
from ettle.exchange.leaving.schema import is_flat, schema_of
from ettle.exchange.leaving.words import readme

FORMAT = "ettle-export 1"
ONE_TIME = (1980, 1, 1, 0, 0, 0)
IN_LETTERS = 0o600 << 16
AS_IT_IS = (".pdf", ".docx", ".png", ".jpg")  # compressed already


class TakesBytes(Protocol):
    """Somewhere to write bytes to, in order."""

    def write(self, some: bytes, /) -> int: ...


class _Onwards:
    """Lets a ZIP be written in order only, so that its bytes do not depend on where it goes."""

    def __init__(self, out: TakesBytes) -> None:
        self.write = out.write

    def flush(self) -> None:
        """Do nothing: whoever gave the place closes it."""


class Say(Protocol):
    """Told how far the writing has come."""

    def __call__(self, words: str, done: int, total: int) -> None: ...


@dataclass
class Written:
    """What an archive holds: each file with its hash, and the files that could not be found."""

    files: list[dict[str, Any]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind."""
        return {each["kind"]: each["records"] for each in self.files if "records" in each}


def write_archive(out: TakesBytes, *, authority: models.Model, on: date, say: Say) -> Written:
    """Write everything that an authority holds, as it stands at one moment."""
    written = Written()
    with _one_moment(), zipfile.ZipFile(cast(Any, _Onwards(out)), "w") as archive:
        counts = {model: records_of(model, authority).count() for model in kinds()}
        total, done = sum(counts.values()), 0
        for model, count in counts.items():
            say("Writing records.", done, total)
            _write_kind(archive, written, model, authority, lambda n, d=done: say(
                "Writing records.", d + n, total
            ))  # fmt: skip
            done += count
        for model in counts:
            _write_files(archive, written, model, authority, say)
        _write_text(archive, written, "README.txt", readme(authority, on, written.counts))
        manifest = _manifest(authority, on, written)
        _write_text(archive, written, "manifest.json", _json(manifest))
    return written


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read everything as it stood when this began, and keep nobody from writing."""
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin if connection.vendor == "postgresql" else "BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("COMMIT")


def _write_kind(
    archive: zipfile.ZipFile, written: Written, model: Kind, authority: models.Model, said: Any
) -> None:
    name = folder_of(model)
    schema = schema_of(model)
    _write_text(archive, written, f"schema/{name}.json", _json(schema))
    lines = (_line(each) for each in _counted(records(model, authority), said))
    _write(archive, written, f"records/{name}.jsonl", lines, kind=name)
    if is_flat(model):
        table = _as_table(schema["required"], records(model, authority))
        _write(archive, written, f"records/{name}.csv", table)


def _counted(found: Iterable[dict[str, Any]], said: Any) -> Iterator[dict[str, Any]]:
    for number, each in enumerate(found, start=1):
        if number % 500 == 0:
            said(number)
        yield each


def _write_files(
    archive: zipfile.ZipFile, written: Written, model: Kind, authority: models.Model, say: Say
) -> None:
    for number, (path, content) in enumerate(files(model, authority), start=1):
        if number % 20 == 1:
            say("Writing documents and pictures.", number, 0)
        if content is None:
            written.lost.append(path)
        else:
            _write(archive, written, path, [content])


def _write_text(archive: zipfile.ZipFile, written: Written, path: str, text: str) -> None:
    _write(archive, written, path, [text.encode()])


def _write(
    archive: zipfile.ZipFile, written: Written, path: str, parts: Iterable[bytes], kind: str = ""
) -> None:
    """Write one entry part by part, and note its size, its hash and its records."""
    entry = zipfile.ZipInfo(path, ONE_TIME)
    entry.external_attr = IN_LETTERS
    entry.create_system = 3
    entry.compress_type = zipfile.ZIP_STORED if path.endswith(AS_IT_IS) else zipfile.ZIP_DEFLATED
    whole, size, count = hashlib.sha256(), 0, 0
    with archive.open(entry, "w", force_zip64=True) as open_entry:
        for part in parts:
            open_entry.write(part)
            whole.update(part)
            size, count = size + len(part), count + 1
    told: dict[str, Any] = {"path": path, "bytes": size, "sha256": whole.hexdigest()}
    written.files.append(told | ({"kind": kind, "records": count} if kind else {}))


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _as_table(names: list[str], found: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """Give a table for a spreadsheet, in which no cell can be taken for a formula."""
    yield _cells(names)
    for record in found:
        yield _cells([_cell(record[name]) for name in names])


def _cells(row: list[Any]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(row)
    return line.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _manifest(authority: Any, on: date, written: Written) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "authority": {"code": authority.code, "name": authority.name},
        "day": on.isoformat(),
        "law": f"asl_law {asl_law.__version__}",
        "made_with": f"ettle {version('ettle')}",
        "files": written.files,
        "left_out": [{"what": what, "why": why} for what, why in _left_out()],
        "lost_files": written.lost,
    }


def _left_out() -> list[tuple[str, str]]:
    return sorted((LEFT_OUT | LEFT_OUT_FIELDS).items())


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
