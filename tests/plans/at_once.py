"""Two who press in one instant: the other is done while this press waits for the row's lock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models import Model, QuerySet


@contextmanager
def meanwhile(row: type[Model], other: Callable[[], Any]) -> Iterator[list[Any]]:
    """Let somebody else act once, in the moment before a row of this kind is locked.

    What a press has read by then is old; only what it reads under the lock is true. Gives
    the list that what the other got is put in.
    """
    lock, got = QuerySet.select_for_update, []

    def waited_for(rows: QuerySet, *args: Any, **facts: Any) -> QuerySet:
        if rows.model is row and not got:
            got.append(None)
            got[0] = other()
        return lock(rows, *args, **facts)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QuerySet, "select_for_update", waited_for)
        yield got
    assert got, f"nobody waited for the lock of a {row.__name__}"
