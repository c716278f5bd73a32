"""Invented examples of every component: ordinary, long, empty and late."""

from dataclasses import replace
from datetime import date

from ettle.web.ui import shapes

TODAY = date(2026, 11, 21)
LONG = (
    "A long answer that somebody typed on a phone without stopping, about what happens between "
    "the bell at ten to nine and the moment when the classroom door closes behind her"
)

RUNNING = shapes.ClockShape(
    duty="Answer Mairi’s request by",
    started_on=date(2026, 11, 2),
    due_on=date(2026, 12, 27),
    today=TODAY,
    why="8 weeks starting on the day the request was received, Monday 2 November 2026.",
    notes=("School holidays do not pause it.",),
    citation="Regulation 4A, SSI 2005/518",
    citation_url="https://www.legislation.gov.uk/ssi/2005/518",
    if_missed="In law it counts as deciding that no plan is required, "
    "and the family may go to the Tribunal.",
)
CLOCKS = (
    RUNNING,
    replace(RUNNING, today=date(2026, 12, 8)),
    replace(RUNNING, today=date(2026, 12, 24)),
    replace(RUNNING, today=date(2027, 1, 4), citation_url=""),
    replace(
        RUNNING,
        today=date(2027, 1, 20),
        deemed_as="no plan required",
        if_missed="Nothing was sent by Sunday 27 December 2026, so in law it counts as deciding "
        "that no plan is required. The family may go to the Tribunal.",
    ),
    replace(RUNNING, stopped_on=date(2026, 11, 20)),
    replace(RUNNING, stopped_on=date(2027, 1, 5), today=date(2027, 2, 1)),
    replace(
        RUNNING,
        duty="Decide, and give Ailsa’s family the plan, by",
        start_word="sent",
        started_on=date(2026, 11, 23),
        due_on=date(2027, 4, 30),
        today=date(2027, 3, 2),
        extension=shapes.ExtensionShape(
            first_due_on=date(2027, 3, 14),
            ground="regulation 7(1)(d)",
            reason="advice that was asked for has not come",
            family_told_on=date(2027, 3, 1),
        ),
    ),
)
STRIP = shapes.StripShape(
    today=TODAY,
    steps=(
        shapes.StripStep(
            state="done",
            what="You asked for a co-ordinated support plan",
            when="Received on Monday 2 November 2026",
            who="Ms Okafor, Glenmarra Council (invented)",
            paper="The letter that says we have it",
            paper_url="#letter",
        ),
        shapes.StripStep(
            state="now",
            what="The council is deciding whether to look at a plan for Ailsa",
            when="You should hear by Sunday 27 December 2026",
            who="Ms Okafor",
        ),
        shapes.StripStep(
            state="next",
            what="If the answer is yes, NHS Glenmarra and the school say what Ailsa needs",
            when="Up to 16 weeks from the day the letter is sent",
        ),
    ),
    rights=(
        shapes.Right(
            what="Ask for an assessment of Ailsa’s needs",
            how="Write to the council and say what kind of assessment you mean.",
            url="#assessment",
        ),
        shapes.Right(
            what="Go to the Tribunal",
            last_day=date(2027, 2, 26),
            how="You can have somebody with you, and it costs nothing.",
        ),
    ),
)
READERS = (
    shapes.Reader("Ruth", "supports Ailsa in class"),
    shapes.Reader("Dr Sinclair", "speech and language therapist, named in the plan"),
    shapes.Reader("ASL officers of Glenmarra Council (invented)", "they answer the request"),
)
LOOKS = (
    shapes.Look("Ruth", date(2026, 11, 20), "to get ready for Monday"),
    shapes.Look("A headteacher, Marra Glen Primary School", date(2026, 11, 19), LONG),
)
CARD = shapes.CardShape(
    known_as="Ailsa",
    school="Marra Glen Primary School (invented), P5",
    version="3",
    matters=("My dog Bramble, and being told before things change.",),
    talking=("I use short sentences and pictures.", "Give me ten seconds. Do not finish for me."),
    helps=("A quiet corner after break.", "My picture timetable on the desk."),
    signs=("I go very still and look at the door. Offer the quiet corner and say nothing else.",),
    must=("Sit me up straight to eat. Cut food small. Somebody trained stays with me.",),
    working_on=("Asking for help with my picture card, once each morning.",),
    ask=("Ms Laird, ASN lead, in room 4 until half past nine.",),
    confirmed_on=date(2026, 11, 16),
    expires_on=date(2027, 2, 15),
    changed=("What helps: the quiet corner is now beside the library.",),
)
THREAD = shapes.ThreadShape(
    steps=(
        shapes.ThreadStep(label="Need", words="To be understood by people she does not know"),
        shapes.ThreadStep(label="Support", words="Picture cards, ten minutes each morning"),
        shapes.ThreadStep(label="Who", words="Ruth"),
        shapes.ThreadStep(
            label="Given",
            words="2 of 10 mornings",
            broken=True,
            why="Ruth was covering the P2 class on eight mornings.",
        ),
        shapes.ThreadStep(label="Did it help?", words="Too early to say"),
    )
)
SUMMARY = (
    shapes.SummaryRow("Name", "Ailsa (invented)"),
    shapes.SummaryRow("Born", date(2017, 5, 3)),
    shapes.SummaryRow("School", "Marra Glen Primary School (invented)", "#change"),
    shapes.SummaryRow("What is hard", LONG, "#change"),
    shapes.SummaryRow("People who help", ["Ruth", "Dr Sinclair"]),
    shapes.SummaryRow("Languages", None, "#add", "Add"),
)
EMPTY = shapes.EmptyShape(
    what="The requests that wait on you will be here.",
    first="Nothing waits today. When a family asks for a plan,",
    url="#record",
    link_word="record the request",
)
TRAY = shapes.TableShape(
    caption="Requests and plans that are running",
    columns=("Child", "Clock", "Waiting on", "Next lawful step"),
    rows=(
        (
            shapes.Cell("Callum", "#callum", under="Corrievale High School (invented), S2"),
            shapes.Cell(clock=CLOCKS[3]),
            "Glenmarra Council",
            shapes.Cell("Tell the family what silence means", "#step"),
        ),
        (
            shapes.Cell("Ailsa", "#ailsa", under="Marra Glen Primary School (invented), P5"),
            shapes.Cell(clock=RUNNING),
            "NHS Glenmarra, speech and language therapy",
            shapes.Cell("Send the proposal", "#step"),
        ),
    ),
)
BOARD = shapes.TableShape(
    caption="Who is ready for Monday 23 November 2026",
    show_caption=True,
    columns=("Child and time", "Adult", "Ready?"),
    rows=(
        (
            "Ailsa, 9 am",
            "Ruth",
            shapes.Cell(status="nearly", under="4 minutes’ reading, booked 8.40"),
        ),
        ("Callum, 9.50 am", "Ruth", shapes.Cell(status="ready")),
        (
            "Eilidh, 11 am",
            "Nobody yet",
            shapes.Cell(status="not_ready", under="No one is placed with her."),
        ),
    ),
)
FILTERS = (
    shapes.FilterLink("All", 12, "#all", True),
    shapes.FilterLink("Late", 1, "#late"),
    shapes.FilterLink("Due this week", 3, "#week"),
)
OUTCOME = shapes.OutcomeShape(
    happened="The request is recorded.",
    told=("Mairi, by letter", "Mr Baird, headteacher"),
    next_step="decide by Sunday 27 December 2026 whether to propose a plan.",
)
CAST = (
    shapes.CastEntry(name="Ms Okafor", who="ASL officer, Glenmarra Council", url="#"),
    shapes.CastEntry(name="Mairi", who="Ailsa’s mother", url="#"),
    shapes.CastEntry(name="Ruth", who="Ailsa’s support assistant", url="#", sees="On a tablet"),
)
