"""What a comparison calls things: kinds of part, their headings, and a part by its first words."""

import re

from ettle.plans.comparing.shapes import Listener, PlainPart

CLAUSE_END = re.compile(r"(?<=\w)(?:[.!?;:…](?=\s|$)|,\s|\s[–—-]\s|\n|\s\()")
LONGEST_NAME = 9  # words
OPENERS = """a about after all an any as at because before both by class classroom daily during
each every for fortnightly four five from half he her his home in it its monthly most near no not
now on once one our outside school seven she six small some support ten termly that the their
there these they this three twice two until up we weekly when whenever with within"""
ORDINARY_OPENERS = frozenset(OPENERS.split())

# kind -> what staff call it, what a family reads, the heading it stands under for each
KIND_NAMES: dict[str, tuple[str, str]] = {
    "profile": ("profile", "about {who}"),
    "strength": ("strength", "what {who} can do well"),
    "what_matters": ("what matters to {who}", "what matters to {who}"),
    "communication": ("how {who} talks with people", "talking with people"),
    "helps": ("what helps", "what helps {who}"),
    "avoid": ("what to avoid", "what does not help {who}"),
    "signs": ("sign of finding it hard", "sign of finding it hard"),
    "must": ("must-do", "what keeps {who} safe and well"),
    "target": ("target", "next step"),
    "factor": ("factor", "what gives rise to {whose} needs"),
    "barrier": ("barrier", "what gets in the way"),
    "objective": ("objective", "aim"),
    "support": ("support", "support"),
    "strategy": ("strategy", "what adults do"),
    "health": ("health step", "health step"),
    "intimate_care": ("intimate-care step", "care step"),
    "risk": ("risk and its steps", "keeping safe"),
    "view": ("view", "view"),
    "key_adult": ("key adult", "adult to go to"),
    "action": ("action", "action"),
    "decision": ("decision", "decision"),
    "contribution": ("contribution", "what others have written"),
    "event": ("event", "event"),
    "concern": ("concern", "concern"),
    "tried": ("what was tried", "what was tried"),
}
HEADINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("What {who} said, and what matters", "What matters to {who}", ("view", "what_matters")),
    ("Profile and strengths", "About {who}", ("profile", "strength", "communication", "key_adult")),
    ("What helps, and what to do", "What helps {who}", ("helps", "avoid", "signs", "strategy")),
    ("Safety, health and care", "Keeping safe and well",
     ("must", "health", "intimate_care", "risk")),
    ("Needs", "What gives rise to {whose} needs", ("factor", "barrier")),
    ("Aims and support", "Aims and support", ("objective", "support", "target")),
    ("What was tried", "What was tried", ("concern", "tried")),
    ("Actions and decisions", "Actions and decisions", ("action", "decision", "contribution")),
    ("Chronology", "What has happened", ("event",)),
)  # fmt: skip


def kind_name(kind: str, listener: Listener) -> str:
    """Say what one kind of part is called."""
    staff, family = KIND_NAMES.get(kind, (kind.replace("_", " "),) * 2)
    return listener.about(staff if listener.reader == "staff" else family)


def heading_of(kind: str, listener: Listener) -> tuple[int, str]:
    """Give the place and the words of the heading that a kind stands under."""
    for place, (staff, family, kinds) in enumerate(HEADINGS):
        if kind in kinds:
            return place, listener.about(staff if listener.reader == "staff" else family)
    return len(HEADINGS), "Other parts"


def name_of(part: PlainPart) -> str:
    """Call a part by its first clause: *Direct speech and language therapy*."""
    words = " ".join(part.text.split())
    clause = words
    for found in CLAUSE_END.finditer(words):
        if len(words[: found.start()].split()) >= 2:
            clause = words[: found.start()]
            break
    first = clause.split()
    if len(first) > LONGEST_NAME:
        return " ".join(first[:LONGEST_NAME]) + "…"
    return clause.rstrip(".,;:") or "…"


def quoted(words: str) -> str:
    """Put a part's own words between quotation marks, on one line.

    >>> quoted(" My dog  Bramble. ")
    '“My dog Bramble”'
    """
    plain = " ".join(words.split())
    return f"“{plain.removesuffix('.')}”"


def lowered(words: str) -> str:
    """Give words as they go on inside a sentence: *Once a week* becomes *once a week*."""
    clean = " ".join(words.split()).removesuffix(".")
    first = re.match(r"[A-Z][a-z]*\b", clean)
    if first and first[0].casefold() in ORDINARY_OPENERS:
        return first[0].lower() + clean[first.end() :]
    return clean
