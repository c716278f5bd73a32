"""One column of an exported record: its name, how it is read, and what it may hold."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery

from ettle.access.refs import ALPHABET
from ettle.exchange.leaving.kinds import LEFT_OUT_FIELDS, Kind

FILE_NAMES = ("file_name", "kept_as")  # fields that name an encrypted file on disk
# Whole numbers that point at a record without the database knowing it.
LOOSE = {"account_id": "people.Account", "person_id": "people.Person", "pupil_id": "people.Pupil"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """How one field goes out. ``source`` is what the query asks for, by that name.

    ``holds`` is a type of JSON; ``form`` its format; ``refers_to`` the kind it points at.
    """

    name: str
    source: str | None
    holds: str
    is_null: bool = False
    form: str = ""
    refers_to: str = ""
    expression: Any = None
    told: Callable[[Any], Any] = lambda value: value


def columns_of(model: Kind) -> list[Column]:
    """List the columns of a kind, the record's own reference first."""
    fields = [
        field
        for field in model._meta.concrete_fields
        if f"{model._meta.label}.{field.name}" not in LEFT_OUT_FIELDS and field.name != "ref"
    ]
    return [_column(model, field) for field in fields]


def _column(model: Kind, field: models.Field) -> Column:
    if field.primary_key and not field.is_relation:
        return _own_reference(model)
    if field.is_relation:
        return _pointer(field)
    for ending, label in LOOSE.items():
        if field.name.endswith(ending) and isinstance(field, models.BigIntegerField):
            return _loose_pointer(field, label)
    return _fact(model, field)


def _own_reference(model: Kind) -> Column:
    source = reference_field(model)
    if source == "pk":
        label = model._meta.label_lower
        return Column(name="ref", source="pk", holds="string", told=lambda pk: opaque(label, pk))
    return Column(name="ref", source=source, holds="string")


def _pointer(field: models.Field) -> Column:
    target = field.related_model
    assert isinstance(target, type)
    label = target._meta.label_lower
    points = reference_field(target)
    whole = Column(
        name=f"{field.name}_ref", source=f"{field.name}__{points}", holds="string",
        is_null=field.null, refers_to=label,
    )  # fmt: skip
    if points != "pk":
        return whole
    return Column(
        name=whole.name, source=field.attname, holds="string", is_null=field.null,
        refers_to=label, told=lambda pk: None if pk is None else opaque(label, pk),
    )  # fmt: skip


def _loose_pointer(field: models.Field, label: str) -> Column:
    target = apps.get_model(label)
    found = target._default_manager.filter(pk=OuterRef(field.name)).values("ref")[:1]
    return Column(
        name=f"{field.name.removesuffix('_id')}_ref", source=f"_{field.name}", holds="string",
        is_null=True, refers_to=label.lower(), expression=Subquery(found),
    )  # fmt: skip


FORMS: tuple[tuple[type[models.Field], str, str], ...] = (
    (models.BooleanField, "boolean", ""),
    (models.DateTimeField, "string", "date-time"),
    (models.DateField, "string", "date"),
    (models.IntegerField, "integer", ""),
    (models.FloatField, "number", ""),
    (models.JSONField, "any", ""),
)


def _fact(model: Kind, field: models.Field) -> Column:
    if isinstance(field, models.BinaryField) or field.name in FILE_NAMES:
        return Column(name=field.name, source=None, holds="string", is_null=True, form="file")
    for kind, holds, form in FORMS:
        if isinstance(field, kind):
            told = {"date-time": _moment, "date": _day}.get(form, lambda value: value)
            return Column(
                name=field.name, source=field.name, holds=holds, form=form, is_null=field.null,
                told=told,
            )  # fmt: skip
    return Column(
        name=field.name, source=field.name, holds="string", is_null=field.null, told=_words
    )


def reference_field(model: Kind) -> str:
    """Name the field that other records know this kind by, or ``pk`` where it has none."""
    names = {field.name for field in model._meta.concrete_fields}
    if model._meta.label == "people.Authority":
        return "code"
    return "ref" if "ref" in names else "pk"


def opaque(label: str, pk: Any) -> str:
    """Name a record that has no reference: always the same, and nothing can be read from it."""
    whole = hmac.new(settings.FILES_KEY.encode(), f"{label}:{pk}".encode(), hashlib.sha256).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in whole[:16])


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _words(value: Any) -> Any:
    return value if value is None else str(value)
