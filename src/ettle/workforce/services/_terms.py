"""What has to be right together before an assistant is put with a child."""

from datetime import date, time

from asl_law.days import in_words
from ettle.access import Actor, Trouble
from ettle.people.models import Person, Pupil
from ettle.workforce.hours import require_school_day
from ettle.workforce.models import Deployment
from ettle.workforce.selectors.planning import assistants_of, stand_ins_for


def check_terms(
    by: Actor,
    pupil: Pupil,
    person: Person,
    from_on: date,
    until_on: date | None,
    starts_at: time,
    ends_at: time,
) -> None:
    """Go on only if the post, the days and the times are right together."""
    if pupil.school is None or person not in assistants_of(pupil.school, by=by):
        raise Trouble(
            f"{person.name} does not hold a support assistant’s post at this school. Choose "
            "somebody who does, or ask the council to add the post.",
            field="person",
        )
    require_school_day(from_on, pupil.school, by=by)
    if until_on and until_on < from_on:
        raise Trouble(
            f"The last day, {in_words(until_on)}, is before the first, {in_words(from_on)}. "
            "Check both.",
            field="until_on",
        )
    if ends_at <= starts_at:
        raise Trouble(
            "The time it ends is not after the time it starts. Check both.", field="ends_at"
        )
    if Deployment.objects.filter(
        pupil=pupil, person=person, from_on=from_on, ended_at__isnull=True
    ).exists():
        raise Trouble(
            f"{person.name} is already planned with {pupil.first_name} from "
            f"{in_words(from_on)}. Open that plan on the board instead.",
            field="person",
        )


def safe_stand_in(
    by: Actor,
    pupil: Pupil,
    person: Person,
    day: date,
    starts_at: time,
    ends_at: time,
    wanted: Person | None,
) -> Person | None:
    """Give who is safe to be with the child meanwhile: the one wanted, or the first who is."""
    ready, _ = stand_ins_for(
        pupil, by=by, day=day, starts_at=starts_at, ends_at=ends_at, instead_of=person
    )
    safe = [each.person for each in ready]
    if wanted is None:
        return safe[0] if safe else None
    if wanted not in safe:
        raise Trouble(
            f"{wanted.name} is not ready for {pupil.first_name} on that day, so cannot stand in. "
            "Choose one of the people listed.",
            field="stand_in",
        )
    return wanted
