"""From rows of the template to work that can be adopted, or why a row cannot be taken.

All or nothing for one child's case: a row that is wrong holds back the rows that go with it,
so that no case runs without an extension that its family was told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ettle.access import Actor, Trouble
from ettle.cases.adopting import (
    AskedThen,
    Begun,
    CaseThen,
    DelayThen,
    PlanThen,
    RetentionThen,
    ReviewThen,
    Then,
    as_facts,
    differing,
    foreseen,
)
from ettle.cases.adopting.checking import check_then, doubts
from ettle.cases.adopting.shapes import kind_of
from ettle.cases.clocks import DUTIES
from ettle.exchange.adopting.columns import (
    ASKED_BY,
    DAYS,
    FORMS,
    GATES,
    LIMITS,
    PUPIL,
    ROUTES,
)
from ettle.exchange.adopting.known import Known, plain
from ettle.exchange.adopting.reading import LONGEST, SheetRow
from ettle.exchange.roll.days import day as read_day
from ettle.exchange.roll.saying import Say, counted, silent
from ettle.exchange.roll.trouble import CellTrouble
from ettle.people.models import Pupil

ROLL_ID = PUPIL[0]


class RowTrouble(Exception):
    """What is wrong with one row."""


@dataclass(slots=True)
class Unit:
    """One piece of work to adopt: whose, what, from which rows, and what it would start."""

    kind: str
    pupil_id: int
    name: str
    by_name: bool  # matched by name and birth date: a person has to say so
    rows: tuple[SheetRow, ...]
    then: Then
    source: str
    same: bool = False
    clocks: list[dict[str, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Checked:
    """Every row of a file: in a unit, or rejected with its reasons."""

    units: list[Unit] = field(default_factory=list)
    rejected: list[tuple[SheetRow, str]] = field(default_factory=list)


def check_rows(rows: Sequence[SheetRow], known: Known, *, by: Actor, say: Say = silent) -> Checked:
    """Check every row against the roll, the law and what is here already."""
    checked = Checked()
    placed = _place(counted(rows, "Finding each child", say), known, checked)
    for sheet in ("Cases", "Plans", "Retention"):
        for pupil_id, mine in counted(
            list(placed.get(sheet, {}).items()), f"Checking {sheet}", say
        ):
            _check_one(sheet, pupil_id, mine, placed, known, by, checked)
    for sheet in ("Agencies asked", "Extensions"):
        for mine in placed.get(sheet, {}).values():
            for row in mine:
                checked.rejected.append((row, _alone(sheet)))
    checked.rejected.sort(key=lambda each: (each[0].sheet, each[0].line))
    return checked


def _alone(sheet: str) -> str:
    if sheet == "Extensions":
        return (
            "This pupil has no row under “Cases” or “Plans” that the new date belongs to. Add it."
        )
    return "This pupil has no row under “Cases”. Add one, with the day the proposal was sent."


Placed = dict[str, dict[int, list[SheetRow]]]


def _place(rows: Iterable[SheetRow], known: Known, checked: Checked) -> Placed:
    """Put each row with its pupil."""
    placed: Placed = {}
    for row in rows:
        try:
            _check_cells(row)
            pupil = known.pupil_of(row[ROLL_ID], row[PUPIL[1]], row[PUPIL[2]], _day(row, PUPIL[3]))
        except (RowTrouble, Trouble) as trouble:
            checked.rejected.append((row, _words(trouble)))
            continue
        placed.setdefault(row.sheet, {}).setdefault(pupil.pk, []).append(row)
    return placed


def _check_cells(row: SheetRow) -> None:
    for column, words in row.cells.items():
        if words.startswith("="):
            raise RowTrouble(
                f"{column}: this is a formula, and formulas are not worked out. Copy the column "
                "and paste it as values."
            )
        if words.startswith("#") and words.rstrip("!?/A").isupper():
            raise RowTrouble(f"{column}: the spreadsheet’s own error {words} stands here.")
        if len(words) > LONGEST:
            raise RowTrouble(f"{column}: this is longer than {LONGEST} characters. Shorten it.")
        if column in DAYS and words:
            _day(row, column)


def _day(row: SheetRow, column: str) -> date | None:
    if not row[column]:
        return None
    try:
        return read_day(row[column])
    except CellTrouble as trouble:
        raise RowTrouble(f"{column}: {trouble.happened} {trouble.do}") from None


def _needed(row: SheetRow, column: str) -> date:
    found = _day(row, column)
    if found is None:
        raise RowTrouble(f"{column}: give the day. All the rest hangs on it.")
    return found


def _one_of(row: SheetRow, column: str, words: dict[str, str], otherwise: str = "") -> str:
    said = plain(row[column])
    if not said:
        return otherwise
    if said not in words:
        raise RowTrouble(f"{column}: “{row[column]}” is none of: {'; '.join(words)}.")
    return words[said]


def _yes_no(row: SheetRow, column: str) -> bool | None:
    return {"yes": True, "no": False, "": None}[
        _one_of(row, column, {"yes": "yes", "no": "no", "y": "yes", "n": "no"})
    ]


def _check_one(
    sheet: str,
    pupil_id: int,
    mine: list[SheetRow],
    placed: Placed,
    known: Known,
    by: Actor,
    checked: Checked,
) -> None:
    pupil = known.by_id[pupil_id]
    together = list(mine)
    made: list[Then]
    try:
        if len(mine) > 1:
            lines = ", ".join(str(row.line) for row in mine)
            raise RowTrouble(f"This pupil has more than one row here (lines {lines}). Keep one.")
        row = mine[0]
        if sheet == "Cases":
            asked = placed.get("Agencies asked", {}).pop(pupil_id, [])
            delays = _delays_for(placed, pupil_id, ("C01", "C02", "C10"))
            together += asked + delays
            made = [_case(row, asked, delays, pupil, known)]
        elif sheet == "Plans":
            delays = _delays_for(placed, pupil_id, ("C04", "C05", "C06"))
            together += delays
            made = _plan(row, delays, known)
        else:
            made = [_retention(row)]
        units = [_unit(each, row, together, pupil, made, known, by) for each in made]
    except (RowTrouble, Trouble) as trouble:
        words = _words(trouble)
        checked.rejected.append((mine[0], words))
        for other in together[1:]:
            checked.rejected.append(
                (other, f"Held back with line {mine[0].line} of “{sheet}”: {words}")
            )
        return
    checked.units.extend(units)


def _delays_for(placed: Placed, pupil_id: int, limits: tuple[str, ...]) -> list[SheetRow]:
    """Take a pupil's extensions of some limits out of those that wait for a home."""
    rows = placed.get("Extensions", {}).get(pupil_id, [])
    mine = [row for row in rows if LIMITS.get(plain(row["Which limit"]), "C02") in limits]
    left = [row for row in rows if row not in mine]
    if rows:
        placed["Extensions"][pupil_id] = left
        if not left:
            del placed["Extensions"][pupil_id]
    return mine


def _unit(
    then: Then,
    row: SheetRow,
    together: list[SheetRow],
    pupil: Pupil,
    made: list[Then],
    known: Known,
    by: Actor,
) -> Unit:
    if not row["Source"]:
        raise RowTrouble("Source: say from what the dates are taken.")
    check_then(then, pupil, today=by.today)
    found = foreseen(then, today=by.today, begun=_begun(made, pupil, known))
    kind = kind_of(then)
    standing = known.adopted.get((pupil.pk, kind))
    if standing is not None and standing != as_facts(then):
        raise RowTrouble(
            "This was adopted already, with other days or words. Put it right on the page of the "
            "child, so that the reason is kept."
        )
    if standing is None:
        known.check_not_here(kind, pupil)
    return Unit(
        kind=kind,
        pupil_id=pupil.pk,
        name=pupil.name,
        by_name=not row[ROLL_ID],
        rows=tuple(together),
        then=then,
        source=row["Source"],
        same=standing is not None,
        clocks=[
            {
                "duty": DUTIES[each.rule].format(agency="The agency"),
                "rule": each.rule,
                "due_on": each.clock.due_on.isoformat(),
                "state": each.state(by.today).value,
            }
            for each in found
        ],
        doubts=[
            *(wrong.why for each in found for wrong in each.wrong),
            *doubts(then),
            *differing(then),
        ],
    )


def _begun(made: list[Then], pupil: Pupil, known: Known) -> Begun | None:
    plan = next((each for each in made if isinstance(each, PlanThen)), None)
    if plan:
        return Begun(year_began_on=plan.last_reviewed_on or plan.prepared_on)
    return None


def _case(
    row: SheetRow, asked: list[SheetRow], delays: list[SheetRow], pupil: Pupil, known: Known
) -> CaseThen:
    who = _one_of(row, "Asked by", ASKED_BY, "parent")
    received = _day(row, "Request received")
    made = tuple(_asked(each, known) for each in asked)
    return CaseThen(
        received_on=received,
        asked_by=who,
        asked_by_person=(
            known.parent_of(pupil, row["Parent who asked"]) if received and who == "parent" else ""
        ),
        form=_one_of(row, "How it came", FORMS, "letter"),
        reasons=row["Reasons"],
        proposal_sent_on=_day(row, "Proposal sent"),
        asked=made,
        delays=tuple(_delay(each, made, known) for each in delays),
        decided_on=_day(row, "Decided"),
        required=_yes_no(row, "Plan required"),
        decision_sent_on=_day(row, "Decision sent"),
        decision_reasons=row["Reasons for decision"],
    )


def _asked(row: SheetRow, known: Known) -> AskedThen:
    return AskedThen(
        agency=known.agency_of(row["Agency"]),
        service=row["Service"] or "Service not named",
        named_person=row["Person asked"] or "Person not named",
        named_role=row["Role"],
        made_on=_needed(row, "Asked on"),
        answered_on=_day(row, "Answered on"),
    )


def _delay(row: SheetRow, asked: tuple[AskedThen, ...], known: Known) -> DelayThen:
    limit = _one_of(row, "Which limit", LIMITS)
    if not limit:
        raise RowTrouble("Which limit: say which last day was moved.")
    about = None
    if limit == "C10":
        agency = known.agency_of(row["Agency"])
        about = next((n for n, each in enumerate(asked) if each.agency == agency), None)
        if about is None:
            raise RowTrouble("Agency: this agency is not under “Agencies asked” for this pupil.")
    return DelayThen(
        limit=limit,
        ground=row["Ground"],
        reason=row["Reason"],
        to=_needed(row, "New last day"),
        told_on=_day(row, "People told on"),
        about=about,
    )


def _plan(row: SheetRow, delays: list[SheetRow], known: Known) -> list[Then]:
    made: list[Then] = [
        PlanThen(
            prepared_on=_needed(row, "Prepared"),
            last_reviewed_on=_day(row, "Last review completed"),
            review_said_on=_day(row, "Next review on our list"),
            given_on=_day(row, "Copies sent"),
            nominated_school=known.school_of(row["School named"]),
            coordinator=known.staff_of(row["Co-ordinator"], "Co-ordinator"),
            contact_officer=known.staff_of(row["Contact officer"], "Contact officer"),
            signed_by=row["Signed by"],
            held_by=row["Copies held by"],
        )
    ]
    gate = _one_of(row, "Review under way", GATES)
    if gate:
        made.append(
            ReviewThen(
                gate=gate,
                requested_on=_day(row, "Review asked for on"),
                requested_by=row["Review asked for by"],
                notified_on=_day(row, "Family told of review on"),
                delays=tuple(_delay(each, (), known) for each in delays),
            )
        )
    elif delays:
        raise RowTrouble("Review under way: a new date was told for a review. Say which review.")
    return made


def _retention(row: SheetRow) -> RetentionThen:
    route = _one_of(row, "How it ended", ROUTES)
    if not route:
        raise RowTrouble("How it ended: choose one of the three ways.")
    return RetentionThen(
        route=route,
        discontinued_on=_needed(row, "Discontinued"),
        prepared_on=_day(row, "Prepared"),
        notified_on=_day(row, "Family told it would end"),
        choice_sent_on=_day(row, "Choice sent"),
        wishes_to_keep=_yes_no(row, "Wishes it kept"),
        kept_where=row["Where it is kept"],
    )


def _words(trouble: Any) -> str:
    return str(getattr(trouble, "message", "") or trouble)
