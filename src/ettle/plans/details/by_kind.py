"""What each kind of part holds beside its words: one table, and the checks of its values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from asl_law.days import in_words
from ettle.access import Trouble

WELLBEING = (
    "safe", "healthy", "achieving", "nurtured", "active", "respected", "responsible", "included",
)  # fmt: skip
WORLDS = ("grow", "need", "wider")


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a part: how it is typed (*words, day, number, choice, many, persons*).

    ``name`` is what an error calls it. A value that is empty is not kept, except a
    support's first four, which every stored support has.
    """

    name: str
    typed: str = "words"
    choices: tuple[str, ...] = ()
    is_always_kept: bool = False
    most: int = 0


_WELLBEING = {
    "wellbeing": Field("wellbeing indicators", "many", WELLBEING),
    "world": Field("part of the child’s world", "choice", WORLDS),
}
_CARE = {
    "who": Field("who does it"),
    "trained_in": Field("what they are trained in"),
    "review_on": Field("day to look again", "day"),
}
_PICTURE = {"picture": Field("picture")}
FIELDS: dict[str, dict[str, Field]] = {
    "strength": _WELLBEING,
    "view": _WELLBEING,
    "what_matters": _PICTURE,
    "communication": _PICTURE,
    "helps": _PICTURE,
    "key_adult": {"person": Field("person", "number")},
    "factor": {"need_kind": Field("kind of need"), **_WELLBEING},
    "barrier": {"need_kind": Field("kind of need"), **_WELLBEING},
    "objective": {
        "needs": Field("needs it answers", "refs"),
        "by_on": Field("day to reach it by", "day"),
        **_WELLBEING,
    },
    "target": {
        "measure": Field("measure"),
        "starts_on": Field("first day", "day"),
        "by_on": Field("day to reach it by", "day"),
        "owner": Field("owner"),
        "outcome": Field("how it ended", "choice", ("met", "carried_forward", "stopped")),
        "outcome_words": Field("why it ended"),
        "ended_on": Field("day it ended", "day"),
        "observable": Field("what will be seen"),
        "where": Field("where"),
        "with": Field("with what support"),
    },
    "support": {
        "how_often": Field("how often", is_always_kept=True),
        "how_long": Field("for how long", is_always_kept=True),
        "where": Field("where", is_always_kept=True),
        "persons": Field("persons", "persons", is_always_kept=True),
        "times": Field("number of times", "number", most=40),
        "per": Field("how often", "choice", ("day", "week", "fortnight", "month", "term")),
        "minutes": Field("minutes", "number", most=400),
        "starts_on": Field("first day", "day"),
        "trained_in": Field("what they are trained in"),
    },
    "health": _CARE,
    "intimate_care": _CARE,
    "risk": _CARE,
    "strategy": {"who": Field("who does it")},
    "action": {
        "owner": Field("owner"),
        "owner_kind": Field("owner’s role"),
        "by_on": Field("day to do it by", "day"),
        "done_on": Field("day it was done", "day"),
        **_WELLBEING,
    },
    "decision": {"reasons": Field("reasons"), "decided_by": Field("who decided")},
    "contribution": {"organisation": Field("organisation"), "role": Field("role")},
    "event": {
        "happened_on": Field("day it happened", "day"),
        "tone": Field("strength or concern", "choice", ("strength", "concern", "neither")),
        "meaning": Field("what it meant for the child"),
        **_WELLBEING,
    },
    "concern": {
        "noticed_on": Field("day it was noticed", "day"),
        "noticed_by": Field("who noticed"),
        "first_action": Field("first action"),
        "first_action_on": Field("day of the first action", "day"),
    },
    "tried": {
        "level": Field("level", "choice", ("universal", "targeted")),
        "by_whom": Field("who did it"),
        "from_on": Field("first day", "day"),
        "until_on": Field("last day", "day"),
        "helped": Field("whether it helped", "choice", ("yes", "partly", "no", "too_soon")),
        "helped_words": Field("how it helped"),
        "looked_on": Field("day somebody looked", "day"),
    },
}
ORDERED = {
    "target": (("starts_on", "by_on"), ("starts_on", "ended_on")),
    "tried": (("from_on", "until_on"), ("from_on", "looked_on")),
    "concern": (("noticed_on", "first_action_on"),),
}

HAPPENED = {
    "event": ("happened_on",),
    "action": ("done_on",),
    "target": ("ended_on",),
    "concern": ("noticed_on", "first_action_on"),
    "tried": ("looked_on",),
}


def checked_detail(kind: str, detail: dict[str, Any]) -> dict[str, Any]:
    """Keep what this kind of part may hold, in the shape it is stored in. Days are ISO words.

    Raises:
        Trouble: for a value that is not what its field holds, or a day before the one that
            it must follow.
    """
    kept: dict[str, Any] = {}
    for key, field in FIELDS.get(kind, {}).items():
        value = _CHECKS[field.typed](field, key, detail.get(key))
        if value not in ("", None, []) or field.is_always_kept:
            kept[key] = value
    for before, after in ORDERED.get(kind, ()):
        _check_order(FIELDS[kind], kept, before, after)
    return kept


def takes_picture(kind: str) -> bool:
    """Say whether a picture may stand beside parts of this kind, on the support card."""
    return "picture" in FIELDS.get(kind, {})


def check_happened(kind: str, kept: dict[str, Any], *, today: date) -> None:
    """Refuse a day to come for what somebody says has happened."""
    for key in HAPPENED.get(kind, ()):
        if kept.get(key, "") > today.isoformat():
            day = in_words(date.fromisoformat(kept[key]))
            raise Trouble(
                f"The {FIELDS[kind][key].name}, {day}, has not come yet. Check the date.",
                field=key,
            )


def _words(field: Field, key: str, value: Any) -> str:
    return str(value or "").strip()


def _day(field: Field, key: str, value: Any) -> str:
    if not value:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise Trouble(f"“{value}” is not a day. Write the {field.name} again.", field=key) from None


def _number(field: Field, key: str, value: Any) -> int | None:
    if value in (None, ""):
        return None
    if not str(value).isdecimal() or (field.most and not 0 < int(value) <= field.most):
        raise Trouble(
            f"The {field.name} is a whole number from 1 to {field.most or 'what you need'}.",
            field=key,
        )
    return int(value)


def _choice(field: Field, key: str, value: Any) -> str:
    if value and value not in field.choices:
        raise Trouble(f"Choose the {field.name} from the list.", field=key)
    return str(value or "")


def _many(field: Field, key: str, value: Any) -> list[str]:
    chosen = _listed(value)
    if not set(chosen) <= set(field.choices):
        raise Trouble(f"Choose the {field.name} from the list.", field=key)
    return [each for each in field.choices if each in chosen]


def _refs(field: Field, key: str, value: Any) -> list[str]:
    return sorted(set(_listed(value)))


def _listed(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, Iterable) else []


def _persons(field: Field, key: str, value: Any) -> list[dict[str, str]]:
    return [_person(one) for one in value or ()]


def _person(one: dict[str, str]) -> dict[str, str]:
    role = str(one.get("role") or "").strip()
    if not role:
        raise Trouble("Say what each person does, not only where they work.", field="others")
    organisation = str(one.get("organisation") or "").strip()
    return {"role": role, "organisation": organisation, "kind": str(one.get("kind") or "")}


def _check_order(fields: dict[str, Field], kept: dict[str, Any], before: str, after: str) -> None:
    if not (kept.get(before) and kept.get(after)) or kept[before] <= kept[after]:
        return
    first, second = (date.fromisoformat(kept[key]) for key in (before, after))
    raise Trouble(
        f"The {fields[after].name} ({in_words(second)}) is before the {fields[before].name} "
        f"({in_words(first)}). Check both.",
        field=after,
    )


_CHECKS = {
    "words": _words,
    "day": _day,
    "number": _number,
    "choice": _choice,
    "many": _many,
    "refs": _refs,
    "persons": _persons,
}
