"""A JSON Schema for each kind of record, made from the model itself."""

import inspect
from typing import Any

from ettle.exchange.leaving.columns import Column, columns_of
from ettle.exchange.leaving.kinds import Kind

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(model: Kind) -> dict[str, Any]:
    """Describe a kind's records: each column's type, and the kind that it refers to."""
    columns = columns_of(model)
    return {
        "$schema": DRAFT,
        "title": model._meta.label,
        "description": first_line(model),
        "type": "object",
        "properties": {each.name: _property(each) for each in columns},
        "required": [each.name for each in columns],
        "additionalProperties": False,
    }


def first_line(model: Kind) -> str:
    """Say what a kind is, in the first line of its own description."""
    if model._meta.auto_created:
        names = [field.name for field in model._meta.concrete_fields if field.is_relation]
        return f"Which {names[0]} and which {names[1]} belong together."
    return inspect.cleandoc(model.__doc__ or "").partition("\n")[0]


def _property(column: Column) -> dict[str, Any]:
    if column.holds == "any":
        return {}
    told: dict[str, Any] = {"type": [column.holds, "null"] if column.is_null else column.holds}
    if column.form == "file":
        told["description"] = "the path of a file in this export, or null"
    elif column.form:
        told["format"] = column.form
    if column.refers_to:
        told["x-refers-to"] = column.refers_to
    return told


def is_flat(model: Kind) -> bool:
    """Say whether a kind's records fit a plain table."""
    return all(each.holds != "any" for each in columns_of(model))
