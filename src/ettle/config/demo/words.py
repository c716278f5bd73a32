"""What the invented people say and write in the demonstration. None of it is about anyone."""

from typing import Any

from ettle.config import cast

SCHOOL = f"{cast.PRIMARY_NAME} {cast.INVENTED}"

REQUEST = (
    "Ailsa finds it very hard to understand what people say and to say what she means. She sees"
    " the speech and language therapist, and the school does a lot, but nobody puts it together."
    " Since the summer she comes home worn out and says school is too loud. I would like the"
    " council to find out whether she needs a co-ordinated support plan."
)
PROPOSAL = (
    "Ailsa has support from the school and from NHS speech and language therapy. We want to find"
    " out whether it needs to be co-ordinated by a plan."
)
QUESTION = (
    "What does Ailsa require from speech and language therapy so that she can understand, and be"
    " understood, in class and with other children? Please say what, how often, how long and by"
    " whom, and whether it serves her education."
)
ANSWER = (
    "Ailsa has a developmental language disorder. She understands short sentences said once,"
    " with something to look at. In a noisy room she loses most of what is said."
)
OFFERED: tuple[dict[str, Any], ...] = (
    {
        "what": "Direct therapy for understanding and using longer sentences",
        "how_often": "Once a week",
        "how_long": "40 minutes, for two school terms, then looked at again",
        "by_whom": "Speech and language therapist",
        "serves_education": True,
        "delivered_by": "agency",
    },
    {
        "what": "Training for the adults who work with Ailsa in using visual support",
        "how_often": "Twice a year",
        "how_long": "90 minutes each time",
        "by_whom": "Speech and language therapist",
        "serves_education": True,
        "delivered_by": "agency",
    },
    {
        "what": "Daily practice of new words before the lesson that needs them",
        "how_often": "Every school day",
        "how_long": "10 minutes",
        "by_whom": "Support assistant, on the therapist’s advice",
        "serves_education": True,
        "delivered_by": "school_staff",
    },
)
MOTHER = {
    "strengths": "Ailsa notices everything. She draws what she cannot say, and she is kind.",
    "worries": "She says yes when she has not understood. Then she is told she did not listen.",
    "helps": "Show her first, then tell her. Give her time. Do not finish her sentences.",
    "hopes": "That she asks for help by herself, and has one good friend.",
    "about_plan": (
        "I want one plan that everybody follows, so that I do not have to explain Ailsa to each"
        " new person."
    ),
}
AILSA = {
    "good": "Art. And when Mr Singh draws it on the board.",
    "hard": "The dinner hall. When everyone talks. When people say it fast.",
    "helps": "Pictures. A quiet place. When Ruth says it again slow.",
    "change": "A shorter line for dinner.",
    "about_plan": "I want people to wait for me. I like drawing to tell things.",
}
FACES = {"safe": 4, "talk": 3, "work": 3, "play": 2, "listened": 4}
AUDIENCE = {"must": "deliverers"}
PARTS = (
    (
        "profile",
        "Ailsa is curious and observant. She draws with great care, remembers places and faces,"
        " and works hard when she can see what to do. She reads short texts with pictures.",
    ),
    (
        "factor",
        "A developmental language disorder: Ailsa understands and uses spoken language like a"
        " much younger child, so she misses much of what is taught by talking.",
    ),
    (
        "factor",
        "She cannot follow speech in noise, which keeps her from group work, the dinner hall and"
        " assemblies.",
    ),
    ("what_matters", "Drawing. My dog Bracken. Sitting where I can see the board."),
    ("communication", "Short sentences, drawings. If I nod, check I understood."),
    ("communication", "Say my name first. One thing at a time. Wait ten seconds."),
    ("helps", "Show me, then tell me. The quiet corner, before I ask."),
    ("avoid", "Do not finish my sentences."),
    ("signs", "I go quiet and pull my sleeves down. Then: a quiet place, my drawing pad."),
    ("must", "In the dinner hall, stay where Ailsa can see you."),
)
TARGETS: tuple[tuple[dict[str, Any], ...], ...] = (
    (
        {
            "text": "I am doing two steps from my picture strip.",
            "detail": {
                "measure": "Eight times in ten, in class",
                "owner": "Class teacher",
                "observable": "does two steps by herself from her strip",
            },
        },
    ),
    (
        {
            "text": "I am working on asking “say it again, please”.",
            "detail": {
                "measure": "Three times a day",
                "owner": "Support assistant",
                "observable": "asks “say it again, please” by word or card",
            },
        },
    ),
)
OBJECTIVES: tuple[tuple[str, tuple[dict[str, Any], ...]], ...] = (
    (
        "By June, Ailsa will understand instructions of two steps in class, nine times out of ten,"
        " with pictures to look at.",
        (
            {
                "text": "New words taught with pictures before the lesson that needs them",
                "detail": {
                    "how_often": "Every school day",
                    "how_long": "10 minutes",
                    "where": "In class",
                    "persons": [{"role": "Support assistant", "organisation": SCHOOL}],
                },
            },
            {
                "text": "Lessons planned with something to look at for each step",
                "detail": {
                    "how_often": "Every lesson",
                    "how_long": "All session",
                    "where": "In class",
                    "persons": [{"role": "Class teacher", "organisation": SCHOOL}],
                },
            },
        ),
    ),
    (
        "By June, Ailsa will ask for help or for something to be said again, by word or by card,"
        " at least three times a day.",
        (
            {
                "text": "A small group that practises asking, playing and taking turns",
                "detail": {
                    "how_often": "Twice a week",
                    "how_long": "30 minutes",
                    "where": "The rainbow room",
                    "persons": [
                        {
                            "role": "Principal teacher, support for learning",
                            "organisation": SCHOOL,
                        },
                        {"role": "Support assistant", "organisation": SCHOOL},
                    ],
                },
            },
        ),
    ),
)
PROPOSED: dict[str, Any] = {
    "text": "A small group that practises asking, playing and taking turns, with one friend whom"
    " Ailsa chooses",
    "reason": "She talks of one friend at home, and never of the group.",
}
DECISION: dict[str, Any] = {
    "findings": {
        "responsible_authority": True,
        "factors": [
            {"name": "Developmental language disorder", "significant_adverse_alone": True},
            {"name": "Following speech in noise", "significant_adverse_alone": False},
        ],
        "factors_together_significant_adverse": True,
        "needs_likely_over_a_year": True,
        "support": [
            {
                "source": "education",
                "provider": "Marra Glen Primary School",
                "what": "Daily teaching of new words, planned lessons, a small group",
                "required": True,
                "for_education": True,
                "delivered_by_school_staff": True,
            },
            {
                "source": "agency",
                "provider": "NHS Glenmarra",
                "what": "Weekly speech and language therapy, and training for staff",
                "required": True,
                "for_education": True,
                "delivered_by_school_staff": False,
            },
        ],
        "sides": {
            "education": True,
            "other_functions": None,
            "agencies": True,
            "other_functions_with_agencies": None,
        },
    },
    "reasons": {
        "a": "Ailsa attends Marra Glen Primary School, which the council manages.",
        "b": "The language disorder alone keeps her from most of what is taught by talking.",
        "c": "The therapist expects the needs to last through primary school and beyond.",
        "d": (
            "Daily teaching by the school and weekly therapy by the NHS are each frequent, long"
            " and skilled, and only work if they are put together."
        ),
    },
    "best_interests": (
        "A plan that every adult follows lets Ailsa learn and make friends without being blamed"
        " for what she did not hear."
    ),
    "views_considered": (
        "Mairi asked for one plan that everybody follows. Ailsa asked people to wait for her and"
        " to let her draw. Both are in the plan, and the objectives were chosen from them."
    ),
}
SEEN = "Asked “say it again, please” by herself in maths."
CAPTION = "Bracken waiting for me after school"
ASKS = "What did the therapist say about how long to wait for an answer?"
