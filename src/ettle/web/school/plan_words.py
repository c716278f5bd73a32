"""The words that plan pages use: kinds of part, audiences, who gives support."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindWords:
    """How pages speak of one kind of part."""

    name: str
    ask: str
    hint: str = ""


KINDS = {
    "profile": KindWords(
        "Profile",
        "What can {name} do, and what else should people know?",
        "Skills, interests and how {name} learns best. The law asks for this in the plan.",
    ),
    "factor": KindWords(
        "Factor",
        "What gives rise to {name}’s needs?",
        "One factor at a time: what it is, not what is done about it.",
    ),
    "objective": KindWords(
        "Objective",
        "What will {name} be able to do?",
        "Say by when, what people will see, how well or how often, and where. For example: By "
        "June {name} asks for a break with a symbol in four of five lessons.",
    ),
    "support": KindWords(
        "Support",
        "What support does {name} need for this objective?",
        "Say exactly what is done. The law protects support that is listed, so “a flexible "
        "approach” protects nothing.",
    ),
    "view": KindWords("View", "What did they say about the plan?"),
    "strength": KindWords("Strength", "What is {name} good at?"),
    "what_matters": KindWords("What matters to me", "What matters to {name}?"),
    "communication": KindWords("How I talk with people", "How does {name} talk with people?"),
    "helps": KindWords("What helps", "What helps {name}?"),
    "avoid": KindWords("What does not help", "What does not help {name}?"),
    "signs": KindWords(
        "Signs I am finding it hard, and what to do", "How do you see it, and what do you do?"
    ),
    "must": KindWords("Must", "What must every adult do to keep {name} safe and well?"),
    "target": KindWords("What I am working on", "What is {name} working on now?"),
    "key_adult": KindWords("Ask", "Who else can be asked about {name}?"),
}
AUDIENCES = (
    ("everyone", "Everyone helping with the plan: family, school and council"),
    ("school", "School people"),
    ("deliverers", "Those who give the support, and the school’s leaders"),
)
AUDIENCE_WORDS = {
    "everyone": "",
    "school": "For school people only",
    "deliverers": "For those who give this support",
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
