"""What children and parents are asked. Words are for the page; keys are stored.

``about_plan`` is the view on the plan itself: regulation 3(1)(iv) of SSI 2005/518 puts it
in the plan, so everyone who may read the plan reads it, whatever else is kept.
"""

from dataclasses import dataclass

LONGEST_ANSWER = 20_000


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its key, its words, and what may help somebody who is stuck."""

    key: str
    words: str
    hint: str = ""


CHILD_QUESTIONS = (
    Question("good", "What goes well for you at school?", "A lesson, a friend, a place, a time."),
    Question("hard", "What is hard for you at school?", "It is fine if nothing comes to mind."),
    Question("helps", "What helps you?", "Things people do, things you have, places you go."),
    Question("change", "What would you change, if you could?"),
    Question(
        "about_plan",
        "What do you want your plan to say?",
        "These words go in the plan. Everyone who has your plan can read them.",
    ),
)
PARENT_QUESTIONS = (
    Question("strengths", "What is your child good at, and what do they love?"),
    Question("worries", "What worries you about school?"),
    Question("helps", "What helps your child, at home or at school?"),
    Question("hopes", "What do you hope will be different in a year?"),
    Question(
        "about_plan",
        "What are your views on a co-ordinated support plan?",
        "These words go in the plan. Everyone who has the plan can read them.",
    ),
)
FACES = (
    Question("safe", "I feel safe at school"),
    Question("talk", "I have someone to talk to"),
    Question("work", "I can do my work"),
    Question("play", "Playtime is good for me"),
    Question("listened", "Adults listen to me"),
)
FACE_WORDS = ("Really not good", "Not good", "In the middle", "Good", "Really good")


def questions_for(whose: str) -> tuple[Question, ...]:
    """Give the questions asked of a child or of a parent."""
    return CHILD_QUESTIONS if whose == "child" else PARENT_QUESTIONS


def face_words(face: int) -> str:
    """Say a face, 1 to 5, in words."""
    return FACE_WORDS[face - 1]
