"""Printings by name and version, so that a stored context can be built again years later."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, get_type_hints

from ettle.documents.contexts import from_json
from ettle.documents.tree import Document

Build = TypeVar("Build", bound=Callable[[Any], Document])


class UnknownPrinting(LookupError):
    """No printing has this name and version."""


@dataclass(frozen=True, slots=True)
class Printing:
    """A function from a context to a document, under a name and version that never change."""

    name: str
    version: int
    context_kind: type[Any]
    build: Callable[[Any], Document]


_printings: dict[tuple[str, int], Printing] = {}


def printing(name: str, *, version: int) -> Callable[[Build], Build]:
    """Register a function as one version of a printing.

    When its words change, register the new function under the next version and keep the old one as
    long as anything issued with it is kept.
    """

    def register(build: Build) -> Build:
        hints = get_type_hints(build)
        hints.pop("return", None)
        known = _printings.get((name, version))
        if known and (known.build.__module__, known.build.__qualname__) != (
            build.__module__,
            build.__qualname__,
        ):
            raise ValueError(f"Two printings are called {name} version {version}. Raise one.")
        kind = next(iter(hints.values()))
        _printings[name, version] = Printing(name, version, kind, build)
        return build

    return register


def find(name: str, version: int | None = None) -> Printing:
    """Find a printing; without a version, the newest."""
    versions = [number for known, number in _printings if known == name]
    wanted = version if version is not None else max(versions, default=0)
    if wanted not in versions:
        raise UnknownPrinting(
            f"No printing is called {name} version {wanted}. Its room's printings.py has the names."
        )
    return _printings[name, wanted]


def printed(name: str, context: Any, *, version: int | None = None) -> Document:
    """Build a document from a context, as the newest version does unless told otherwise."""
    return find(name, version).build(context)


def printed_again(name: str, version: int, stored: Any) -> Document:
    """Build a document from its stored context, as the version it was issued with does."""
    known = find(name, version)
    return known.build(from_json(stored, known.context_kind))
