"""Reading an authority's records, one after another, as they go out."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from ettle.documents.kept import open_file
from ettle.exchange.leaving.columns import FILE_NAMES, columns_of, opaque, reference_field
from ettle.exchange.leaving.kinds import Kind, records_of

AT_A_TIME = 2000
LARGE_AT_A_TIME = 4  # records that hold whole files
ENDINGS = {"pdf": "pdf", "docx": "docx", "html": "html", "text": "txt"}  # of files in a record
TYPES = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
PICTURES = ("voice.Drawing",)  # always kept as PNG


def file_fields(model: Kind) -> list[models.Field]:
    """List the fields of a kind whose content goes out as files beside the records."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.BinaryField) or field.name in FILE_NAMES
    ]


def folder_of(model: Kind) -> str:
    """Name a kind as its files do: ``people.pupil``."""
    return str(model._meta.label_lower)


def records(model: Kind, authority: models.Model) -> Iterator[dict[str, Any]]:
    """Give each record of a kind as it goes out, in the order of its making."""
    columns = columns_of(model)
    asked = {each.source: each.expression for each in columns if each.source and each.expression}
    beside = [field.name for field in file_fields(model) if field.name in FILE_NAMES]
    beside += ["secret"] if model._meta.label == "outbox.Message" else []
    sources = [*(each.source for each in columns if each.source), *beside]
    rows = records_of(model, authority).annotate(**asked).values_list(*sources)
    for row in rows.iterator(chunk_size=AT_A_TIME):
        values = dict(zip(sources, row, strict=True))
        record = {each.name: each.told(values.get(each.source or "")) for each in columns}
        for field in file_fields(model):
            is_there = field.name not in beside or values[field.name]
            record[field.name] = _path(model, field, record) if is_there else None
        yield _without_what_must_stay(model, record, values)


def _path(model: Kind, field: models.Field, record: dict[str, Any]) -> str:
    return f"files/{folder_of(model)}/{record['ref']}.{_ending(model, field, record)}"


def _ending(model: Kind, field: models.Field, record: dict[str, Any]) -> str:
    if field.name in ENDINGS:
        return ENDINGS[field.name]
    if model._meta.label in PICTURES:
        return "png"
    return TYPES.get(str(record.get("content_type")), "bin")


def _without_what_must_stay(
    model: Kind, record: dict[str, Any], values: dict[str, Any]
) -> dict[str, Any]:
    if model._meta.label == "outbox.Message" and values["secret"]:
        record["body"] = record["body"].replace(values["secret"], "…")
    if model._meta.label == "audit.Event":
        record["subject"] = _subject(record["subject"])
    return record


def _subject(subject: str) -> str:
    """Name what an event was about as its own file does, where it has no reference."""
    name, _, key = subject.partition(":")
    if not key.isdigit():
        return subject
    for model in apps.get_models():
        if model._meta.model_name == name and reference_field(model) == "pk":
            return f"{name}:{opaque(model._meta.label_lower, key)}"
    return subject


def files(model: Kind, authority: models.Model) -> Iterator[tuple[str, bytes | None]]:
    """Give each file of a kind's records by its path, decrypted; None for one that is lost."""
    fields = file_fields(model)
    if not fields:
        return
    names = [field.attname for field in fields]
    typed = ["content_type"] if _has(model, "content_type") else []
    source = reference_field(model)
    rows = records_of(model, authority).values(source, *typed, *names)
    for row in rows.iterator(chunk_size=LARGE_AT_A_TIME):
        key = row[source]
        ref = opaque(folder_of(model), key) if source == "pk" else key
        for field in fields:
            value = row[field.attname]
            path = _path(model, field, row | {"ref": ref})
            if isinstance(field, models.BinaryField):
                yield path, bytes(value or b"")
            elif value:
                yield path, _opened(value)


def _has(model: Kind, name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def _opened(name: str) -> bytes | None:
    try:
        return open_file(name)
    except FileNotFoundError:
        return None
