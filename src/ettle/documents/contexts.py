"""A printing's context, to JSON and back.

A context is a frozen dataclass of strings, numbers, days, moments, bytes (a picture), tuples of
these and further such dataclasses. Its own type hints say how to read it back, so the stored JSON
has no marks of ours in it and stays readable by anybody.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from ettle.documents.characters import made_safe

Context = TypeVar("Context")
_AS_THEY_ARE = (bool, int, float, NoneType)


class UnstorableContext(TypeError):
    """A context holds something that JSON could not give back."""


def to_json(value: Any) -> Any:
    """Turn a context into plain JSON values; text is made safe on the way."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, str):
        return made_safe(str(value))
    if isinstance(value, _AS_THEY_ARE):
        return value
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    raise UnstorableContext(
        f"A context cannot hold a {type(value).__name__}. Use text, numbers, days, bytes, tuples "
        "and frozen dataclasses of these; never a row."
    )


def from_json(stored: Any, kind: type[Context]) -> Context:
    """Read a context of one kind back from its stored JSON."""
    made: Context = _read(stored, kind)
    return made


def _read(stored: Any, kind: Any) -> Any:
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _read_either(stored, get_args(kind))
    if origin in {tuple, list, Sequence}:
        return _read_several(stored, get_args(kind))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _read(item, hints[name]) for name, item in stored.items()})  # type: ignore[operator]  # a class, not an instance
    if kind in {date, datetime}:
        return kind.fromisoformat(stored)
    return b64decode(stored) if kind is bytes else stored


def _read_either(stored: Any, kinds: tuple[Any, ...]) -> Any:
    if stored is None:
        return None
    real = [kind for kind in kinds if kind is not NoneType]
    if len(real) > 1:
        raise UnstorableContext("A context's field has one kind, or one kind and None.")
    return _read(stored, real[0])


def _read_several(stored: Any, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(kinds) == 1 or (len(kinds) == 2 and kinds[1] is Ellipsis):
        return tuple(_read(item, kinds[0]) for item in stored)
    return tuple(_read(item, kind) for item, kind in zip(stored, kinds, strict=True))
