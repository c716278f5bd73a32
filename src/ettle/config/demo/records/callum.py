"""Callum's record: carried up from Marra Glen Primary School, and gone on with at Corrievale."""

from ettle.config import cast
from ettle.config.demo.records.rows import Later, Row, agreed, ended

PRIMARY = f"{cast.PRIMARY_NAME} {cast.INVENTED}"
SECONDARY = f"{cast.SECONDARY_NAME} {cast.INVENTED}"
P6 = "Mrs Lamont, class teacher in P6, Marra Glen"
P7 = "Mr Kerr, class teacher in P7, Marra Glen"
GUIDANCE = "Miss Duthie, pastoral care, Corrievale"
ENGLISH = "Mr Innes, English, Corrievale"
KAREN = "Karen Reid, his mother"
STUART = "Stuart Reid, his father"
CALLUM = "Callum"
TEACHER = {"role": "Class teacher", "organisation": SECONDARY, "kind": "class_teacher"}
LEAD = {"role": "ASN lead", "organisation": SECONDARY, "kind": "asn_lead"}
HEAD = {"role": "Headteacher", "organisation": SECONDARY, "kind": "headteacher"}
CAMHS = {"role": "Community mental health nurse", "organisation": "NHS Glenmarra (invented)",
         "kind": ""}  # fmt: skip

TRIED = (
    Row(
        weeks=158, key="reading", kind="concern", label=P6,
        text="Callum tells a story brilliantly and writes two lines of it. He guesses at long"
        " words and is tired by eleven o’clock.",
        detail={"noticed_on": 159, "noticed_by": P6, "first_action_on": 158,
                "first_action": "Mrs Lamont heard him read alone, and rang Karen"},
    ),
    Row(
        weeks=156, kind="tried", under="reading", label=P6,
        text="Reading with a ruler and cream paper", said=156,
        detail={"level": "universal", "by_whom": "Class teacher", "from_on": 156,
                "until_on": 148, "helped": "no", "looked_on": 150,
                "helped_words": "He was polite about it. It made no difference."},
    ),
    Row(
        weeks=148, kind="tried", under="reading", label=P6,
        text="Telling his stories to a tablet that types them",
        detail={"level": "universal", "by_whom": "Class teacher", "from_on": 148, "helped": "yes",
                "looked_on": 142, "helped_words": "Two pages instead of two lines."},
    ),
    Row(
        weeks=136, kind="tried", under="reading",
        text="A daily reading programme by sounds, one adult to two pupils",
        detail={"level": "targeted", "by_whom": "Support for learning teacher", "from_on": 136,
                "until_on": 112, "helped": "partly", "looked_on": 130,
                "helped_words": "Surer with short words. Long ones still beat him."},
    ),
    Row(
        weeks=59, key="start", kind="concern", label=GUIDANCE,
        text="Since he came to Corrievale he misses the first lesson, mostly on days with English"
        " or French.",
        detail={"noticed_on": 61, "noticed_by": GUIDANCE, "first_action_on": 59,
                "first_action": "Miss Duthie asked Callum what the first half hour is like"},
    ),
    Row(
        weeks=57, kind="tried", under="start", label=GUIDANCE,
        text="A card that lets him come in by the side door ten minutes early",
        detail={"level": "universal", "by_whom": "Pastoral care", "from_on": 57, "helped": "yes",
                "looked_on": 52, "helped_words": "He is in on nine days of ten."},
    ),
    Row(
        weeks=50, kind="tried", under="start", label=GUIDANCE,
        text="A late pass in English, without a word said",
        detail={"level": "universal", "by_whom": "English", "from_on": 50, "until_on": 44,
                "helped": "no", "looked_on": 44,
                "helped_words": "Everyone looked round. He asked for it to stop."},
    ),
    Row(
        weeks=42, kind="tried", under="start",
        text="The text of each English lesson on his tablet the day before, read aloud",
        detail={"level": "targeted", "by_whom": "English and support for learning",
                "from_on": 42, "helped": "partly", "looked_on": 36,
                "helped_words": "Works when it is sent. In three weeks of ten it was not."},
    ),
)  # fmt: skip
CHRONOLOGY = (
    Row(
        weeks=153, kind="event", label=P6, text="He won the class story slam in P6, by heart.",
        detail={"happened_on": 153, "tone": "strength", "wellbeing": ["achieving", "respected"],
                "meaning": "What he has to say is far ahead of what he can write."},
    ),
    Row(
        weeks=134, kind="event", text="Dyslexia identified in school, with his parents.",
        detail={"happened_on": 134, "tone": "neither", "wellbeing": ["achieving"],
                "meaning": "He said: so I am not stupid. He has told his friends himself."},
    ),
    Row(
        weeks=117, kind="event", label=P7, text="He was referee for the P4 football league.",
        detail={"happened_on": 117, "tone": "strength", "wellbeing": ["responsible", "active"],
                "meaning": "He keeps calm when others do not, if the rules are clear."},
    ),
    Row(
        weeks=104, kind="event", label=P7, text="He left the room in a spelling test and hid.",
        detail={"happened_on": 104, "tone": "concern", "wellbeing": ["safe", "respected"],
                "meaning": "Papers were to be marked by a neighbour. That has stopped."},
    ),
    Row(
        weeks=80, kind="event", label=P7,
        text="Four visits to Corrievale before the summer, two of them with only a guide.",
        detail={"happened_on": 80, "tone": "strength", "wellbeing": ["included"],
                "meaning": "He drew his own map of the corridors."},
    ),
    Row(
        weeks=66, kind="event", text="Callum began S1 at Corrievale High School.",
        detail={"happened_on": 66, "tone": "neither",
                "meaning": "His plan came with him, and what was tried was not tried again."},
    ),
    Row(
        weeks=57, kind="event", audience="planners",
        text="Karen rang: he is not sleeping and says that mornings hurt.",
        detail={"happened_on": 57, "tone": "concern", "wellbeing": ["healthy", "nurtured"],
                "meaning": "His family doctor asked the NHS for help with worry."},
    ),
    Row(
        weeks=45, kind="event",
        text="Attendance in the first half of S1: 81 days of 94, nearly all missed at 9 o’clock.",
        detail={"happened_on": 45, "tone": "concern", "wellbeing": ["included"],
                "meaning": "Once he is in the building he stays."},
    ),
    Row(
        weeks=38, kind="event", text="He joined the backstage crew for the school show.",
        detail={"happened_on": 38, "tone": "strength", "wellbeing": ["included", "active"],
                "meaning": "He ran the lights from a list of pictures that he made."},
    ),
    Row(
        weeks=27, kind="event", text="An English test without his reader: he put his pen down.",
        detail={"happened_on": 27, "tone": "concern", "wellbeing": ["respected", "achieving"],
                "meaning": "The agreed reader was covering another class. Nobody told him why."},
    ),
    Row(
        weeks=22, kind="event", text="He read his own lighting notes aloud at the staff meeting.",
        detail={"happened_on": 22, "tone": "strength", "wellbeing": ["respected", "responsible"],
                "meaning": "He asked to. Eleven teachers said that they learned something."},
    ),
    Row(
        weeks=13, kind="event", text="Callum began S2.",
        detail={"happened_on": 13, "tone": "neither",
                "meaning": "He knows the building, and has two new teachers who read his card."},
    ),
)  # fmt: skip
NEEDS = (
    Row(
        weeks=132, key="print", kind="barrier",
        text="Print is slow and tiring for him, so what he knows stays in his head.",
        detail={"need_kind": "dyslexia", "wellbeing": ["achieving"], "world": "grow"},
        later=agreed(130, confirmed=9),
    ),
    Row(
        weeks=55, key="mornings", kind="barrier",
        text="The first half hour of the day: crowds, and reading before he has settled.",
        detail={"need_kind": "mental_health", "wellbeing": ["healthy", "included"],
                "world": "wider"},
        later=agreed(52, confirmed=9),
    ),
    Row(
        weeks=52, key="asking", kind="barrier",
        text="He will not ask for what he needs in front of others.",
        detail={"need_kind": "mental_health", "wellbeing": ["respected"], "world": "need"},
        later=agreed(50, confirmed=9),
    ),
    Row(weeks=132, kind="strength", text="He tells a story so that a room goes quiet.",
        detail={"wellbeing": ["achieving", "respected"], "world": "grow"}, later=agreed(130)),
    Row(weeks=38, kind="strength", text="He is exact with lights, lists and anything with rules.",
        detail={"wellbeing": ["responsible"], "world": "grow"}, later=agreed(36, confirmed=9)),
    Row(
        weeks=52, kind="profile",
        text="Callum is thoughtful and dry, and good at what he can see and try. He remembers what"
        " he hears. He does his best work by voice, by drawing and by doing.",
        later=agreed(50, confirmed=9),
    ),
    Row(weeks=132, kind="factor", text="Dyslexia, identified in P7, which slows all reading.",
        detail={"need_kind": "dyslexia"}, later=agreed(130)),
)  # fmt: skip
AIMS = (
    Row(
        weeks=130, key="p7", kind="objective", needs=("print",),
        text="By June of P7, Callum gives his whole answer by voice or keyboard in four lessons of"
        " five, and chooses which.",
        detail={"by_on": 74},
        later=(Later(weeks=129, agrees=True), Later(weeks=73, ends="Reached before he left P7")),
    ),
    Row(
        weeks=130, kind="support", under="p7", text="A tablet that types what he says, always his",
        detail={"how_often": "Every lesson", "how_long": "All year", "times": 5, "per": "day",
                "minutes": 30, "where": "In class",
                "persons": [{"role": "Class teacher", "organisation": PRIMARY, "kind": ""}]},
        later=ended(74, "Carried on at Corrievale under a new objective"),
    ),
    Row(
        weeks=128, kind="target", under="p7",
        text="By January of P7 Callum will set up his tablet by himself, every day for two weeks.",
        detail={"measure": "Ten days of ten", "starts_on": 128, "by_on": 98, "owner": "Callum",
                "outcome": "met", "ended_on": 100, "outcome_words": "Met in the second week"},
        later=ended(99, "Met"),
    ),
    Row(
        weeks=50, key="read", kind="objective", needs=("print", "asking"),
        text="By June of S2, Callum gets to every text he is given without asking for it, in nine"
        " lessons of ten.",
        detail={"by_on": -30}, later=agreed(49, confirmed=9),
    ),
    Row(
        weeks=50, key="text", kind="support", under="read",
        text="Each text on his tablet by four o’clock the day before, ready to be read aloud",
        detail={"how_often": "Every school day", "how_long": "All session", "times": 1,
                "per": "day", "minutes": 5, "where": "Sent to his tablet", "persons": [TEACHER]},
        later=(*agreed(49),
               Later(weeks=26, detail={"how_often": "Every school day, checked on Fridays"})),
    ),
    Row(
        weeks=50, key="reader", kind="support", under="read",
        text="A reader and a scribe in every test, named to Callum the day before",
        detail={"how_often": "Every test", "how_long": "The whole test, and a quarter more time",
                "where": "The small room in the library", "persons": [LEAD],
                "trained_in": "Reading and scribing in tests"},
        later=agreed(49, confirmed=9),
    ),
    Row(
        weeks=26, kind="support", under="read",
        text="Teaching of long words by their parts, from the subjects he chooses",
        detail={"how_often": "Once a week", "how_long": "40 minutes", "times": 1, "per": "week",
                "minutes": 40, "where": "The small room in the library", "persons": [LEAD]},
        later=(Later(weeks=25, agrees=True),
               Later(weeks=9, detail={"how_often": "Twice a week", "times": 2})),
    ),
    Row(
        weeks=45, kind="target", under="read",
        text="By June of S1 Callum will open the day’s texts himself before the first lesson, four"
        " days of five.",
        detail={"measure": "Four days of five", "starts_on": 45, "by_on": 24, "owner": "Callum",
                "outcome": "carried_forward", "ended_on": 24,
                "outcome_words": "He opens them when they are there. They were not always there."},
        later=ended(23, "Carried forward: the sending is what must change"),
    ),
    Row(
        weeks=9, kind="target", under="read",
        text="By Christmas Callum will have every text the day before in nine lessons of ten, in"
        " English, French and science, with a tick from him on Fridays.",
        detail={"measure": "Nine lessons of ten", "starts_on": 9, "by_on": -4,
                "owner": "Faculty heads"},
        later=agreed(8),
    ),
    Row(
        weeks=50, key="morning", kind="objective", needs=("mornings",),
        text="By June of S2, Callum is in his first lesson, settled, on nine days of ten.",
        detail={"by_on": -30}, later=agreed(49, confirmed=9),
    ),
    Row(
        weeks=50, kind="support", under="morning",
        text="In by the side door ten minutes early, to a room with one adult he knows",
        detail={"how_often": "Every school day", "how_long": "15 minutes", "times": 1,
                "per": "day", "minutes": 15, "where": "The base, by the side door",
                "persons": [{"role": "Pastoral care teacher", "organisation": SECONDARY,
                             "kind": ""}]},
        later=agreed(49, confirmed=9),
    ),
    Row(
        weeks=32, kind="support", under="morning", text="Help with worry, in school time",
        detail={"how_often": "Every two weeks", "how_long": "45 minutes, for two terms",
                "times": 1, "per": "fortnight", "minutes": 45, "where": "The base",
                "persons": [CAMHS]},
        later=(Later(weeks=30, agrees=True),),
    ),
    Row(
        weeks=9, kind="target", under="morning",
        text="By February Callum will choose on Monday which two mornings he comes in with the"
        " others, each week, and tell Miss Duthie how it was.",
        detail={"measure": "Two mornings a week", "starts_on": 9, "by_on": -12,
                "owner": "Callum and Miss Duthie"},
    ),
)  # fmt: skip
CARD = (
    Row(weeks=50, kind="what_matters", text="My backstage crew. Being asked quietly.",
        later=agreed(49, confirmed=9)),
    Row(weeks=50, kind="communication", text="Ask me on my own, not across the room.",
        later=agreed(49, confirmed=9)),
    Row(weeks=50, kind="helps", text="Let me say it or draw it. I know more than I can write.",
        later=agreed(49, confirmed=9)),
    Row(weeks=50, kind="helps", text="Send me the text the day before.", later=agreed(49)),
    Row(weeks=50, kind="avoid", text="Do not ask me to read aloud unless I offer.",
        later=agreed(49, confirmed=9)),
    Row(weeks=50, kind="signs",
        text="I go very still and look at the door. Give me the side-room card without a word.",
        later=agreed(49, confirmed=9)),
    Row(weeks=46, kind="key_adult", text="Miss Duthie: I picked her.", later=agreed(45)),
)  # fmt: skip
STEPS = (
    Row(weeks=50, kind="strategy", text="Talk first, text second: say what a page is about.",
        detail={"who": "Every teacher"}, later=agreed(49, confirmed=9)),
    Row(weeks=50, kind="strategy", text="Mark what he says, not how it is spelt.",
        detail={"who": "Every teacher"}, later=agreed(49, confirmed=9)),
    Row(weeks=30, kind="strategy", text="Show a worked example before the first question.",
        detail={"who": "Mathematics and science"}),
    Row(weeks=44, kind="risk", audience="school",
        text="If he has not come by half past nine, ring Karen. Do not send a text to Callum.",
        detail={"who": "School office", "review_on": 6}, later=agreed(42)),
)  # fmt: skip
VOICES = (
    Row(weeks=134, kind="view", label=f"{CALLUM}, to Mr Kerr, in P7", said=134,
        text="So I am not stupid. Can we tell the others, so I do not have to keep it in?"),
    Row(weeks=51, kind="view", label=CALLUM, said=51,
        text="English is fine. It is everyone watching me be slow at it.",
        reading="He asks for privacy, not for less work."),
    Row(weeks=10, kind="view", label=CALLUM, said=10,
        text="When the text comes the night before I am the same as everyone. When it does not, I"
        " am the boy who cannot read."),
    Row(weeks=10, key="home", kind="view", label=CALLUM, said=10, audience="school",
        text="I have stopped telling Dad when it goes wrong, because then he phones.",
        reading="Nothing here is about safety. He wants one part of his life to himself."),
    Row(weeks=51, kind="view", label=KAREN, said=51,
        text="He is funny again at weekends. I want that on a Tuesday."),
    Row(weeks=10, kind="view", label=STUART, said=10,
        text="A reader was promised for every test and was not there. I want it written down who"
        " is responsible."),
    Row(weeks=30, kind="contribution", label="Community mental health nurse, NHS Glenmarra",
        said=31, audience="planners",
        text="Six meetings so far. Worry is worst before reading in public. Small, chosen steps"
        " into the morning crowd are better than staying away.",
        detail={"organisation": "NHS Glenmarra (invented)",
                "role": "Community mental health nurse"}),
    Row(weeks=22, kind="contribution", label=ENGLISH, said=22,
        text="His spoken essay on a poem was the best in the year. I wrote down what he said.",
        detail={"organisation": SECONDARY, "role": "English teacher"}),
)  # fmt: skip
DONE = (
    Row(weeks=50, kind="action", text="Tell every S1 teacher, in person, about the side-room card",
        detail={"owner": "Miss Duthie", "by_on": 49, "done_on": 49}),
    Row(weeks=26, kind="action", text="Write down who reads in each test, and who stands in",
        detail={"owner": "Mrs Nairn", "owner_kind": "headteacher", "by_on": 22, "done_on": 22}),
    Row(weeks=9, kind="action", text="Look each Friday at which texts were sent",
        detail={"owner": "Faculty heads", "by_on": -4}),
    Row(weeks=66, kind="decision", text="The plan from Marra Glen goes on as it is until October",
        detail={"reasons": "What works should not stop because he changed schools.",
                "decided_by": "The meeting in June of P7"}),
    Row(weeks=9, kind="decision", text="No co-ordinated support plan is asked for now",
        detail={"reasons": "Callum and his parents want to see this term first. He knows that he"
                " may ask for himself at any time.", "decided_by": "The meeting in September"}),
)  # fmt: skip
ROWS = (*TRIED, *CHRONOLOGY, *NEEDS, *AIMS, *CARD, *STEPS, *VOICES, *DONE)
