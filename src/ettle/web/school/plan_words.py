"""The words that plan pages use: kinds of part, their groups, who gives support."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindWords:
    """How pages speak of one kind of part: its name, many of them, and what its form asks."""

    name: str
    many: str
    ask: str
    hint: str = ""


KINDS = {
    "profile": KindWords(
        "Profile",
        "Profile",
        "What can {name} do, and what else should people know?",
        "Skills, interests and how {name} learns best. The law asks for this in the plan.",
    ),
    "strength": KindWords(
        "Strength",
        "Strengths",
        "What is {name} good at?",
        "One thing that people see, and where they see it.",
    ),
    "what_matters": KindWords(
        "What matters to me",
        "What matters to me",
        "What matters to {name}?",
        "{name}’s own words, if you can: I…",
    ),
    "communication": KindWords(
        "How I talk with people",
        "How I talk with people",
        "How does {name} talk with people?",
        "Words, signs, symbols, a device, time to think; which language.",
    ),
    "key_adult": KindWords(
        "Ask",
        "Who to ask",
        "Who else can be asked about {name}?",
        "The adult {name} trusts most, and where to find them.",
    ),
    "helps": KindWords("What helps", "What helps", "What helps {name}?", "One thing to do."),
    "avoid": KindWords("What does not help", "What does not help", "What does not help {name}?"),
    "signs": KindWords(
        "Signs I am finding it hard, and what to do",
        "Signs I am finding it hard, and what to do",
        "How do you see it, and what do you do?",
        "The sign, then what to do. For example: I go quiet. Sit near and wait.",
    ),
    "strategy": KindWords(
        "Strategy",
        "Strategies",
        "What do the adults do, every day, in every lesson?",
        "For example: each instruction once, in short sentences, with a drawing.",
    ),
    "factor": KindWords(
        "Factor",
        "Factors giving rise to the needs",
        "What gives rise to {name}’s needs?",
        "One factor at a time: what it is, not what is done about it.",
    ),
    "barrier": KindWords(
        "Barrier",
        "Barriers",
        "What stands in {name}’s way?",
        "In the room, the lesson, the day or the building; not in {name}.",
    ),
    "objective": KindWords(
        "Objective",
        "Objectives",
        "What will {name} be able to do?",
        "Say by when, what people will see, how well or how often, and where. For example: By "
        "June {name} asks for a break with a symbol in four of five lessons.",
    ),
    "support": KindWords(
        "Support",
        "Support",
        "What support does {name} need for this objective?",
        "Say exactly what is done. The law protects support that is listed, so “a flexible "
        "approach” protects nothing.",
    ),
    "target": KindWords("What I am working on", "Targets", "What is {name} working on now?"),
    "must": KindWords("Must", "Must", "What must every adult do to keep {name} safe and well?"),
    "health": KindWords(
        "Health step",
        "Health",
        "What has to be done for {name}’s health, and when?",
        "Step by step, as it was taught. The health professional’s own protocol stands above it.",
    ),
    "intimate_care": KindWords(
        "Intimate care step",
        "Intimate care",
        "How is {name} helped, and what does {name} do alone?",
        "Write what {name} agreed to, and how {name} says stop.",
    ),
    "risk": KindWords(
        "Safety step",
        "Safety",
        "What could go wrong, and what do adults do so that it does not?",
        "What leads to it, what you see first, what to do.",
    ),
    "view": KindWords("View", "Views", "What did they say?", "Word for word."),
    "contribution": KindWords(
        "Contribution",
        "Contributions",
        "What did they write or say?",
        "Word for word, as far as it is for this plan.",
    ),
    "action": KindWords("Action", "Actions", "What is to be done?", "One thing, by one person."),
    "decision": KindWords("Decision", "Decisions", "What was decided?"),
    "event": KindWords(
        "Event",
        "Chronology",
        "What happened?",
        "What was seen or heard. What it means goes in the next box.",
    ),
    "concern": KindWords(
        "Concern", "Concerns", "What was noticed?", "What was seen, where and when; no causes."
    ),
    "tried": KindWords("What was tried", "What was tried", "What was tried?"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Some kinds of part that are read together."""

    key: str
    heading: str
    kinds: tuple[str, ...]


GROUPS = (
    Group("who", "Who I am", ("profile", "strength", "what_matters", "communication", "key_adult")),
    Group("helps", "What helps", ("helps", "avoid", "signs", "strategy")),
    Group("needs", "Needs and what we aim for", ("factor", "barrier", "objective")),
    Group("targets", "Targets now", ("target",)),
    Group("health", "Health and safety", ("must", "health", "intimate_care", "risk")),
    Group("views", "Views", ("view", "contribution")),
    Group("actions", "Actions and decisions", ("action", "decision")),
    Group("tried", "What was tried before", ("concern", "tried")),
    Group("chronology", "Chronology", ("event",)),
)
AUDIENCE_WORDS = {
    "everyone": "",
    "school": "For school people only",
    "deliverers": "For those who give this support",
    "planners": "For those who plan only",
    "trusted": "For the adult the child trusts and the school’s leaders",
}
SCHOOL_ROLES = (
    ("support_assistant", "Support assistant"),
    ("class_teacher", "Class teacher"),
    ("asn_lead", "ASN lead"),
    ("educational_psychologist", "Educational psychologist"),
)


def kind_of_person(words: str) -> str:
    """Give the key of the school role that some words name, or nothing."""
    lower = words.casefold()
    if "assistant" in lower:
        return "support_assistant"
    return next((key for key, name in SCHOOL_ROLES if name.casefold() in lower), "")


def person(words: str, organisation: str, *, at_school: bool) -> dict[str, str]:
    """Shape one person of a support as plans keep them."""
    kind = kind_of_person(words) if at_school else ""
    return {"role": words, "organisation": organisation, "kind": kind}
