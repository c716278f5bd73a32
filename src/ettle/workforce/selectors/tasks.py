"""The tasks of a child's support that not everyone may do."""

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.workforce.access import may_name_task
from ettle.workforce.models import Deployment, PupilTask, SignOff
from ettle.workforce.situations import live_on


def tasks_of(pupil: Pupil, *, by: Actor) -> list[PupilTask]:
    """List a child's tasks that need a sign-off, for those who lead the school."""
    if not may_name_task(by, pupil):
        return []
    return list(PupilTask.objects.filter(live_on(by.today), pupil=pupil).order_by("pk"))


def trained_for(pupil: Pupil, *, by: Actor) -> frozenset[str]:
    """Name the tasks of this child that the reader is signed off for today."""
    signed = SignOff.objects.filter(
        live_on(by.today, "signed_on", "expires_on"),
        task__in=PupilTask.objects.filter(live_on(by.today), pupil=pupil),
        person_id=by.person_id,
    )
    return frozenset(signed.values_list("task__name", flat=True))


def task_for(gap: str, deployment: Deployment, *, by: Actor) -> PupilTask | None:
    """Give the task that a gap of a deployment is about, if it is about one."""
    ref = gap.removeprefix("task:")
    tasks = tasks_of(deployment.pupil, by=by)
    return next((each for each in tasks if gap != ref and each.ref == ref), None)
