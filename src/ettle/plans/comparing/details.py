"""What a part holds beside its text: which of it changed, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from asl_law.days import in_words
from ettle.plans.comparing.names import lowered
from ettle.plans.comparing.sameness import same_words
from ettle.plans.comparing.shapes import Listener

# What is said of each value; one that is not here (a key, a file's name) is never shown.
LABELS = {
    "where": "place",
    "trained_in": "training for it",
    "starts_on": "first day",
    "by_on": "day to reach it",
    "measure": "how it is measured",
    "observable": "what will be seen",
    "with": "with what support",
    "owner": "who looks after it",
    "outcome_words": "why it ended",
    "need_kind": "kind of need",
    "done_on": "done on",
    "reasons": "reasons",
    "decided_by": "decided by",
    "organisation": "organisation",
    "role": "role",
    "happened_on": "when it happened",
    "meaning": "what it meant",
    "tone": "strength or concern",
    "who": "who does it",
    "review_on": "to be looked at again",
    "noticed_on": "noticed",
    "noticed_by": "noticed by",
    "first_action": "first thing done",
    "first_action_on": "first thing done on",
    "level": "level",
    "by_whom": "by whom",
    "from_on": "from",
    "until_on": "until",
    "helped": "whether it helped",
    "helped_words": "how it helped",
    "looked_on": "looked at again",
    "wellbeing": "wellbeing indicators",
    "world": "part of the child’s world",
}
CHOICES = {
    "partly": "in part",
    "too_soon": "too soon to say",
    "grow": "how I grow and develop",
    "need": "what I need from people who look after me",
    "wider": "my wider world",
}
OUTCOMES = {"met": "met", "carried_forward": "carried forward", "stopped": "stopped"}


def phrases(before: Mapping[str, Any], after: Mapping[str, Any], listener: Listener) -> list[str]:
    """Say which details changed, each as *now …, was …*; nothing for what stayed."""
    said = [*_rhythm(before, after)]
    who = _persons(before, after, listener)
    said += [who] if who else []
    for key, label in LABELS.items():
        if before.get(key) == after.get(key):
            continue
        old, new = worded(before.get(key)), worded(after.get(key))
        if not same_words(old, new):
            said.append(f"{label} {now_was(new, old)}")
    if before.get("picture") != after.get("picture"):
        said.append(_picture(before.get("picture"), after.get("picture")))
    return said


def _picture(before: str | None, after: str | None) -> str:
    if before and after:
        return "the picture beside it changed"
    return "a picture was put beside it" if after else "the picture beside it was taken off"


def now_was(now: str, was: str) -> str:
    """Set what is beside what was.

    >>> now_was("weekly", "fortnightly")
    'now weekly, was fortnightly'
    """
    if not was:
        return f"now {now}"
    if not now:
        return f"no longer said (was {was})"
    return f"now {now} (was {was})" if "," in now + was else f"now {now}, was {was}"


def worded(value: Any) -> str:
    """Give one stored value as people read it: days in words, choices as words."""
    if value in (None, "", [], ()):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(worded, value)))
    words = str(value)
    if len(words) == 10 and words[4:5] == words[7:8] == "-":
        try:
            return in_words(date.fromisoformat(words))
        except ValueError:
            return words
    return CHOICES.get(words, lowered(words))


def _rhythm(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Say how often and how long; the same in figures only where the words stayed."""
    said = []
    for key, verb in (("how_often", ""), ("how_long", "lasts ")):
        old, new = worded(before.get(key)), worded(after.get(key))
        if same_words(old, new):
            continue
        said.append(now_was(f"{verb}{new}" if new else "", old))
        if not new:
            said[-1] = f"no longer says how {key.removeprefix('how_')} (was {old})"
    old, new = amount(before), amount(after)
    if not said and old != new:
        said.append(now_was(new, old))
    return said


def amount(detail: Mapping[str, Any]) -> str:
    """Give how much a support is, from its figures: *2 times a week, 30 minutes each*."""
    times, per, minutes = (detail.get(key) for key in ("times", "per", "minutes"))
    said = []
    if times:
        said.append(f"{times} {'time' if times == 1 else 'times'} a {per or 'week'}")
    if minutes:
        said.append(f"{minutes} minutes each")
    return ", ".join(said)


def person(one: Mapping[str, Any], listener: Listener) -> str:
    """Name somebody who gives support by what they are to the child."""
    role = " ".join(str(one.get("role") or "").split())
    if one.get("kind") == "class_teacher":
        return listener.about("{whose} class teacher")
    if one.get("kind"):
        return f"{'an' if role[:1].casefold() in 'aeiou' else 'a'} {role[:1].lower()}{role[1:]}"
    organisation = " ".join(str(one.get("organisation") or "").split())
    return f"{role} ({organisation})" if organisation else role


def people(detail: Mapping[str, Any], listener: Listener) -> list[str]:
    """Name everybody who gives a support, each once."""
    return list(dict.fromkeys(person(one, listener) for one in detail.get("persons") or ()))


def joined(names: list[str]) -> str:
    """Join names as a sentence does.

    >>> joined(["Ruth", "Mr Singh", "Ms Laird"])
    'Ruth, Mr Singh and Ms Laird'
    """
    return names[0] if len(names) == 1 else " and ".join([", ".join(names[:-1]), names[-1]])


def _persons(before: Mapping[str, Any], after: Mapping[str, Any], listener: Listener) -> str:
    old, new = people(before, listener), people(after, listener)
    came = [one for one in new if one not in old]
    left = [one for one in old if one not in new]
    if came and left:
        return f"now given by {joined(came)}, was {joined(left)}"
    if came:
        return f"{'also' if old else 'now'} given by {joined(came)}"
    if left:
        rest = f" ({joined(new)} still {'gives' if len(new) == 1 else 'give'} it)" if new else ""
        nobody = "" if new else ", and nobody else is named"
        return f"no longer given by {joined(left)}{rest}{nobody}"
    return ""
