"""What each kind of part asks for beside its words: one table, from which forms are made."""

from dataclasses import dataclass, field

from ettle.web.school.plan_words import SCHOOL_ROLES

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One question of a form. ``shape``: line, words, day, number, radios, select or ticks."""

    key: str
    label: str
    shape: str = "line"
    hint: str = ""
    choices: Choices = field(default=())
    longest: int = 200


PER: Choices = (
    ("", "No number"),
    ("day", "a school day"),
    ("week", "a week"),
    ("fortnight", "a fortnight"),
    ("month", "a month"),
    ("term", "a term"),
)
TONES: Choices = (
    ("strength", "A strength: something went well"),
    ("concern", "A concern"),
    ("neither", "Neither: it happened"),
)
LEVELS: Choices = (("universal", "For everybody in the class"), ("targeted", "For this child"))
HELPED: Choices = (
    ("yes", "Yes"),
    ("partly", "In part"),
    ("no", "No"),
    ("too_soon", "Too soon to say"),
)
WELLBEING: Choices = (
    ("safe", "Safe"),
    ("healthy", "Healthy"),
    ("achieving", "Achieving"),
    ("nurtured", "Nurtured"),
    ("active", "Active"),
    ("respected", "Respected"),
    ("responsible", "Responsible"),
    ("included", "Included"),
)
WORLD: Choices = (
    ("grow", "How I grow and develop"),
    ("need", "What I need from people who look after me"),
    ("wider", "My wider world"),
)
FRAME = (
    Box("by_on", "By when?", "day", "For example, 18 12 2026"),
    Box(
        "observable",
        "What will people see {name} do?",
        "words",
        "{name} will… For example: ask for a break with a symbol",
        longest=600,
    ),
    Box("measure", "How well, or how often?", hint="For example, in four of five lessons"),
    Box("where", "Where?", hint="For example, in class and in the dinner hall"),
    Box("with", "With what support?", hint="For example, with the symbol card"),
)
MEASURE = Box("measure", "How well, or how often?", hint="For example, in four of five lessons")
SAFETY = (
    Box("who", "Who does it?", hint="Roles, or names where only they may"),
    Box("trained_in", "What do they have to be trained in first?"),
    Box("review_on", "When is it looked at again?", "day"),
)
NEED_KIND = Box("need_kind", "What kind of need is it?", "select", "So that a source can be named.")
BOXES: dict[str, tuple[Box, ...]] = {
    "support": (
        Box("how_often", "How often?", hint="For example, once a week"),
        Box("times", "How many times, as a number?", "number", "So that it can be counted."),
        Box("per", "Times in what?", "select", choices=PER),
        Box("minutes", "Minutes each time", "number"),
        Box("how_long", "For how long?", hint="For example, 30 minutes, until June 2027"),
        Box("where", "Where?"),
        Box("starts_on", "From when?", "day"),
        Box("trained_in", "What do they have to be trained in first?"),
    ),
    "target": (
        MEASURE,
        Box("by_on", "By when?", "day", "For example, 18 12 2026"),
        Box("owner", "Who looks after this target?", hint="One person"),
        Box("starts_on", "From when?", "day"),
    ),
    "objective": (
        Box("needs", "Which needs does it answer?", "ticks"),
        Box("by_on", "By when?", "day"),
    ),
    "factor": (NEED_KIND,),
    "barrier": (NEED_KIND,),
    "strategy": (Box("who", "Who does it?", hint="For example, every teacher"),),
    "health": SAFETY,
    "intimate_care": SAFETY,
    "risk": SAFETY,
    "action": (
        Box("owner", "Who does it?"),
        Box("owner_kind", "Their role, if they work at the school", "select",
            choices=(("", "Not at the school"), *SCHOOL_ROLES)),
        Box("by_on", "By when?", "day"),
        Box("done_on", "Done on", "day", "Leave empty until it is done."),
    ),
    "decision": (
        Box("reasons", "Why?", "words", longest=4000),
        Box("decided_by", "Who decided it?"),
    ),
    "contribution": (
        Box("organisation", "Their organisation"),
        Box("role", "Their role"),
    ),
    "event": (
        Box("happened_on", "When did it happen?", "day"),
        Box("tone", "What is it?", "radios", choices=TONES),
        Box("meaning", "What did it mean for {name}?", "words", longest=2000),
    ),
    "concern": (
        Box("noticed_on", "When was it noticed?", "day"),
        Box("noticed_by", "Who noticed it?"),
        Box("first_action", "What was done first?", "words", longest=2000),
        Box("first_action_on", "When?", "day"),
    ),
    "tried": (
        Box("level", "Who was it for?", "radios", choices=LEVELS),
        Box("by_whom", "Who did it?"),
        Box("from_on", "From when?", "day"),
        Box("until_on", "Until when?", "day"),
        Box("helped", "Did it help?", "radios", choices=HELPED),
        Box("helped_words", "What did you see?", "words", longest=2000),
        Box("looked_on", "When was that looked at?", "day"),
    ),
}  # fmt: skip
PLACED = frozenset({"strength", "factor", "barrier", "objective", "event", "view", "action"})
PLACES = (
    Box("wellbeing", "Which wellbeing indicators is it about?", "ticks", choices=WELLBEING),
    Box("world", "Which side of My World is it about?", "select", choices=WORLD),
)
# Kinds that may be somebody's own words: what an adult makes of them has a box of its own.
SPOKEN = frozenset(
    {"view", "contribution", "communication", "what_matters", "signs", "helps", "avoid"}
)
QUOTED = frozenset({"view", "contribution"})
READING = Box(
    "reading",
    "What do you make of these words?",
    "words",
    "Your own reading. It is kept apart, and never printed as theirs.",
    longest=2000,
)
WHOSE = Box("whose", "Whose words are these?", hint="For example, Ailsa, to Ms Kerr at the pond")
SAID_ON = Box("said_on", "When was it said?", "day", "Leave empty if it was today.")
SAID = {"view", "contribution", "decision"}


def boxes_of(kind: str) -> tuple[Box, ...]:
    """List what a kind of part holds in its detail, in the order it is asked."""
    return BOXES.get(kind, ()) + (PLACES if kind in PLACED else ())
