"""Gaps as pages show them: what is missing, what closes it, and when that is."""

from dataclasses import dataclass
from datetime import date, time

from django.urls import reverse

from ettle.web.school.board_words import clock_words
from ettle.web.ui.dates import day as day_words
from ettle.workforce.readiness import CARD, Gap
from ettle.workforce.selectors import DeploymentPage, GapLine, Preview
from ettle.workforce.topics import RECORDED_TOPICS

KIND_WORDS = {
    "never": "Never set aside",
    "set_aside": "May be set aside for a day, with a reason",
    "advised": "Advised",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One gap on a page. ``acts`` are (words, address) of what can be done about it."""

    sentence: str
    what_to_do: str
    kind: str
    source: str
    when: str = ""
    decided: str = ""
    reason: str = ""
    acts: tuple[tuple[str, str], ...] = ()
    is_advice: bool = False


def preview_lines(preview: Preview, first_day: date, starts_at: time) -> list[Line]:
    """Show each gap with the paid minutes that would be booked for it."""
    slots = {gap.key: slot for gap, slot in preview.bookings}
    return [
        _line(gap, when=_slot_words(gap, slots.get(gap.key), first_day, starts_at))
        for gap in preview.gaps
    ]


def deployment_lines(shown: DeploymentPage) -> list[Line]:
    """Show each gap with what was decided about it and what can be done now."""
    return [_of(line, shown) for line in shown.lines]


def _of(line: GapLine, shown: DeploymentPage) -> Line:
    when = ""
    if line.booking:
        booking = line.booking
        when = (
            f"{booking.minutes} paid minutes are booked: {day_words(booking.day)} "
            f"at {clock_words(booking.starts_at)}."
        )
        if line.booking_needs_cover:
            when += " Somebody else is with the child then."
    aside = line.set_aside
    decided = ""
    if aside:
        said = "I am ready" if aside.assistant_says == "ready" else "I am not ready"
        decided = (
            f"Set aside until the end of today by {aside.decided_by.name}. "
            f"{shown.deployment.person.name} said: {said}."
        )
    return _line(
        line.gap,
        when=when,
        decided=decided,
        reason=aside.reason if aside else "",
        acts=tuple(_acts(line, shown)),
    )


def _line(gap: Gap, **more) -> Line:
    return Line(
        sentence=gap.sentence,
        what_to_do=gap.what_to_do,
        kind=KIND_WORDS[gap.kind],
        source=gap.source,
        is_advice=gap.kind == "advised",
        **more,
    )


def _acts(line: GapLine, shown: DeploymentPage) -> list[tuple[str, str]]:
    gap, ref = line.gap, shown.deployment.ref
    if not shown.may_decide or shown.is_over:
        return []
    acts = []
    if gap.key in RECORDED_TOPICS or gap.key.startswith("task:"):
        words = f"Record {gap.short}" if gap.short else "Record that it is done"
        acts.append((words, reverse("school:deployment_recorded", args=[ref, gap.key])))
    if gap.key == CARD and gap.minutes:
        acts.append(("Record a reading on paper", reverse("school:deployment_paper", args=[ref])))
    if gap.minutes and gap.kind != "advised" and line.booking is None:
        words = f"Book {gap.minutes} paid minutes"
        acts.append((words, reverse("school:deployment_book", args=[ref, gap.key])))
    if line.may_set_aside:
        acts.append(
            ("Set aside for today", reverse("school:deployment_aside", args=[ref, gap.key]))
        )
    return acts


def _slot_words(gap: Gap, slot, first_day: date, starts_at: time) -> str:
    if not gap.minutes or gap.kind == "advised":
        return ""
    if slot is None:
        return "No paid minutes are free for it before the first session."
    words = (
        f"{slot.minutes} paid minutes will be booked: {day_words(slot.day)} "
        f"at {clock_words(slot.starts_at)}."
    )
    if slot.needs_cover:
        words += " Somebody else is with the child then."
    return words
