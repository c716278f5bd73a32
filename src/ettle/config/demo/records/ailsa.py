"""Ailsa's record from the first concern in P2 to the summer before the request."""

from ettle.config.demo.records.rows import Later, Row, agreed, ended
from ettle.config.demo.words import SCHOOL

P2 = "Mrs Muir, class teacher in P2"
P3 = "Mr Reilly, class teacher in P3"
P4 = "Miss Tait, class teacher in P4"
SLT = "Speech and language therapy, NHS Glenmarra (invented)"
ASSISTANT = {"role": "Support assistant", "organisation": SCHOOL, "kind": "support_assistant"}
LEAD = {"role": "ASN lead", "organisation": SCHOOL, "kind": "asn_lead"}
TEACHER = {"role": "Class teacher", "organisation": SCHOOL, "kind": "class_teacher"}

TRIED = (
    Row(
        weeks=158, key="watching", kind="concern", label=P2,
        text="Ailsa watches the others before she does what was asked, and often does something"
        " else. She nods when asked if she understood.",
        detail={"noticed_on": 159, "noticed_by": P2, "first_action_on": 158,
                "first_action": "Mrs Muir told Ms Laird, and asked Mairi what she sees at home"},
    ),
    Row(
        weeks=154, kind="tried", under="watching", label=P2,
        text="A visual timetable on the wall, talked through each morning",
        detail={"level": "universal", "by_whom": "Class teacher", "from_on": 154, "until_on": 146,
                "helped": "partly", "looked_on": 148,
                "helped_words": "She knows what comes next. She still misses what to do in it."},
    ),
    Row(
        weeks=150, kind="tried", under="watching", label=P2,
        text="A seat at the front, facing the teacher, away from the door",
        detail={"level": "universal", "by_whom": "Class teacher", "from_on": 150, "helped": "yes",
                "looked_on": 146, "helped_words": "She looks up more and copies less."},
    ),
    Row(
        weeks=140, kind="tried", under="watching",
        text="A language group of four, with pictures, three times a week",
        detail={"level": "targeted", "by_whom": "Support assistant", "from_on": 140,
                "until_on": 120, "helped": "partly", "looked_on": 134,
                "helped_words": "More words in the group; few of them heard in class."},
    ),
    Row(
        weeks=96, key="hall", kind="concern", label=P3,
        text="Ailsa cannot settle in the dinner hall. She has left it by the fire door twice.",
        detail={"noticed_on": 97, "noticed_by": "Dinner hall staff", "first_action_on": 96,
                "first_action": "An adult stays where she can see them"},
    ),
    Row(
        weeks=94, kind="tried", under="hall", label=P3,
        text="First in the line for dinner, so that the hall is quiet when she sits",
        detail={"level": "universal", "by_whom": "Dinner hall staff", "from_on": 94,
                "until_on": 88, "helped": "no", "looked_on": 88,
                "helped_words": "The noise comes ten minutes later, and she has nowhere to go."},
    ),
    Row(
        weeks=84, kind="tried", under="hall",
        text="Ear defenders in a pocket on her chair, hers to take",
        detail={"level": "universal", "by_whom": "Class teacher", "from_on": 84, "until_on": 70,
                "helped": "partly", "looked_on": 78,
                "helped_words": "She wears them in assembly. In the hall she says people stare."},
    ),
    Row(
        weeks=66, kind="tried", under="watching", label=P4,
        text="A word book with her own drawings that goes home and comes back",
        detail={"level": "targeted", "by_whom": "Class teacher, and Mairi at home",
                "from_on": 66, "helped": "yes", "looked_on": 60,
                "helped_words": "She uses the words she drew. It is the best thing so far."},
    ),
)  # fmt: skip
CHRONOLOGY = (
    Row(
        weeks=150, kind="event", text="Her drawing of the harbour was chosen for the front hall.",
        detail={"happened_on": 150, "tone": "strength", "wellbeing": ["achieving", "respected"],
                "meaning": "She stood beside it and told visitors about it, one word at a time."},
    ),
    Row(
        weeks=147, kind="event", text="Hearing test: Ailsa hears well in both ears.",
        detail={"happened_on": 148, "tone": "neither", "wellbeing": ["healthy"],
                "meaning": "What she misses is not because she cannot hear it."},
    ),
    Row(
        weeks=138, kind="event",
        text="The school asked speech and language therapy to see Ailsa, with Mairi’s agreement.",
        detail={"happened_on": 138, "tone": "neither",
                "meaning": "The wait was ten weeks. The language group went on meanwhile."},
    ),
    Row(
        weeks=127, kind="event",
        text="The therapist saw Ailsa and found a language disorder.",
        detail={"happened_on": 128, "tone": "concern", "wellbeing": ["healthy", "achieving"],
                "meaning": "The adults stopped asking her to listen better, and began to show."},
    ),
    Row(
        weeks=118, kind="event", text="Ailsa moved to P3, with a new teacher and a new room.",
        detail={"happened_on": 118, "tone": "neither",
                "meaning": "Photographs of the room went home in June; she drew it all summer."},
    ),
    Row(
        weeks=106, kind="event", text="She read a whole picture book to the P1 class.",
        detail={"happened_on": 106, "tone": "strength", "wellbeing": ["included", "achieving"],
                "meaning": "With pictures in front of her she tells a story well."},
    ),
    Row(
        weeks=97, kind="event", audience="planners",
        text="Mairi told the school of a change at home, and asked that it be known to few.",
        detail={"happened_on": 97, "tone": "neither", "wellbeing": ["safe", "nurtured"],
                "meaning": "Ms Laird is the one to ask how Ailsa is."},
    ),
    Row(
        weeks=91, kind="event",
        text="In assembly Ailsa hid under a table until the hall was empty.",
        detail={"happened_on": 91, "tone": "concern", "wellbeing": ["safe", "included"],
                "meaning": "Nobody had told her that there would be drums."},
    ),
    Row(
        weeks=66, kind="event", text="Her first sleepover, at a friend’s from the art club.",
        detail={"happened_on": 66, "tone": "strength", "wellbeing": ["included", "nurtured"],
                "meaning": "One friend who draws matters more to her than a group."},
    ),
    Row(
        weeks=55, kind="event",
        text="Speech and language therapy closed her file after a block of six sessions.",
        detail={"happened_on": 55, "tone": "concern", "wellbeing": ["healthy"],
                "meaning": "The school had the advice on paper, and nobody to show how."},
    ),
    Row(
        weeks=36, kind="event",
        text="Eleven days away from school between January and March, most of them Mondays.",
        detail={"happened_on": 36, "tone": "concern", "wellbeing": ["healthy", "included"],
                "meaning": "Mairi says she is worn out. The dinner hall is what she names."},
    ),
    Row(
        weeks=23, kind="event", text="She won the P4 prize for art, and chose her own words.",
        detail={"happened_on": 23, "tone": "strength", "wellbeing": ["achieving", "respected"],
                "meaning": "She practised one sentence for a week and said it to the whole hall."},
    ),
    Row(
        weeks=13, kind="event", text="Ailsa moved to P5, with Mr Singh.",
        detail={"happened_on": 13, "tone": "neither",
                "meaning": "He draws on the board as he talks. She has told her mother so twice."},
    ),
)  # fmt: skip
NEEDS = (
    Row(
        weeks=124, key="talking", kind="barrier", audience="everyone",
        text="Most teaching is done by talking, and talk goes past Ailsa before she has it.",
        detail={"need_kind": "language", "wellbeing": ["achieving"], "world": "grow"},
        later=agreed(122, confirmed=20),
    ),
    Row(
        weeks=90, key="noise", kind="barrier",
        text="In big, loud rooms she cannot pick out a voice, so she leaves or hides.",
        detail={"need_kind": "language", "wellbeing": ["safe", "included"], "world": "wider"},
        later=agreed(88, confirmed=20),
    ),
    Row(
        weeks=66, key="play", kind="barrier",
        text="Games change faster than she can follow, so she plays beside others, not with them.",
        detail={"need_kind": "language", "wellbeing": ["included", "active"], "world": "need"},
        later=agreed(58),
    ),
    Row(
        weeks=124, kind="strength",
        text="She remembers what she has seen: places, faces, the order of things.",
        detail={"wellbeing": ["achieving"], "world": "grow"}, later=agreed(122, confirmed=20),
    ),
    Row(
        weeks=60, kind="strength", text="She is kind to younger children, and they come to her.",
        detail={"wellbeing": ["responsible", "included"], "world": "need"},
        later=agreed(58, confirmed=20),
    ),
)  # fmt: skip
AIMS = (
    Row(
        weeks=122, key="p3aim", kind="objective", needs=("talking",),
        text="By June of P3, Ailsa does a task of one step from a picture without looking at"
        " others, eight times in ten.",
        detail={"by_on": 76},
        later=(Later(weeks=121, agrees=True), Later(weeks=74, ends="Reached in June of P3")),
    ),
    Row(
        weeks=122, kind="support", under="p3aim",
        text="The language group of four, with the therapist’s pictures",
        detail={"how_often": "Three times a week", "how_long": "20 minutes", "times": 3,
                "per": "week", "minutes": 20, "where": "The rainbow room",
                "persons": [ASSISTANT]},
        later=(
            Later(weeks=100, detail={"how_often": "Twice a week", "times": 2}),
            Later(weeks=75, ends="The group came to its end with the objective"),
        ),
    ),
    Row(
        weeks=118, kind="target", under="p3aim",
        text="By December of P3 Ailsa will find the next picture on her strip by herself, four"
        " lessons in five, in class, with the strip on her desk.",
        detail={"measure": "Four lessons in five", "starts_on": 118, "by_on": 102,
                "owner": "Class teacher", "outcome": "met", "ended_on": 102,
                "outcome_words": "Met by November"},
        later=ended(101, "Met"),
    ),
    Row(
        weeks=98, kind="target", under="p3aim",
        text="By April of P3 Ailsa will ask “what next?” by word or card, twice a day, in class.",
        detail={"measure": "Twice a day", "starts_on": 98, "by_on": 84, "owner": "Class teacher",
                "outcome": "carried_forward", "ended_on": 84,
                "outcome_words": "Once a day so far; the card helps. Carried into P4."},
        later=ended(83, "Carried forward into P4"),
    ),
    Row(
        weeks=64, key="p4aim", kind="objective", needs=("noise", "play"),
        text="By June of P4, Ailsa stays for the whole of dinner three days in five, in a place"
        " she has chosen.",
        detail={"by_on": 24},
        later=(Later(weeks=63, agrees=True),
               Later(weeks=22, ends="Not reached: the quiet table was lost when the hall changed")),
    ),
    Row(
        weeks=64, kind="support", under="p4aim", text="A quiet table for six by the library door",
        detail={"how_often": "Every school day", "how_long": "30 minutes", "times": 1,
                "per": "day", "minutes": 30, "where": "Dinner hall", "persons": [ASSISTANT]},
        later=ended(23, "The hall was laid out again and the table went"),
    ),
    Row(
        weeks=62, kind="target", under="p4aim",
        text="By May of P4 Ailsa will show her card when it is too loud, before she leaves, four"
        " times in five, in the hall, with an adult in sight.",
        detail={"measure": "Four times in five", "starts_on": 62, "by_on": 28,
                "owner": "ASN lead", "outcome": "stopped", "ended_on": 24,
                "outcome_words": "Stopped: without the table she no longer comes into the hall."},
        later=ended(23, "Stopped when the quiet table went"),
    ),
)  # fmt: skip
STEPS = (
    Row(
        weeks=88, kind="strategy", text="Draw the steps as you say them. Leave the drawing there.",
        detail={"who": "Every adult who teaches her"}, later=agreed(86, confirmed=20),
    ),
    Row(
        weeks=88, kind="strategy", text="Tell her before the noise comes: bells, drums, assembly.",
        detail={"who": "Every adult beside her"}, later=agreed(86, confirmed=20),
    ),
    Row(
        weeks=58, kind="strategy",
        text="Give the new words of a topic a week early, with her own drawings in the word book.",
        detail={"who": "Class teacher, and Mairi at home"}, later=agreed(57),
    ),
    Row(
        weeks=90, kind="risk", audience="school",
        text="She may leave a loud room by the nearest door. Do not run after her. Walk where she"
        " can see you, hold up the quiet card, and wait.",
        detail={"who": "The adult beside her", "trained_in": "Ailsa’s plan for loud rooms",
                "review_on": 4},
        later=agreed(88),
    ),
    Row(
        weeks=40, kind="health", audience="school",
        text="Glue ear last winter. If she turns her head or asks you to repeat more than usual,"
        " tell Ms Laird that day.",
        detail={"who": "Every adult who teaches her", "trained_in": "", "review_on": 6},
    ),
)  # fmt: skip
VOICES = (
    Row(
        weeks=124, kind="view", label="Ailsa, to Ms Laird, in P3", said=124,
        text="I like red. I like Mrs Muir’s room. It is too many words.",
        reading="She tells us that it is the amount of talk, and not the subjects.",
    ),
    Row(
        weeks=58, kind="view", label="Ailsa, to Miss Tait, in P4", said=58,
        text="The hall hurts. I want to eat with Bracken.",
        reading="Bracken is her dog: somewhere small and calm, with company that does not talk.",
    ),
    Row(
        weeks=58, kind="view", label="Mairi Morrison, her mother", said=58,
        text="She holds it together all day and falls apart at our door. I need somebody to see"
        " that.",
    ),
    Row(
        weeks=124, kind="contribution", label=SLT, said=126, audience="planners",
        text="Understanding of language at about the level of a child of four; uses sentences of"
        " three or four words. Learns well from what she sees. Advice for class is attached.",
        detail={"organisation": "NHS Glenmarra (invented)",
                "role": "Speech and language therapist"},
    ),
    Row(
        weeks=28, kind="contribution", label="Ms Wójcik, educational psychologist", said=28,
        audience="planners",
        text="Consulted with Ms Laird and Miss Tait. Her thinking with pictures is a strength. The"
        " gap between what she can do and what talk lets her show is wide, and will last.",
        detail={"organisation": "Glenmarra Council (invented)",
                "role": "Educational psychologist"},
    ),
    Row(
        weeks=28, kind="contribution", label="Art club, Marra (invented)", said=29,
        text="Ailsa comes every week and stays to the end. She teaches the younger ones to shade.",
        detail={"organisation": "Art club, Marra (invented)", "role": "Leader"},
    ),
    Row(
        weeks=50, kind="key_adult", text="Mrs Boyd, in the library: I chose her.",
        later=agreed(49, confirmed=20),
    ),
)  # fmt: skip
DONE = (
    Row(
        weeks=120, kind="action", text="Ask for a hearing test again if she has a winter of colds",
        detail={"owner": "Mairi, with the health visitor", "by_on": 100, "done_on": 98},
    ),
    Row(
        weeks=88, kind="action", text="Write one page for dinner hall staff, and talk it through",
        detail={"owner": "Ms Laird", "owner_kind": "asn_lead", "by_on": 84, "done_on": 83},
    ),
    Row(
        weeks=58, kind="action", text="Choose the quiet table with Ailsa, and tell the kitchen",
        detail={"owner": "Miss Tait", "owner_kind": "class_teacher", "by_on": 56, "done_on": 55},
    ),
    Row(
        weeks=22, kind="action", text="Find another quiet place to eat, and ask Ailsa to choose it",
        detail={"owner": "Mr Baird", "owner_kind": "headteacher", "by_on": 10},
    ),
    Row(
        weeks=88, kind="decision", text="Ailsa moves to the second stage: help planned in school",
        detail={"reasons": "What the class could do by itself helped in part. She needs a small"
                " group and a plan for loud rooms.", "decided_by": "Ms Laird, with Mairi"},
    ),
    Row(
        weeks=22, kind="decision", text="The P4 objective for dinner is ended, not forgotten",
        detail={"reasons": "It failed because of the room and not because of Ailsa. It comes back"
                " when there is a place.", "decided_by": "The meeting of June"},
    ),
)  # fmt: skip
ROWS = (*TRIED, *CHRONOLOGY, *NEEDS, *AIMS, *STEPS, *VOICES, *DONE)
