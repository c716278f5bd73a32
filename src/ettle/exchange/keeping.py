"""What a file would do as rows to keep, made ready before the transaction that keeps them."""

from __future__ import annotations

from typing import Any

from ettle.exchange.models import RollChange, RollImport
from ettle.exchange.selectors.previews import RollPreview
from ettle.people.many_rows import NewRows, made_ready
from ettle.people.roll_changes import Change


def changes_made_ready(row: RollImport, preview: RollPreview) -> NewRows:
    """Make the changes that ask nothing ready to be kept, outside the transaction that does."""
    sure = [kept_change(row, one) for one in preview.plan.changes if not one.question]
    return made_ready(RollChange, tuple(sure[0]) if sure else (), sure)


def kept_change(row: RollImport, one: Change, likeness: int | None = None) -> dict[str, Any]:
    """Give a change by column, with the key of the question that it hangs on, if it does."""
    return {
        "authority_id": row.authority_id,
        "roll_import_id": row.pk,
        "part": one.part,
        "what": one.what,
        "key": list(one.key),
        "name": one.name[:400],
        "row_pk": one.row_pk,
        "fields": one.fields,
        "likeness_id": likeness,
        "only_if": one.only_if,
    }
