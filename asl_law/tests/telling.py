"""How the tests tell a case: events on days, and what a timeline says of them."""

from datetime import UTC, date, datetime

from asl_law.notices import Party
from asl_law.timeline import Event, EventKind, timeline
from asl_law.timeline.reading import read_events

K = EventKind


def happened(kind, month, day, year=2026, **facts):
    """Tell an event, recorded at four that afternoon unless told otherwise."""
    on = date(year, month, day)
    recorded = datetime(year, month, day, 16, 0, tzinfo=UTC)
    return Event(kind=kind, on=on, **{"recorded_at": recorded, **facts})


def on(year, month, day, *events, **facts):
    """Look at a case on a day."""
    return timeline(events, None, date(year, month, day), **facts)


def states(case):
    """Give the state of each clock, by the name of its rule."""
    return {each.clock.rule.name: each.state for each in case.clocks}


def due(case):
    """Give the due day of each clock, by the name of its rule."""
    return {each.clock.rule.name: str(each.clock.due_on) for each in case.clocks}


def owed(case):
    """Give what is owed next, as clocks with their days."""
    return [(each.clock, each.due_on and str(each.due_on)) for each in case.owed]


def names(case):
    """Give the names of the acts that may be done."""
    return [act.name for act in case.may_now]


def acts(case, name):
    """Give the acts of one name."""
    return [act for act in case.may_now if act.name == name]


REQUEST = happened(K.REQUEST_RECEIVED, 8, 3, by=Party.PARENT)  # C01 due 27 September
PROPOSAL = happened(K.PROPOSAL_SENT, 9, 14)  # C02 due 3 January 2027
ASKED = happened(K.AGENCY_ASKED, 9, 14, about="NHS Glenmarra")
ANSWERED = happened(K.AGENCY_ANSWERED, 11, 14, about="NHS Glenmarra")
REQUIRED = happened(K.REQUIRED, 12, 14)
PLAN = happened(K.PLAN_GIVEN, 12, 18)
STORY = (REQUEST, PROPOSAL, ASKED, ANSWERED, REQUIRED, PLAN)
YEAR = {
    "terms": [["2026-04-20", "2026-06-26"], ["2026-08-18", "2026-10-09"]],
    "in_service_days": ["2026-05-05"],
    "holidays": ["2026-05-04"],
}


def told(written):
    """Read "2026-09-14 agency-asked, about NHS Glenmarra; 2026-11-14 ...", a day and its facts."""
    return read_events([_mapping(each) for each in written.split("; ")]) if written else ()


def _mapping(written):
    (day, _, kind), *facts = (part.partition(" ") for part in written.split(", "))
    recorded = {"event": kind, "on": day, "recorded_at": f"{day}T16:00Z"}
    return recorded | {fact: words or True for fact, _, words in facts}
