"""Issuing a printing of a plan: composed from its parts, then frozen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.people.models import Person
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import slice_of
from ettle.plans.editions import Held, edition_for, held_for
from ettle.plans.editions.asking import checked_answers
from ettle.plans.editions.who import may_be_copied_to, may_issue_printing
from ettle.plans.labels import own_label
from ettle.plans.models import Plan, PrintedEdition
from ettle.plans.services._freezing import freeze_today


@transaction.atomic
def issue_printing(
    *,
    by: Actor,
    plan: Plan,
    key: str,
    for_person: Person | None = None,
    answers: Mapping[str, Any] | None = None,
) -> PrintedEdition:
    """Issue one printing of the plan as it stands. Nothing in it is typed but what it asks for.

    A parent's own copy leaves out what is kept from that parent; any other copy that is
    shared leaves out what is kept from any. The ones before stay as they were issued.

    Raises:
        Trouble: for a printing with nothing in it, or an answer that is missing.
    """
    edition = edition_for(key)
    require(may_issue_printing(by, plan.pupil, edition), by=by, act="printing.issued")
    if for_person is not None:
        require(may_be_copied_to(for_person, plan.pupil, by=by), by=by, act="printing.issued")
    whom = for_person.name if for_person else ""
    whole = held_for(edition, plan, by=by, is_draft=False, for_person=for_person, copy_for=whom)
    held = replace(whole, answers=checked_answers(whole, answers or {})).narrowed()
    _check_contents(held)

    context = edition.compose(held)
    document = freeze_today(
        by, edition.key, context, version=edition.version, authority_id=plan.authority_id
    )
    row = PrintedEdition.objects.create(
        authority_id=plan.authority_id,
        plan=plan,
        printing=edition.key,
        for_person=for_person,
        for_whom=whom or held.answers.get("to_school") or held.answers.get("service") or "",
        document=document,
        issued_on=by.today,
        issued_at=by.at,
        issued_by_id=by.person_id,
        issued_label=own_label(by),
    )

    record(
        by=by,
        verb="printing.issued",
        subject=row,
        pupil_id=plan.pupil_id,
        printing=edition.key,
        parts=len(held.versions),
    )
    return row


def _check_contents(held: Held) -> None:
    if not held.versions:
        raise Trouble(
            "There is nothing to print yet: no part of the plan that belongs in this printing is "
            "written. Write one, then come back."
        )
    if held.read_by(slice_of(held.by, held.plan.pupil)) != held:
        raise Trouble(
            "Some parts of this printing are not for you to read, so you cannot answer for them. "
            "Ask those who lead the school to issue it."
        )
