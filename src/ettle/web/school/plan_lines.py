"""One part of a plan as a line of a page: its words, how it stands, and what its boxes hold."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from ettle.guidance import selectors as guidance
from ettle.plans.selectors import Part, PlanView
from ettle.plans.target_words import target_lacks
from ettle.web.school.plan_boxes import FRAME, Box, boxes_of
from ettle.web.school.plan_shapes import lacks_a_measure, when_of
from ettle.web.school.plan_words import AUDIENCE_WORDS, KINDS
from ettle.web.ui.dates import day, plain_day
from ettle.web.ui.shapes import SummaryRow

SHORT = 420
DATED = re.compile(r" (?:19|20)\d\d$")  # whose words they are may say when already
IN_LINE = {
    "target": ("by_on", "owner"),
    "action": ("owner", "by_on", "done_on"),
    "decision": ("reasons", "decided_by"),
    "event": ("happened_on", "meaning"),
    "contribution": ("organisation", "role"),
    "health": ("who", "trained_in"),
    "intimate_care": ("who", "trained_in"),
    "risk": ("who", "trained_in"),
    "strategy": ("who",),
    "tried": ("by_whom", "from_on", "until_on", "helped"),
    "concern": ("noticed_by", "first_action"),
}
LINE_WORDS = {
    "by_on": "By {}",
    "done_on": "Done on {}",
    "happened_on": "{}",
    "trained_in": "Trained in: {}",
    "from_on": "From {}",
    "until_on": "Until {}",
    "helped": "Did it help? {}",
    "reasons": "Because: {}",
    "decided_by": "Decided by {}",
    "first_action": "First: {}",
    "noticed_by": "Noticed by {}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One part as a page shows it among others."""

    part: Part
    kind: str
    words: str
    is_cut: bool
    under: str
    who: tuple[str, ...]
    standing: tuple[str, ...]
    nudges: tuple[str, ...]


def line_of(part: Part) -> Line:
    """Shape a part for a list: its first words, and how it stands."""
    is_cut = len(part.text) > SHORT
    return Line(
        part=part,
        kind=KINDS[part.kind].name.lower(),
        words=f"{part.text[:SHORT].rstrip()}…" if is_cut else part.text,
        is_cut=is_cut,
        under=". ".join(
            filter(None, [when_of(part) if part.kind == "support" else "", *_said(part)])
        ),
        who=tuple(str(person) for person in part.persons),
        standing=standing_words(part),
        nudges=nudges_of(part),
    )


def _said(part: Part) -> list[str]:
    said = []
    for key in IN_LINE.get(part.kind, ()):
        words = value_words(_box(part.kind, key), part.detail.get(key))
        if words:
            said.append(LINE_WORDS.get(key, "{}").format(words).rstrip("."))
    return said


def standing_words(part: Part) -> tuple[str, ...]:
    """Say whose words a part has, from when, whether it is agreed, and for whom it is."""
    said_on = part.said_on or part.written_at.date()
    confirmed = part.last_confirmed_on or part.confirmed_on
    said = "" if DATED.search(part.author_label) else f", {plain_day(said_on)}"
    words = [
        f"{'From ' if part.source else ''}{part.author_label}{said}",
        "Agreed" if part.status == "agreed" else "Draft",
        f"Last confirmed {plain_day(confirmed)}" if confirmed > said_on else "",
        AUDIENCE_WORDS.get(part.audience, ""),
        "The statutory plan rests on it" if part.rests_on_csp else "",
    ]
    return tuple(word for word in words if word)


def nudges_of(part: Part) -> tuple[str, ...]:
    """Say gently what a target or an objective still lacks."""
    if part.kind == "target":
        return target_lacks(part.detail)
    if part.kind == "objective" and lacks_a_measure(part) and not part.detail.get("by_on"):
        return ("No day or number in it: how will you know when it is met?",)
    return ()


def _box(kind: str, key: str) -> Box:
    return next((box for box in boxes_of(kind) if box.key == key), Box(key, key))


def value_words(box: Box, value: Any) -> str:
    """Say one stored value as people read it."""
    if value in (None, "", []):
        return ""
    names = dict(box.choices)
    if box.shape == "day":
        return plain_day(date.fromisoformat(str(value)))
    if isinstance(value, list):
        return ", ".join(names.get(str(one), str(one)) for one in value)
    return names.get(str(value), str(value))


def detail_rows(part: Part, plan: PlanView | None, *, name: str, by: Any) -> list[SummaryRow]:
    """List everything a part holds beside its words, under the names that its form uses."""
    rows: list[SummaryRow] = []
    boxes = dict.fromkeys([*boxes_of(part.kind), *(FRAME if part.kind == "target" else ())])
    for box in boxes:
        value = part.detail.get(box.key)
        if box.key == "needs" and plan:
            texts = {each.ref: each.text for each in plan.parts}
            value = [texts[ref] for ref in value or () if ref in texts]
        elif box.key == "need_kind":
            value = guidance.need_kind_name(str(value or ""), by=by)
        words = value if box.key == "needs" else value_words(box, value)
        if words and box.label.format(name=name) not in {row.key for row in rows}:
            rows.append(SummaryRow(box.label.format(name=name), words))
    if part.persons:
        rows.append(SummaryRow("Who gives it?", [str(each) for each in part.persons]))
    return rows


def how_it_stands(part: Part, *, found_true_by: str = "") -> list[SummaryRow]:
    """List how a part stands, each in words."""
    confirmed = part.last_confirmed_on or part.confirmed_on
    last = f"{day(confirmed)}, by {found_true_by}" if found_true_by else confirmed
    rows = [
        SummaryRow("Whose words", part.author_label),
        SummaryRow("Said or happened", part.said_on) if part.said_on else None,
        SummaryRow("Written here", day(part.written_at.date())),
        SummaryRow("Status", "Agreed" if part.status == "agreed" else "Draft"),
        SummaryRow("Last confirmed", last),
    ]
    return [row for row in rows if row]
