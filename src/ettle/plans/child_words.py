"""What fits in a child's own edition: at most five minutes read aloud, and words for a child.

Pure: a context goes in and a shorter one comes out. What the child said stays longest.
"""

from dataclasses import replace

from ettle.documents.write import reading_minutes
from ettle.plans.printings.child import ChildContext, ChildSection, print_child
from ettle.plans.printings.face import Voice
from ettle.plans.wording import reading_age

MOST_MINUTES = 5.0
READER = 9.0  # the oldest reader whom the words are to suit
LONGEST_SENTENCE = 18  # words
FEW_WORDS = 20  # below these no age is told
LONGEST_SAID = 120  # words of one answer; the rest of it stays in the plan
MORE = " … There is more. Ask to see all of it."

# From first to give way to last. The child's own words are not here: they give way after all.
GIVES_WAY = ("strength", "avoid", "signs", "who_gives", "talking", "working_on", "helps", "matters")


def fitted(context: ChildContext) -> ChildContext:
    """Leave out what makes an edition longer than five minutes aloud, line by line."""
    shorter = replace(context, said=tuple(_shortened(one) for one in context.said))
    while reading_minutes(print_child(shorter), aloud=True) > MOST_MINUTES:
        less = _with_less(shorter)
        if less is None:
            break
        shorter = less
    return shorter


def _shortened(voice: Voice) -> Voice:
    words = voice.words.split()
    if len(words) <= LONGEST_SAID:
        return voice
    kept = " ".join(words[:LONGEST_SAID])
    sentence = max(kept.rfind(end) for end in (". ", "! ", "? "))
    return replace(voice, words=(kept[: sentence + 1] if sentence > 0 else kept) + MORE)


def _with_less(context: ChildContext) -> ChildContext | None:
    """Take one line away: from the section that gives way first and has most lines."""
    by_key = {section.key: section for section in context.sections}
    for fewest in (2, 1):
        for key in GIVES_WAY:
            section = by_key.get(key)
            if section and len(section.lines) >= fewest:
                return _without_last_line(context, section)
    if len(context.said) > 1:
        return replace(context, said=context.said[:-1], left_out=context.left_out + 1)
    return None


def _without_last_line(context: ChildContext, section: ChildSection) -> ChildContext:
    less = replace(section, lines=section.lines[:-1])
    sections = tuple(less if each is section else each for each in context.sections)
    return replace(
        context,
        sections=tuple(each for each in sections if each.lines),
        left_out=context.left_out + 1,
    )


def hard_lines(context: ChildContext) -> tuple[str, ...]:
    """List the lines that most children of nine cannot read, for the adult who can mend them.

    What the child said is never among them: nobody mends that.
    """
    lines = [line for section in context.sections for line in section.lines]
    return tuple(line for line in lines if _is_hard(line))


def _is_hard(words: str) -> bool:
    """The measure swings on a few words: a short line is hard only for what is long in it."""
    level = reading_age(words)
    if level.hardest or level.longest > LONGEST_SENTENCE:
        return True
    return level.words >= FEW_WORDS and not level.is_within(READER)


def is_easy(words: str) -> bool:
    """Say whether some words are sure to be read by most children of nine."""
    return reading_age(words).is_within(READER)
