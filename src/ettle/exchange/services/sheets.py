"""The sheet for the roll system: made, and marked as keyed in."""

from datetime import date

from django.db import models, transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.exchange.access import may_take_out
from ettle.exchange.leaving import verbs  # noqa: F401 - declares what is recorded here
from ettle.exchange.leaving.sheet import changed_rows
from ettle.exchange.models import KeyedIn, Sheet
from ettle.people.models import Authority, Pupil

LATER = (
    "A later sheet has been keyed in already, so this one is out of date. Make a new sheet: it "
    "will show what is still to be keyed."
)
AT_A_TIME = 500


@transaction.atomic
def make_sheet(*, by: Actor, authority: models.Model) -> Sheet:
    """Freeze what has changed since the last sheet that was keyed in, for somebody to key.

    Raises:
        Trouble: when nothing has changed.
    """
    require(may_take_out(by, int(authority.pk)), by=by, act="sheet.made")
    rows = changed_rows(authority)
    if not rows:
        raise Trouble("Nothing has changed since the last sheet was keyed in. There is no sheet.")
    sheet = Sheet.objects.create(
        authority_id=authority.pk,
        made_at=by.at,
        made_on=by.today,
        made_by_account_id=by.account_id,
        rows=rows,
        row_count=len(rows),
    )
    record(by=by, verb="sheet.made", subject=sheet, rows=len(rows))
    return sheet


@transaction.atomic
def note_taken_out(*, by: Actor, authority: models.Model, sheet: Sheet | None, how: str) -> None:
    """Record that a sheet, or everything at once, was downloaded."""
    require(may_take_out(by, int(authority.pk)), by=by, act="sheet.taken_out")
    record(by=by, verb="sheet.taken_out", subject=sheet, how=how)


@transaction.atomic
def mark_keyed_in(*, by: Actor, sheet: Sheet, on: date) -> Sheet:
    """Say that a sheet was keyed in, on a day. What it said is now what the roll system holds.

    The rows themselves are emptied: they are copies of children's details.

    Raises:
        Trouble: when it was keyed in by somebody else, is out of date, or the day is wrong.
    """
    require(may_take_out(by, sheet.authority_id), by=by, act="sheet.keyed_in")
    # Two clerks at once: the second finds the first one's mark.
    Authority.objects.select_for_update().get(pk=sheet.authority_id)
    sheet = Sheet.objects.get(pk=sheet.pk)
    _check(sheet, on, today=by.today)
    _remember(sheet)
    sheet.keyed_on, sheet.keyed_at = on, by.at
    sheet.keyed_by_account_id, sheet.keyed_by_name = by.account_id, by.name
    sheet.rows = []
    sheet.save()
    record(by=by, verb="sheet.keyed_in", subject=sheet, rows=sheet.row_count, keyed_on=on)
    return sheet


def _check(sheet: Sheet, on: date, *, today: date) -> None:
    if sheet.keyed_on:
        raise Trouble(
            f"{sheet.keyed_by_name or 'Somebody'} has already marked this sheet as keyed in, on "
            f"{sheet.keyed_on:%-d %B %Y}. There is nothing more to do."
        )
    later = Sheet.objects.filter(
        authority_id=sheet.authority_id, keyed_on__isnull=False, pk__gt=sheet.pk
    )
    if later.exists():
        raise Trouble(LATER)
    if on > today:
        raise Trouble("That day has not come yet. Give the day it was keyed.", field="keyed_on")
    if on < sheet.made_on:
        raise Trouble(
            f"The sheet was made on {sheet.made_on:%-d %B %Y}, so it cannot have been keyed "
            "before then. Check the day.",
            field="keyed_on",
        )


def _remember(sheet: Sheet) -> None:
    facts = {row["pupil"]: row["now"] for row in sheet.rows}
    refs = list(facts)
    for start in range(0, len(refs), AT_A_TIME):
        some = refs[start : start + AT_A_TIME]
        pupils = Pupil.objects.filter(authority_id=sheet.authority_id, ref__in=some)
        KeyedIn.objects.bulk_create(
            [
                KeyedIn(authority_id=sheet.authority_id, pupil_id=pk, sheet=sheet, facts=facts[ref])
                for pk, ref in pupils.values_list("pk", "ref")
            ],
            update_conflicts=True,
            unique_fields=["pupil"],
            update_fields=["sheet", "facts"],
        )
