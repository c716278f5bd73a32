"""The assistant's own word, and setting a gap aside until the end of a day."""

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.workforce import verbs  # noqa: F401 - declares what is recorded here
from ettle.workforce.access import may_deploy, may_speak_for_herself
from ettle.workforce.models import Deployment, OwnWord, SetAside
from ettle.workforce.readiness import gaps_for, may_be_set_aside
from ettle.workforce.situations import situation_of


@transaction.atomic
def say_ready(*, by: Actor, deployment: Deployment, says: str, words: str = "") -> OwnWord:
    """Record the assistant's own *I am ready* or *I am not ready*, for today.

    She may change her mind: the latest counts, and every one is kept.
    """
    require(may_speak_for_herself(by, deployment), by=by, act="own_word.said")

    word = OwnWord.objects.create(
        authority_id=deployment.authority_id,
        deployment=deployment,
        says=says,
        words=words.strip(),
        day=by.today,
        said_at=by.at,
    )

    record(by=by, verb="own_word.said", subject=deployment, says=says, day=by.today)
    return word


@transaction.atomic
def set_gap_aside(*, by: Actor, deployment: Deployment, gap: str, reason: str) -> SetAside:
    """Set one gap aside until the end of today, with a reason.

    Only after the assistant has said today whether she is ready: her word is kept beside
    the decision. It ends by itself tonight. Setting the same gap aside twice changes nothing.
    """
    require(may_deploy(by, deployment.school_id), by=by, act="gap.set_aside")

    word = deployment.own_words.filter(day=by.today).order_by("-said_at", "-pk").first()
    _check_aside(deployment, gap, reason, word, by)
    aside, made = SetAside.objects.get_or_create(
        deployment=deployment,
        gap=gap,
        day=by.today,
        defaults={
            "authority_id": deployment.authority_id,
            "reason": reason.strip(),
            "assistant_says": word.says if word else "",
            "decided_by_id": by.person_id,
            "decided_at": by.at,
        },
    )

    if made:
        record(by=by, verb="gap.set_aside", subject=deployment, gap=gap, day=by.today)
    return aside


def _check_aside(
    deployment: Deployment, key: str, reason: str, word: OwnWord | None, by: Actor
) -> None:
    known = situation_of(deployment.pupil, deployment.person, on=by.today)
    gap = next((each for each in gaps_for(known, on=by.today) if each.key == key), None)
    if gap is None:
        raise Trouble("This is no longer missing, so there is nothing to set aside.")
    if not may_be_set_aside(gap):
        raise Trouble(f"Nobody may set this aside. {gap.sentence} {gap.what_to_do}")
    if word is None:
        raise Trouble(
            f"{deployment.person.name} has not yet said today whether they are ready. Ask them "
            "to say so on their own page first."
        )
    if not reason.strip():
        raise Trouble("Give the reason. It is kept with the decision.", field="reason")
