"""What an assistant saw, and what more of the plan she asks to know."""

from django.db import transaction
from django.db.models import F

from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans.models import Entry
from ettle.workforce import verbs  # noqa: F401 - declares what is recorded here
from ettle.workforce.access import may_answer_ask, may_observe, may_speak_for_herself
from ettle.workforce.models import AskForMore, Deployment, Observation

LONGEST_OBSERVATION = 280
LONGEST_ASK = 500


@transaction.atomic
def observe(*, by: Actor, pupil: Pupil, saw: str, words: str = "") -> Observation:
    """Send a ten-second observation of a child: one tap, and a few words or none."""
    require(may_observe(by, pupil), by=by, act="observation.made")

    words = words.strip()
    if len(words) > LONGEST_OBSERVATION:
        raise Trouble(
            f"That is {len(words)} characters and the most is {LONGEST_OBSERVATION}. Keep what "
            "matters most.",
            field="words",
        )
    observation = Observation.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        person_id=by.person_id,
        saw=saw,
        words=words,
        seen_on=by.today,
        made_at=by.at,
    )

    record(by=by, verb="observation.made", subject=observation, saw=saw)
    return observation


@transaction.atomic
def ask_for_more(*, by: Actor, deployment: Deployment, asks: str) -> AskForMore:
    """Ask to know more of a child's plan. Whoever leads the school answers, with a reason."""
    require(may_speak_for_herself(by, deployment), by=by, act="ask.made")

    asks = asks.strip()
    if not asks:
        raise Trouble("Say what you would like to know.", field="asks")
    if len(asks) > LONGEST_ASK:
        raise Trouble(
            f"That is {len(asks)} characters and the most is {LONGEST_ASK}. Make it shorter.",
            field="asks",
        )
    ask = AskForMore.objects.create(
        authority_id=deployment.authority_id, deployment=deployment, asks=asks, asked_at=by.at
    )

    record(by=by, verb="ask.made", subject=ask, pupil_id=deployment.pupil_id)
    return ask


@transaction.atomic
def answer_ask(
    *,
    by: Actor,
    ask: AskForMore,
    answer: str,
    reason: str,
    entry: Entry | None = None,
    expected_version: int | None = None,
) -> AskForMore:
    """Answer an ask: open one part of the plan to her, say that she was told, or why not.

    ``answer`` is shared, told or not_needed. The reason is shown to her, whatever it is.
    """
    require(may_answer_ask(by, ask), by=by, act="ask.answered")

    locked = AskForMore.objects.select_for_update(of=("self",))
    ask = locked.select_related("deployment").get(pk=ask.pk)
    require_version(ask, expected_version)
    _check_answer(ask, answer, reason, entry)
    facts = {
        "answer": answer,
        "reason": reason.strip(),
        "opened_entry": entry if answer == "shared" else None,
        "answered_by_id": by.person_id,
        "answered_at": by.at,
    }
    AskForMore.objects.filter(pk=ask.pk).update(version=F("version") + 1, **facts)
    ask.refresh_from_db()

    record(by=by, verb="ask.answered", subject=ask, pupil_id=ask.deployment.pupil_id, answer=answer)
    return ask


def _check_answer(ask: AskForMore, answer: str, reason: str, entry: Entry | None) -> None:
    if ask.answered_at is not None:
        raise Trouble("This has already been answered.")
    if not reason.strip():
        raise Trouble(
            "Give the reason in a sentence. It is shown to the assistant.", field="reason"
        )
    if answer != "shared":
        return
    if entry is None:
        raise Trouble("Choose the part of the plan to open.", field="entry")
    if entry.plan.pupil_id != ask.deployment.pupil_id or entry.ended_at or entry.kind == "view":
        raise Trouble("That part cannot be opened. Choose one from the list.", field="entry")
