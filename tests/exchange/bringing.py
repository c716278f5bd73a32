"""Bringing small rolls in, as Ms Okafor does."""

from datetime import date

from ettle.exchange.long_work import bring_in_roll
from ettle.exchange.models import RollImport
from ettle.exchange.selectors import RollPreview, roll_preview
from ettle.exchange.services import answer_roll, hold_roll
from ettle.people.models import Connection, Parentage, Person, Post, Pupil, SafeContactFlag
from tests.exchange.roll_files import roll_file


def preview_of(world, *rows: dict[str, str], by=None, made_on: date | None = None) -> RollPreview:
    return roll_preview(
        by=by or world.actor("okafor"),
        authority=world.authority,
        content=roll_file(*rows),
        made_on=made_on,
    )


def held(world, *rows: dict[str, str], by=None, made_on: date | None = None) -> RollImport:
    by = by or world.actor("okafor")
    return hold_roll(by=by, preview=preview_of(world, *rows, by=by, made_on=made_on))


def bring_in(world, *rows: dict[str, str], by=None, made_on: date | None = None, **said):
    by = by or world.actor("okafor")
    row = held(world, *rows, by=by, made_on=made_on)
    if said:
        answer_roll(by=by, row=row, **said)
    return bring_in_roll(by=by, row=row)


def everything() -> list[object]:
    models = (Pupil, Person, Parentage, Post, SafeContactFlag, Connection)
    return [list(model.objects.order_by("pk").values()) for model in models]
