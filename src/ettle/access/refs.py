"""Random names for rows, used in addresses instead of keys that count upwards."""

import secrets
from typing import Any

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that reads like something else aloud


def new_ref() -> str:
    """Make a 12-character name that nobody can guess (59 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


class RefField(models.CharField):  # type: ignore[type-arg]
    """The unique random name of a row in addresses."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("unique", True)
        kwargs.setdefault("default", new_ref)
        kwargs.setdefault("editable", False)
        super().__init__(**kwargs)
