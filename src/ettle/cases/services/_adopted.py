"""Writing adopted rows: the adoption itself, and its clocks as the law foresaw them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from asl_law.days import in_words
from ettle.access import Actor, StaleEdit, Trouble
from ettle.cases.adopting import Foreseen, Then, as_facts
from ettle.cases.adopting.shapes import kind_of
from ettle.cases.clocks import LAW_VERSION
from ettle.cases.models import ClockChange, DelayTold, StatutoryClock
from ettle.people.models import Pupil
from ettle.plans.models import Adoption

LONDON = ZoneInfo("Europe/London")
NAMES = {
    "case": "case",
    "plan": "co-ordinated support plan",
    "review": "review",
    "retention": "discontinued plan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """From what it was adopted, in which batch, and which adoption it corrects."""

    source: str
    batch_ref: str = ""
    corrects: Adoption | None = None


def keep_adoption(by: Actor, pupil: Pupil, then: Then, where: Where) -> Adoption:
    """Write the adoption, once: the pupil's row is locked so that two officers cannot both.

    Raises:
        StaleEdit: where it has been adopted already, with the adoption that stands.
    """
    if not where.source.strip():
        raise Trouble(
            "Say from what you take these dates: a list, a file, a letter. A date without a "
            "source cannot be shown to a tribunal.",
            field="source",
        )
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    kind = kind_of(then)
    standing = Adoption.objects.filter(pupil=pupil, kind=kind, undone_at__isnull=True).first()
    if standing:
        raise StaleEdit(standing, 0)
    return Adoption.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        kind=kind,
        given_by=str(pupil.authority),
        source=where.source.strip(),
        facts=as_facts(then),
        adopted_by_id=by.person_id,
        adopted_on=by.today,
        adopted_at=by.at,
        batch_ref=where.batch_ref,
        corrects=where.corrects,
    )


def start_adopted(
    by: Actor, adoption: Adoption, clocks: tuple[Foreseen, ...], about: Mapping[str, Any]
) -> list[StatutoryClock]:
    """Store the clocks that the law foresaw. ``about`` gives the row each is about.

    ``asked`` is the list of those asked; a clock that runs already is moved, not doubled.
    """
    return [_start(by, adoption, each, _row_about(each, about)) for each in clocks]


def _row_about(each: Foreseen, about: Mapping[str, Any]) -> dict[str, Any]:
    if each.about == "asked":
        return {"agency_request": about["asked"][each.at]}
    return {each.about: about[each.about]}


def _start(by: Actor, adoption: Adoption, each: Foreseen, about: dict[str, Any]) -> StatutoryClock:
    clock = each.clock
    row = StatutoryClock.objects.filter(
        rule=each.rule, started_on=clock.started_on, **about
    ).first()
    if row is not None and not each.moves:
        return row
    if row is None:
        row = StatutoryClock(
            authority_id=adoption.authority_id,
            pupil_id=adoption.pupil_id,
            rule=each.rule,
            citation=str(clock.rule.citation),
            law_version=LAW_VERSION,
            started_on=clock.started_on,
            first_due_on=clock.first_due_on,
            adoption=adoption,
            **about,
        )
    row.due_on, row.stopped_on, row.explanation = clock.due_on, clock.stopped_on, clock.explanation
    row.save()
    _moves(by, adoption, each, row)
    return row


def _moves(by: Actor, adoption: Adoption, each: Foreseen, row: StatutoryClock) -> None:
    old = row.first_due_on
    for move in each.moves:
        ClockChange.objects.create(
            authority_id=adoption.authority_id,
            clock=row,
            ground=move.ground,
            reason=move.reason,
            old_due_on=old,
            new_due_on=move.to,
            decided_at=by.at,
            informed_on=move.told_on,
            adoption=adoption,
        )
        old = move.to
    for wrong in each.wrong:
        DelayTold.objects.create(
            authority_id=adoption.authority_id,
            clock=row,
            adoption=adoption,
            ground=wrong.delay.ground,
            reason=wrong.delay.reason,
            new_due_on=wrong.delay.to,
            informed_on=wrong.delay.told_on,
            wrong=wrong.why,
        )


def moment_of(day: date) -> datetime:
    """Give noon of a day in Scotland, for what is known to the day and kept as a moment."""
    return datetime.combine(day, time(12), tzinfo=LONDON)


def missed_of(clocks: tuple[Foreseen, ...], today: date) -> list[str]:
    """Name the limits that were missed already, with their last days."""
    return [
        f"{each.rule} on {in_words(each.clock.due_on)}"
        for each in clocks
        if each.state(today).value in ("late", "deemed", "met late")
    ]
