"""What was typed for a part of the plan, made fit to keep, or refused in words."""

from typing import Any

from ettle.access import Trouble
from ettle.plans.models import AUDIENCES, ENTRY_KINDS, Entry, EntryVersion
from ettle.plans.parts import persons_of

SUPPORT_WORDS = ("how_often", "how_long", "where")


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
    if kind != "support":
        if under is not None:
            raise Trouble("Only support hangs on an objective.", field="under")
        return
    if under is None:
        raise Trouble(
            "Support in a plan hangs on an objective. Choose the objective it is for, or write "
            "the objective first.",
            field="under",
        )
    if under.kind != "objective" or under.plan_id != plan_id or under.ended_at:
        raise Trouble("That objective is no longer in the plan. Choose another.", field="under")


def checked_detail(kind: str, detail: dict[str, Any]) -> dict[str, Any]:
    """Keep what this kind of part may hold, in the shape it is stored in."""
    if kind != "support":
        return {}
    kept: dict[str, Any] = {key: str(detail.get(key) or "").strip() for key in SUPPORT_WORDS}
    kept["persons"] = [_person(one) for one in detail.get("persons") or ()]
    return kept


def _person(one: dict[str, str]) -> dict[str, str]:
    role = str(one.get("role") or "").strip()
    if not role:
        raise Trouble("Say what each person does, not only where they work.", field="others")
    organisation = str(one.get("organisation") or "").strip()
    return {"role": role, "organisation": organisation, "kind": str(one.get("kind") or "")}


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
