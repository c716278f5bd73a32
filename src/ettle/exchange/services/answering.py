"""What a person says to a checked file before it is brought in."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.exchange import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.models import RollImport
from ettle.people.access import may_import_roll

SHORTEST_REASON = 5


@transaction.atomic
def answer_roll(
    *,
    by: Actor,
    row: RollImport,
    answers: Mapping[str, str] | None = None,
    choices: Mapping[str, str] | None = None,
    partial: bool = False,
) -> RollImport:
    """Keep a person's answers: to each obstacle, to each new id, and whether some rows may wait.

    Raises:
        Trouble: when something is left unanswered, or an answer cannot be; nothing is kept.
    """
    require(may_import_roll(by, row.authority), by=by, act="roll.answer")
    row = RollImport.objects.select_for_update().get(pk=row.pk)
    if row.state != "checked":
        raise Trouble("This file has been brought in, or cannot be. There is nothing to answer.")
    for one in row.obstacles:
        said = (answers or {}).get(one["code"], "").strip()
        if one["needs"] == "reason" and len(said) < SHORTEST_REASON:
            raise Trouble("Say why this file is to be brought in all the same.", field=one["code"])
        if not said:
            raise Trouble("Say yes to this first, if it is so.", field=one["code"])
        row.answers[one["code"]] = said
    if row.counts.get("rejected") and not partial:
        raise Trouble("Say whether the rows that cannot be taken may wait.", field="partial")
    _choose(row, choices or {}, by)
    row.is_partial = partial and bool(row.counts.get("rejected"))
    row.save(update_fields=["answers", "is_partial"])
    record(
        by=by,
        verb="roll.answered",
        subject=row,
        obstacles=len(row.obstacles),
        partial=row.is_partial,
        asked=row.counts.get("asked", 0),
    )
    return row


def _choose(row: RollImport, choices: Mapping[str, str], by: Actor) -> None:
    taken: set[str] = set()
    for one in row.likenesses.order_by("line"):
        choice = choices.get(one.ref) or one.choice
        if choice not in one.offers:
            raise Trouble(f"Choose one of the answers for {one.name}.", field=f"like_{one.ref}")
        if choice == "same" and one.other_roll_id in taken:
            raise Trouble(
                f"Two rows cannot both be {one.other_name}. Choose for which it is so.",
                field=f"like_{one.ref}",
            )
        if choice == "same":
            taken.add(one.other_roll_id)
        one.choice, one.chosen_by_account_id = choice, by.account_id
        one.save(update_fields=["choice", "chosen_by_account_id"])
