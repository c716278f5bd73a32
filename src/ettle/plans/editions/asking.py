"""What is asked when a printing is issued, checked, or refused in words.

Only what no part of the plan and no roll can hold: a question to a service, that somebody
agreed, where the child is going, and which parts to share or propose.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ettle.access import Trouble
from ettle.people.models import Pupil
from ettle.plans.editions.held import Held
from ettle.plans.editions.transition import MOVES, agreement_words
from ettle.plans.labels import own_label

LONGEST_QUESTION = 2000
ARRANGED = ("support", "strategy")
Answers = Mapping[str, Any]


def checked_answers(held: Held, answers: Answers) -> dict[str, Any]:
    """Give what a printing needs beside the plan, in the words that it prints.

    Raises:
        Trouble: naming the field that is empty or cannot be so.
    """
    kept: dict[str, Any] = {}
    for ask in held.edition.asks:
        kept |= _CHECKS[ask](held, answers)
    return kept


def who_may_agree(pupil: Pupil) -> list[tuple[str, str]]:
    """List who may agree to sharing, by ref: each parent, and the pupil."""
    parents = [
        (row.person.ref, f"{row.person.name} ({row.relationship.lower()})")
        for row in pupil.parentages.select_related("person").order_by("-lives_with", "pk")
    ]
    return [*parents, (pupil.ref, pupil.name)]


def _question(held: Held, answers: Answers) -> dict[str, Any]:
    question = _words(answers, "question", "Write the question that the service is to answer.")
    if len(question) > LONGEST_QUESTION:
        raise Trouble(
            f"That question is {len(question)} characters long, and a service answers a short "
            f"one. Keep it to {LONGEST_QUESTION}; the rest comes from the plan.",
            field="question",
        )
    return {
        "service": _words(answers, "service", "Say which service is asked."),
        "question": question,
    }


def _agreement(held: Held, answers: Answers) -> dict[str, Any]:
    who = dict(who_may_agree(held.plan.pupil)).get(str(answers.get("agreed_by") or ""))
    if who is None:
        raise Trouble("Say who agreed. Without somebody’s agreement this goes nowhere.",
                      field="agreed_by")  # fmt: skip
    on = answers.get("agreed_on")
    if not isinstance(on, date):
        raise Trouble("Say on which day they agreed.", field="agreed_on")
    if on > held.by.today:
        raise Trouble("That day has not come yet. Check the day they agreed.", field="agreed_on")
    return {"agreement": agreement_words(who, on)}


def _move(held: Held, answers: Answers) -> dict[str, Any]:
    on = answers.get("move_on")
    if not isinstance(on, date):
        raise Trouble("Say on which day the move is expected.", field="move_on")
    if on < held.by.today:
        raise Trouble(
            "That day is past. A transition pack goes ahead of a move: check the year.",
            field="move_on",
        )
    if answers.get("move") not in MOVES:
        raise Trouble("Choose what kind of move it is.", field="move")
    to_school = _words(answers, "to_school", "Say which school or service the pack is for.")
    return {"move": answers["move"], "move_on": on, "to_school": to_school}


def _share(held: Held, answers: Answers) -> dict[str, Any]:
    refs = _chosen(held, answers, "share", held.edition.kinds)
    if not refs:
        raise Trouble("Choose at least one part that was agreed to be shared.", field="share")
    return {"share": refs}


def _arrangements(held: Held, answers: Answers) -> dict[str, Any]:
    refs = _chosen(held, answers, "arrangements", ARRANGED)
    if not refs:
        raise Trouble(
            "Choose at least one support or strategy that is proposed as an arrangement.",
            field="arrangements",
        )
    return {"arrangements": refs}


def _third_parties(held: Held, answers: Answers) -> dict[str, Any]:
    if not answers.get("third_parties"):
        raise Trouble(
            "Read it through first for what it tells of other people, and say that you have.",
            field="third_parties",
        )
    return {"third_parties": f"Checked by {own_label(held.by)}"}


def _words(answers: Answers, name: str, missing: str) -> str:
    words = str(answers.get(name) or "").strip()
    if not words:
        raise Trouble(missing, field=name)
    return words


def _chosen(held: Held, answers: Answers, name: str, kinds: tuple[str, ...]) -> list[str]:
    wanted = set(answers.get(name) or ())
    return [one.entry.ref for one in held.of(*kinds) if one.entry.ref in wanted]


_CHECKS: dict[str, Callable[[Held, Answers], dict[str, Any]]] = {
    "question": _question,
    "agreement": _agreement,
    "move": _move,
    "share": _share,
    "arrangements": _arrangements,
    "third_parties": _third_parties,
}
