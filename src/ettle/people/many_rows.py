"""Many rows in few statements, made ready before the transaction that writes them.

Django's own bulk writing makes an object of each row inside the transaction; a roll of
20,000 pupils would then hold everybody else's pages up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Field, Model


@dataclass(slots=True)
class NewRows:
    """Rows to insert: ``columns`` without the key, and a tuple of database values for each."""

    model: type[Model]
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]] = field(default_factory=list)


def made_ready(
    model: type[Model], names: Sequence[str], facts: Iterable[Mapping[str, Any]]
) -> NewRows:
    """Make rows ready: what a row does not say takes the field's own default."""
    concrete = [one for one in model._meta.concrete_fields if not one.primary_key]
    readers = [
        (one.attname, one.attname in names, one.get_default, _taken(one)) for one in concrete
    ]
    return NewRows(
        model,
        tuple(one.column for one in concrete),
        [
            tuple(
                take(fact[name]) if is_said else take(default())
                for name, is_said, default, take in readers
            )
            for fact in facts
        ],
    )


def reserved_keys(model: type[Model], count: int) -> list[int]:
    """Give keys that nobody else will use. Within the transaction that writes the rows."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            found = cursor.fetchone()
            first = (found[0] if found else 0) + 1
            return list(range(first, first + count))
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def insert_rows(ready: NewRows, rows: Sequence[tuple[Any, ...]], keys: Sequence[int] = ()) -> None:
    """Insert rows, under keys that were reserved for them if any were."""
    if not rows:
        return
    columns = (*(["id"] if keys else []), *ready.columns)
    named = ", ".join(connection.ops.quote_name(one) for one in columns)
    marks = ", ".join(["%s"] * len(columns))
    table = connection.ops.quote_name(ready.model._meta.db_table)
    all_rows = [(key, *row) for key, row in zip(keys, rows, strict=True)] if keys else rows
    with connection.cursor() as cursor:
        cursor.executemany(_sql("INSERT INTO", table, f"({named}) VALUES ({marks})"), all_rows)


def update_rows(
    model: type[Model], changes: Iterable[tuple[int, Mapping[str, Any]]], *, versioned: bool
) -> None:
    """Set fields of rows by key, one statement for all rows that set the same fields."""
    alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    fields = {one.attname: one for one in model._meta.concrete_fields}
    for pk, values in changes:
        row = (*(_taken(fields[name])(each) for name, each in values.items()), pk)
        alike.setdefault(tuple(values), []).append(row)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        for names, rows in alike.items():
            columns = (str(fields[name].column) for name in names)
            sets = [f"{connection.ops.quote_name(one)} = %s" for one in columns]
            sets += ["version = version + 1"] if versioned else []
            cursor.executemany(_sql("UPDATE", table, "SET", ", ".join(sets), "WHERE id = %s"), rows)


def delete_rows(model: type[Model], keys: Iterable[int]) -> None:
    """Delete rows by key. Whoever asks has looked that nothing points to them."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(_sql("DELETE FROM", table, "WHERE id = %s"), [(key,) for key in keys])


def _sql(*parts: str) -> str:
    """Put a statement together from words of this module and quoted names of a model."""
    return " ".join(parts)


def _taken(one: Field[Any, Any]) -> Callable[[Any], Any]:
    """Give how a value of a field goes to the database; most go as they are."""
    kind = one.get_internal_type()
    empty = "" if kind in ("CharField", "TextField", "EmailField") and not one.null else None
    if kind == "DateField":
        return _day
    if kind in ("JSONField", "DateTimeField", "BooleanField"):
        return lambda value: one.get_db_prep_save(value, connection)
    return lambda value: empty if value is None else value


def _day(value: Any) -> Any:
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return connection.ops.adapt_datefield_value(day) if day else None
