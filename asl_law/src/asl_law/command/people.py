"""The words ``may`` and ``reference``."""

import argparse
from collections.abc import Mapping
from datetime import date
from typing import Any

from asl_law.command.answer import Answer, read_json
from asl_law.command.rules import party_named
from asl_law.days import in_words, read_day
from asl_law.errors import WrongFacts
from asl_law.reasons import Judgement
from asl_law.references import Reference, is_competent
from asl_law.rights import Person, Right, may

_YES_NO = {"yes": True, "no": False, "unknown": None}
_DAYS = (
    "decided_on", "notified_on", "last_day_of_missed_limit", "arguable_until",
    "last_placing_reference_on", "last_reference_on_same_right",
)  # fmt: skip
_FLAGS = (
    "is_deemed", "plan_prepared", "required_not_prepared", "proposal_informed",
    "not_required_and_referred", "placing_decision_or_plan_changed",
    "same_information_referred_before", "reviewed_since", "consent_withheld",
)  # fmt: skip


def add_words(words: Any) -> None:
    """Add the words of this module to the command."""
    asks = words.add_parser("may", help="who may exercise which right, on a day")
    asks.add_argument("right", metavar="RIGHT", help=", ".join(Right))
    asks.add_argument("--birth", required=True, metavar="DAY", help="of the pupil")
    asks.add_argument("--on", required=True, metavar="DAY")
    asks.add_argument(
        "--as", dest="party", metavar="WHO", help="parent or managers; without it, the pupil"
    )
    asks.add_argument("--capacity", choices=_YES_NO, default="unknown", help="for this right")
    asks.add_argument("--wellbeing-harmed", choices=_YES_NO, default="unknown")
    asks.add_argument("--not-a-pupil", action="store_true")
    asks.add_argument("--christmas-holiday", metavar="DAY", help="its first day at the school")
    asks.set_defaults(answer=_may)
    reference = words.add_parser("reference", help="may the Tribunal hear it, and why")
    reference.add_argument("file", metavar="FILE.json")
    reference.set_defaults(answer=_reference)


def _may(asked: argparse.Namespace) -> Answer:
    christmas = asked.christmas_holiday
    pupil = Person(
        birth=read_day(asked.birth, "--birth"),
        is_pupil=not asked.not_a_pupil,
        capacity=_YES_NO[asked.capacity],
        wellbeing_harmed=_YES_NO[asked.wellbeing_harmed],
        christmas_holiday_begins=(
            None if christmas is None else read_day(christmas, "--christmas-holiday")
        ),
    )
    judged = may(
        asked.right,
        party=party_named(asked.party) if asked.party is not None else None,
        pupil=pupil,
        on=read_day(asked.on, "--on"),
    )
    return Answer({"may": judged.answer, **_limbs(judged)}, _in_words(judged))


def _limbs(judged: Judgement) -> dict[str, Any]:
    return {
        "ask": judged.ask,
        "explanation": judged.explanation,
        "limbs": {
            name: {
                "met": limb.met,
                "reason": limb.reason,
                "provision": limb.provision,
                "url": limb.citation.url,
                "open_questions": list(limb.questions),
            }
            for name, limb in judged.limbs.items()
        },
    }


def _in_words(judged: Judgement) -> str:
    return "\n".join((judged.explanation, *judged.trace()))


def _reference(asked: argparse.Namespace) -> Answer:
    competence = is_competent(read_reference(read_json(asked.file)))
    by = competence.by
    as_json = {
        "competent": competence.competent,
        "by": by.isoformat() if by else None,
        "by_is_only_cautious": competence.by_is_only_cautious,
        **_limbs(competence.judgement),
    }
    told = _in_words(competence.judgement)
    if by is not None:
        safe = " to be safe" if competence.by_is_only_cautious else ""
        told += f"\nBy {in_words(by)}{safe}."
    return Answer(as_json, told)


def read_reference(given: object) -> Reference:
    """Read what is known of a reference, naming what is missing or wrong."""
    if not isinstance(given, Mapping):
        raise WrongFacts("the reference: an object is expected.")
    known = {"ground", "party", "birth", "received_on", "is_pupil", "capacity"} | {
        *_DAYS, *_FLAGS, "wellbeing_harmed", "special_school", "christmas_holiday_begins",
    }  # fmt: skip
    for key in sorted(set(given) - known):
        raise WrongFacts(f"{key} is not known; it may be {', '.join(sorted(known))}.")
    for key in ("ground", "party", "birth", "received_on"):
        if not isinstance(given.get(key), str):
            raise WrongFacts(f"{key} is missing, or is not text.")
    days: dict[str, Any] = {key: _day(given, key) for key in _DAYS}
    flags: dict[str, Any] = {key: _flag(given, key) is True for key in _FLAGS}
    return Reference(
        ground=given["ground"],
        party=party_named(given["party"]),
        pupil=Person(
            birth=read_day(given["birth"], "birth"),
            is_pupil=_flag(given, "is_pupil") is not False,
            capacity=_flag(given, "capacity"),
            wellbeing_harmed=_flag(given, "wellbeing_harmed"),
            christmas_holiday_begins=_day(given, "christmas_holiday_begins"),
        ),
        received_on=read_day(given["received_on"], "received_on"),
        special_school=_flag(given, "special_school"),
        **days,
        **flags,
    )


def _day(given: Mapping[str, Any], key: str) -> date | None:
    return None if given.get(key) is None else read_day(given[key], key)


def _flag(given: Mapping[str, Any], key: str) -> bool | None:
    value = given.get(key)
    if value is not None and not isinstance(value, bool):
        raise WrongFacts(f"{key}: say true or false.")
    return value
