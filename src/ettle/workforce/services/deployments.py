"""Putting an assistant with a child: planned, confirmed, ended."""

from datetime import date, time

from django.db import transaction
from django.db.models import F, Q

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.people.models import Person, Pupil
from ettle.people.services import connections
from ettle.workforce import verbs  # noqa: F401 - declares what is recorded here
from ettle.workforce.access import may_deploy
from ettle.workforce.models import Deployment
from ettle.workforce.readiness import gaps_for, standing_in_the_way
from ettle.workforce.services._booking import book_for_gaps, record_bookings
from ettle.workforce.services._terms import check_terms, safe_stand_in
from ettle.workforce.situations import situation_of


@transaction.atomic
def plan_deployment(
    *,
    by: Actor,
    pupil: Pupil,
    person: Person,
    from_on: date,
    starts_at: time,
    ends_at: time,
    until_on: date | None = None,
    stand_in: Person | None = None,
) -> Deployment:
    """Plan for an assistant to support a child, and book the paid minutes that are missing.

    Nothing opens to the assistant until it is confirmed. Somebody safe is always named to be
    with the child meanwhile: ``stand_in``, or the first who can be. A relative of the child
    is refused at once.
    """
    require(may_deploy(by, pupil.school_id), by=by, act="deployment.planned")

    Pupil.objects.select_for_update(of=("self",)).get(pk=pupil.pk)  # two heads, one child
    check_terms(by, pupil, person, from_on, until_on, starts_at, ends_at)
    gaps = gaps_for(situation_of(pupil, person, on=from_on), on=from_on)
    if any(gap.key == "relative" for gap in gaps):
        raise Trouble(
            f"{person.name} is a relative of {pupil.first_name}, and a relative is never put "
            "with a child. Choose somebody else.",
            field="person",
        )
    deployment = Deployment.objects.create(
        authority_id=pupil.authority_id,
        school=pupil.school,
        pupil=pupil,
        person=person,
        from_on=from_on,
        until_on=until_on,
        starts_at=starts_at,
        ends_at=ends_at,
        safe_alternative=safe_stand_in(by, pupil, person, from_on, starts_at, ends_at, stand_in),
        planned_by_id=by.person_id,
        planned_at=by.at,
    )
    record_bookings(book_for_gaps(deployment, gaps, by=by, first_day=from_on), by=by)

    record(by=by, verb="deployment.planned", subject=deployment, from_on=from_on, gaps=len(gaps))
    return deployment


@transaction.atomic
def confirm_deployment(
    *, by: Actor, deployment: Deployment, expected_version: int | None = None
) -> Deployment:
    """Confirm that an assistant will support a child, and open the child's card to her.

    Refused while anything stands that nobody may set aside. Her connection begins today, so
    that the card can be read before the first day. Confirming again changes nothing.
    """
    require(may_deploy(by, deployment.school_id), by=by, act="deployment.confirmed")

    deployment = _locked(deployment)
    if deployment.confirmed_at is not None:
        return deployment
    require_version(deployment, expected_version)
    _refuse_if_over(deployment, by)
    day = max(deployment.from_on, by.today)
    gaps = gaps_for(situation_of(deployment.pupil, deployment.person, on=day), on=day)
    never = [gap for gap in standing_in_the_way(gaps) if gap.kind == "never"]
    if never:
        raise Trouble(
            f"{deployment.person.name} cannot start yet. "
            + " ".join(f"{gap.sentence} {gap.what_to_do}" for gap in never)
        )
    deployment = _changed(deployment, confirmed_at=by.at)
    connections.connect(
        by=by,
        pupil=deployment.pupil,
        person=deployment.person,
        kind="support_assistant",
        from_on=by.today,
        until_on=deployment.until_on,
    )

    record(by=by, verb="deployment.confirmed", subject=deployment, from_on=deployment.from_on)
    return deployment


@transaction.atomic
def end_deployment(
    *, by: Actor, deployment: Deployment, until_on: date, expected_version: int | None = None
) -> Deployment:
    """End an assistant's work with a child after a day; her access closes with that day.

    One that was only planned is given up, and its booked minutes no longer count.
    """
    require(may_deploy(by, deployment.school_id), by=by, act="deployment.ended")

    deployment = _locked(deployment)
    require_version(deployment, expected_version)
    _refuse_if_over(deployment, by)
    if until_on < by.today:
        raise Trouble(
            f"{in_words(until_on)} has passed, and what happened since then did happen. "
            "Choose today or a later day.",
            field="until_on",
        )
    deployment = _changed(deployment, until_on=until_on, ended_at=by.at)
    deployment.protected_time.filter(day__gt=until_on, used_minutes__isnull=True).delete()
    if not _goes_on(deployment, until_on):
        _end_connections(deployment, until_on, by)

    record(by=by, verb="deployment.ended", subject=deployment, until_on=until_on)
    return deployment


@transaction.atomic
def name_stand_in(
    *, by: Actor, deployment: Deployment, person: Person, expected_version: int | None = None
) -> Deployment:
    """Name who is with the child while the assistant is not ready."""
    require(may_deploy(by, deployment.school_id), by=by, act="deployment.covered")

    deployment = _locked(deployment)
    require_version(deployment, expected_version)
    stand_in = safe_stand_in(
        by,
        deployment.pupil,
        deployment.person,
        max(deployment.from_on, by.today),
        deployment.starts_at,
        deployment.ends_at,
        person,
    )
    deployment = _changed(deployment, safe_alternative=stand_in)

    record(by=by, verb="deployment.covered", subject=deployment, stand_in=person.ref)
    return deployment


def _locked(deployment: Deployment) -> Deployment:
    return (
        Deployment.objects.select_for_update(of=("self",))
        .select_related("pupil", "person", "school")
        .get(pk=deployment.pk)
    )


def _refuse_if_over(deployment: Deployment, by: Actor) -> None:
    over = deployment.until_on is not None and deployment.until_on < by.today
    if deployment.ended_at is not None or over:
        raise Trouble(
            "This has already ended. To start again, put the assistant with the child anew."
        )


def _goes_on(deployment: Deployment, after: date) -> bool:
    """Say whether the same two have another confirmed deployment that lasts longer."""
    others = Deployment.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=after),
        pupil_id=deployment.pupil_id,
        person_id=deployment.person_id,
        confirmed_at__isnull=False,
    )
    return others.exclude(pk=deployment.pk).exists()


def _end_connections(deployment: Deployment, until_on: date, by: Actor) -> None:
    open_ones = deployment.pupil.connections.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=until_on),
        person_id=deployment.person_id,
        kind="support_assistant",
    )
    for each in open_ones:
        connections.end_connection(by=by, connection=each, until_on=until_on)


def _changed(deployment: Deployment, **facts: object) -> Deployment:
    for name, value in facts.items():
        setattr(deployment, name, value)
    Deployment.objects.filter(pk=deployment.pk).update(version=F("version") + 1, **facts)
    deployment.version += 1
    return deployment
