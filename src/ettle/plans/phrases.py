"""Short phrases put together as one line. Pure."""

# With these a phrase begins because somebody began a field with them; a name keeps its capital.
OPENERS = {
    "a", "all", "an", "as", "at", "each", "every", "for", "from", "half", "in", "on", "once", "one",
    "per", "several", "the", "three", "twice", "two", "until", "when", "whenever", "whole",
}  # fmt: skip


def in_one_line(*phrases: str) -> str:
    """Join phrases by commas: *Every lesson, all session*. Only the first keeps its capital."""
    first, *others = [phrase.strip() for phrase in phrases if phrase.strip()] or [""]
    return ", ".join((first, *map(lowered, others)))


def lowered(phrase: str) -> str:
    """Begin a phrase small, to stand inside a line, unless it begins with a name."""
    word = phrase.partition(" ")[0].strip(",.;:").casefold()
    return phrase[:1].lower() + phrase[1:] if word in OPENERS else phrase
