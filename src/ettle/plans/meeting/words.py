"""The words of meetings: what one is for, who is asked to it, and what each is asked before it.

Values only. A question is asked in its reader's words, and the answer keeps its key.
"""

from dataclasses import dataclass

PURPOSES = {
    "iep": "Look again at the individualised educational programme (IEP)",
    "childs_plan": "Look again at the Child’s Plan",
    "csp_review": "Yearly review of the co-ordinated support plan",
    "stage": "Look again at the stage of support",
}
SHORT_PURPOSES = {
    "iep": "the IEP",
    "childs_plan": "the Child’s Plan",
    "csp_review": "the co-ordinated support plan",
    "stage": "the stage of support",
}
CHILD_PURPOSES = {
    "iep": "what you are working on",
    "childs_plan": "your plan",
    "csp_review": "your big plan, that the council looks at each year",
    "stage": "how much help you have",
}
ROLES = {
    "child": "The child or young person",
    "parent": "Parent or carer",
    "support_assistant": "Support assistant",
    "class_teacher": "Class teacher",
    "school_lead": "School leader",
    "educational_psychologist": "Educational psychologist",
    "agency": "From an agency",
    "advocate": "Advocate or supporter",
    "other": "Somebody else",
}
WAYS = {"email": "By e-mail", "post": "By post", "by_hand": "On paper, by hand"}
FAMILY = frozenset({"child", "parent"})
COMING = {
    "yes": "I will come",
    "part": "I will come for part of it",
    "apart": "I would rather have a time of my own",
    "no": "I will not come",
}
CHILD_COMING = {
    "yes": "I want to be there",
    "part": "I want to be there for some of it",
    "spoken_for": "I want somebody to say it for me",
    "no": "I do not want to be there",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its key, its words, and what may help."""

    key: str
    words: str
    hint: str = ""


CHILD_QUESTIONS = (
    Asked("talk_about", "What should we talk about?", "Something good, or something hard."),
    Asked("not_about", "Is there something you do not want us to talk about?"),
)
PARENT_QUESTIONS = (
    Asked("talk_about", "What do you want to talk about?"),
    Asked("want", "What do you want to come out of the meeting?"),
    Asked("wrong_now", "Is anything in the plan no longer right?"),
)
ASSISTANT_QUESTIONS = (
    Asked("works", "What have you seen that works?", "A place, a word, a way of doing it."),
    Asked("hard", "What is hard, and when?"),
    Asked("targets", "How are the targets coming on?"),
    Asked("need", "What do you need, to do your part?", "Time, training, something to use."),
)
STAFF_QUESTIONS = (
    Asked("works", "What has gone well since last time?"),
    Asked("hard", "What has not, and what have you tried?"),
    Asked("targets", "How are the targets coming on?"),
    Asked("change", "What would you change in the plan?"),
)
AGENCY_QUESTIONS = (
    Asked("given", "What have you given since last time, and what came of it?"),
    Asked("advise", "What do you advise from now on?", "What, how often, how long, and by whom."),
    Asked("change", "Is anything in your part of the plan no longer right?"),
)
ADVOCATE_QUESTIONS = (
    Asked("share", "What have you been asked to say?", "Only what they chose to share."),
)
QUESTIONS = {
    "child": CHILD_QUESTIONS,
    "parent": PARENT_QUESTIONS,
    "support_assistant": ASSISTANT_QUESTIONS,
    "class_teacher": STAFF_QUESTIONS,
    "school_lead": STAFF_QUESTIONS,
    "educational_psychologist": AGENCY_QUESTIONS,
    "agency": AGENCY_QUESTIONS,
    "advocate": ADVOCATE_QUESTIONS,
    "other": ADVOCATE_QUESTIONS,
}
SUBJECT = "Something to read before a meeting"
BODY = (
    "{council} asks you to a meeting. There is something short to read before it, and some "
    "questions.\n\nSign in to read it: {link}\n\n"
    "We never put what it is about in an e-mail. If you would rather have it on paper, tell the "
    "school.\n"
)
LINK_BODY = (
    "{council} asks {role} at {organisation} to a meeting, and to answer a few questions before "
    "it.\n\nYour link: {link}\n\n"
    "It is for you alone and works until {expires_on}. You need no account. Do not pass this "
    "e-mail on: if it should have gone to somebody else, tell us on {telephone}.\n"
)
ON_PAPER = "To be printed and given. Tell Ettle the day on which it was given or posted."


def questions_for(role: str) -> tuple[Asked, ...]:
    """Give what somebody in this part is asked before a meeting."""
    return QUESTIONS[role]


def coming_for(role: str) -> dict[str, str]:
    """Give the ways to say whether one comes."""
    return CHILD_COMING if role == "child" else COMING
