"""One thing pointed out in what somebody wrote."""

from dataclasses import dataclass

KIND_NAMES = {
    "name": "Another child's name",
    "blame": "Blame",
    "label": "A label",
    "deficit": "What is missing",
    "absolute": "Too sure",
    "english_law": "English law",
    "vague": "Not exact",
    "owner": "Nobody is named",
    "jargon": "Words a family may not know",
    "long": "A long sentence",
}

# What is wrong where a row of the list does not say it better.
USUAL_WRONG = {
    "blame": "It puts the fault in the person, and does not say what happened.",
    "label": "It puts a word in the child's place.",
    "deficit": "It says what is missing, and not what can be built on.",
    "english_law": "It is a word of English law, and means nothing in Scotland.",
    "vague": "Nobody could tell whether this happened, or how much of it.",
    "owner": "Nobody could tell whose it is to do.",
    "jargon": "The family may not know these words.",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """The words found, where they stand (``text[start:end]``), what is wrong, and what helps."""

    kind: str
    found: str
    start: int
    end: int
    wrong: str
    suggestion: str

    @property
    def kind_name(self) -> str:
        """What kind of remark this is, in words for a page."""
        return KIND_NAMES[self.kind]
