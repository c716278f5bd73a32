"""Random names for rows, used in addresses instead of keys that count upwards."""

import base64
import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that reads like something else aloud
_chance: random.Random = secrets.SystemRandom()


def new_ref() -> str:
    """Make a 12-character name that nobody can guess (59 bits)."""
    return "".join(_chance.choice(ALPHABET) for _ in range(12))


def new_token() -> str:
    """Make a 256-bit token for a link or a device's cookie. Only its hash may be kept."""
    return base64.urlsafe_b64encode(_chance.randbytes(32)).decode().rstrip("=")


def new_code() -> str:
    """Make a six-digit code to be typed by hand."""
    return f"{_chance.randrange(1_000_000):06d}"


def new_file_name() -> str:
    """Make a name for a file on disk that says nothing of what is in it."""
    return f"{_chance.randbytes(20).hex()}.bin"


@contextmanager
def seeded_chance(seed: str) -> Iterator[None]:
    """Draw refs and tokens from a seed, so that a demonstration is built the same twice.

    For building an invented world and nothing else: what it draws can be guessed.
    """
    global _chance
    _chance = random.Random(seed)  # noqa: S311 - an invented world keeps no secrets
    try:
        yield
    finally:
        _chance = secrets.SystemRandom()


class RefField(models.CharField):  # type: ignore[type-arg]
    """The unique random name of a row in addresses."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("unique", True)
        kwargs.setdefault("default", new_ref)
        kwargs.setdefault("editable", False)
        super().__init__(**kwargs)
