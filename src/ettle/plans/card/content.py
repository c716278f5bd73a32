"""A support card as values: made from a plan's parts, and compared with an earlier one.

Belongs here: what goes on the card and how a change of it is said. Not here: who may read
it (``access``), how it looks on paper (``printings``).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ettle.access import Trouble
from ettle.documents.contexts import from_json
from ettle.plans.card.picture import LinePicture
from ettle.plans.printings.card import CARE, CardContext, CardLine, on_paper
from ettle.plans.wording import reading_age

SECTION_OF = {
    "what_matters": "matters",
    "communication": "talking",
    "helps": "helps",
    "avoid": "helps",
    "signs": "signs",
    "must": "must",
    "health": "must",
    "intimate_care": "must",
    "risk": "must",
    "target": "working_on",
    "key_adult": "ask",
}
MOST_LINES = 27  # what one side of A5 holds at the card's size
PICTURE_LINES = 1  # what a picture in the corner takes of them
LINE_LENGTH = 58  # characters
PICTURED_LENGTH = 48  # characters, beside a picture
PICTURED_LINES = 2  # what a picture beside a line takes at least
MOST_PICTURES = 6  # beside lines: with more the card no longer opens at once
HEADING_LINES = 1.75  # a heading and the space above it


def card_context(
    *,
    known_as: str,
    school: str,
    parts: Iterable[Any],
    ask: Iterable[str],
    confirmed_on: date,
    expires_on: date,
    serial: str,
    n: int,
    picture: bytes | None = None,
    pictures: Mapping[str, LinePicture] | None = None,
) -> CardContext:
    """Lay parts of the plan (``plans.parts.Part``) out as a card.

    ``pictures`` are those beside single lines, by the ref that a part names.
    Whoever leads the school and teaches the pupil stands under *Ask* after the plan's own
    key adults, so that nobody types their names.
    """
    sections: dict[str, list[CardLine]] = {name: [] for name in SECTION_OF.values()}
    for part in parts:
        beside = (pictures or {}).get(part.detail.get("picture") or "")
        sections[SECTION_OF[part.kind]].append(_line(part, beside))
    sections["ask"] += [CardLine(words=words) for words in ask]
    laid = {name: tuple(lines) for name, lines in sections.items()}
    words = "\n".join(line.words for lines in laid.values() for line in lines)
    return CardContext(
        known_as=known_as,
        school=school,
        **laid,
        picture=picture,
        reads_at=round(reading_age(words).age) if words else 0,
        confirmed_on=confirmed_on,
        expires_on=expires_on,
        serial=serial,
        n=n,
    )


def _line(part: Any, beside: LinePicture | None) -> CardLine:
    words = _what_to_avoid(part.text) if part.kind == "avoid" else part.text
    trained_in = part.detail.get("trained_in") or "" if part.kind in CARE else ""
    if trained_in:
        words = f"If you are trained in {trained_in}: {words}"
    return CardLine(
        words=words,
        entry=part.ref,
        audience=part.audience,
        kind=part.kind,
        trained_in=trained_in,
        picture=beside.image if beside else None,
        picture_words=beside.words if beside else "",
        picture_ref=beside.ref if beside else "",
    )


def _what_to_avoid(words: str) -> str:
    """Keep words that say *do not* as they are; say of others that they do not help."""
    is_said = words.casefold().startswith(("do not", "don’t", "don't", "please do not", "never"))
    return words if is_said else f"Does not help: {words}"


def context_of(card: Any) -> CardContext:
    """Give a card's context, whether the card is a row (JSON), has been read, or is one."""
    if isinstance(card, CardContext):
        return card
    content = card.content
    return content if isinstance(content, CardContext) else from_json(content, CardContext)


def says_the_same(one: CardContext, other: CardContext) -> bool:
    """Say whether two cards have the same words for the same readers; dates do not count."""
    return _said(one) == _said(other)


def _said(card: CardContext) -> tuple[Any, ...]:
    lines = [
        (heading, line.words, line.entry, line.audience, line.picture_ref)
        for heading, line in card.lines()
    ]
    return (card.known_as, card.school, card.picture, lines)


def length_in_lines(context: CardContext) -> int:
    """Say about how many printed lines a card takes on paper, headings, picture and all."""
    context = on_paper(context)
    picture = PICTURE_LINES if context.picture else 0
    headings = {heading for heading, _ in context.lines()}
    words = sum(_height(line) for _, line in context.lines())
    return round(words + len(headings) * HEADING_LINES + bool(context.must)) + picture


def _height(line: CardLine) -> int:
    if line.picture is None:
        return 1 + (len(line.words) - 1) // LINE_LENGTH
    return max(PICTURED_LINES, 1 + (len(line.words) - 1) // PICTURED_LENGTH)


def card_changes(card: Any, since: Any) -> tuple[str, ...]:
    """Say in words what changed on a card since an earlier one; nothing if there was none."""
    if since is None:
        return ()
    now_on, then_on = context_of(card), context_of(since)
    now, then = _lines(now_on), _lines(then_on)
    changes = [
        f"New: {heading}: {words}" for key, (heading, words) in now.items() if key not in then
    ]
    changes += [
        f"Now: {words} Was: {then[key][1]}"
        for key, (_, words) in now.items()
        if key in then and then[key][1] != words
    ]
    changes += [f"No longer: {words}" for key, (_, words) in then.items() if key not in now]
    return (*changes, *_picture_changes(now_on, then_on))


def _picture_changes(now: CardContext, then: CardContext) -> list[str]:
    """Say beside which lines that were on the card before a picture is new, or is gone."""
    before = {line.entry: line.picture_ref for _, line in then.lines() if line.entry}
    changed = [
        line
        for _, line in now.lines()
        if line.entry in before and line.picture_ref != before[line.entry]
    ]
    return [
        f"A picture beside it now: {line.words}"
        if line.picture
        else f"No picture beside it now: {line.words}"
        for line in changed
    ]


def _lines(context: CardContext) -> dict[str, tuple[str, str]]:
    return {line.entry or line.words: (heading, line.words) for heading, line in context.lines()}


def check_fits(context: CardContext, *, less: int = 0) -> None:
    """Refuse a card with nothing on it, or with more than one side of A5 holds.

    ``less`` is how many lines something else takes.

    Raises:
        Trouble: saying by how much.
    """
    if not any(line.entry for _, line in context.lines()):
        raise Trouble(
            "There is nothing on the card yet. Write at least what matters to the child and what "
            "helps, then issue it."
        )
    pictures = sum(line.picture is not None for _, line in context.lines())
    if pictures > MOST_PICTURES:
        raise Trouble(
            f"There are pictures beside {pictures} lines. {MOST_PICTURES} is the most: with more, "
            "nobody can read the card in a minute. Take some off."
        )
    lines = length_in_lines(context)
    if lines > MOST_LINES - less:
        raise Trouble(
            f"The card is about {lines} lines long, and one side of A5 holds {MOST_LINES - less}. "
            "Shorten the longest parts, or leave out what a person does not need in the first "
            "minute."
        )
