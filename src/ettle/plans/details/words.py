"""What was typed for a part of the plan, made fit to keep, or refused in words."""

from typing import Any

from ettle.access import Trouble
from ettle.plans.models import AUDIENCES, ENTRY_KINDS, Entry, EntryVersion
from ettle.plans.parts import persons_of

PLACES = {"support": "objective", "target": "objective", "tried": "concern"}


def checked_text(text: str) -> str:
    """Give the words without the space around them.

    Raises:
        Trouble: for no words at all.
    """
    words = text.strip()
    if not words:
        raise Trouble("There are no words here. Write some, or leave the page.", field="text")
    return words


def check_kind(kind: str, audience: str) -> None:
    """Refuse a kind or an audience that plans do not have."""
    if kind not in ENTRY_KINDS:
        raise Trouble("That is no part of a plan. Choose one of the parts listed.", field="kind")
    if audience not in AUDIENCES:
        raise Trouble("Choose who this part is for.", field="audience")


def check_place(plan_id: int, kind: str, under: Entry | None) -> None:
    """Refuse a support without its objective: the law protects only support listed under one."""
    if kind not in PLACES:
        if under is not None:
            raise Trouble("Only support and targets hang on an objective.", field="under")
        return
    if under is None and kind == "target":
        return
    if under is None and kind == "tried":
        raise Trouble(
            "What was tried answers a concern. Choose the concern, or write it first.",
            field="under",
        )
    if under is None:
        raise Trouble(
            "Support in a plan hangs on an objective. Choose the objective it is for, or write "
            "the objective first.",
            field="under",
        )
    if under.kind != PLACES[kind] or under.plan_id != plan_id or under.ended_at:
        raise Trouble(
            f"That {PLACES[kind]} is no longer in the plan. Choose another.", field="under"
        )


def check_not_twice(
    under: Entry, text: str, detail: dict[str, Any], *, itself: Entry | None = None
) -> None:
    """Ask before the same support is written twice for the same objective and person.

    Raises:
        Trouble: naming what is there already.
    """
    persons = {str(person) for person in persons_of(detail)}
    for other in _supports_under(under, itself):
        theirs = {str(person) for person in persons_of(other.detail)}
        if _plain(other.text) == _plain(text) and (persons & theirs or persons == theirs):
            who = ", ".join(sorted(persons & theirs)) or "nobody named yet"
            raise Trouble(
                f"“{other.text}” is under this objective already, from {who}. Is this the same "
                "support? If it is, change that one. If not, say in its words how it differs.",
                field="text",
            )


def _supports_under(under: Entry, itself: Entry | None) -> list[EntryVersion]:
    entries = Entry.objects.filter(under=under, ended_at__isnull=True).prefetch_related("versions")
    return [
        version
        for entry in entries
        if itself is None or entry.pk != itself.pk
        for version in entry.versions.all()
        if version.n == entry.latest
    ]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")
