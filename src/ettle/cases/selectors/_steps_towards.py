"""The steps towards a decision: the request, the proposal, the agencies, the views."""

from datetime import date

from asl_law.days import in_words
from asl_law.time_limits import State
from ettle.access import Actor
from ettle.cases.clocks import state_of
from ettle.cases.models import AgencyRequest
from ettle.cases.selectors._step import Papers, step_of
from ettle.cases.shapes import Step
from ettle.cases.standing import Case, is_answered
from ettle.people.access import kept_apart_pairs
from ettle.people.models import Pupil
from ettle.voice.selectors import who_gave_views


def steps_towards(pupil: Pupil, case: Case, papers: Papers, *, by: Actor) -> list[Step]:
    """Tell the steps from a request to the decision, each done, now or next."""
    return [
        *_request(pupil, case, by, papers),
        *_proposal(pupil, case, by, papers),
        *_agencies(case, by),
        *_views(pupil, case, by),
        *_decision(pupil, case, by, papers),
    ]


def _request(pupil: Pupil, case: Case, by: Actor, papers: Papers) -> list[Step]:
    request = case.request
    if request is None:
        return []
    return [
        step_of(
            papers,
            request.ref,
            ("L1",),
            state="done",
            what="The council got the request",
            when=in_words(request.received_on),
            who=_who_asked(pupil, case, by),
            adopted=request.adoption_id is not None,
        )
    ]


def _who_asked(pupil: Pupil, case: Case, by: Actor) -> str:
    """Name whoever asked, unless a safe-contact flag keeps that from this reader."""
    request = case.request
    assert request is not None
    if request.asked_by_person is None:
        return f"{pupil.first_name} asked"
    pairs = kept_apart_pairs(pupil, on=by.today)
    apart = {other for pair in pairs if by.person_id in pair for other in pair} - {by.person_id}
    if request.asked_by_person_id in apart:
        return ""
    if request.asked_by_person_id == by.person_id:
        return "You asked"
    return f"{request.asked_by_person.name} asked"


def _proposal(pupil: Pupil, case: Case, by: Actor, papers: Papers) -> list[Step]:
    name, council = pupil.first_name, str(pupil.authority)
    if case.proposal and case.proposal.sent_on:
        return [
            step_of(
                papers,
                case.proposal.ref,
                ("L4", "L4c"),
                state="done",
                what=f"The council said that it will find out if {name} needs a plan",
                when=in_words(case.proposal.sent_on),
                who=council,
                adopted=case.proposal.adoption_id is not None,
            )
        ]
    clock = case.clocks.get("C01")
    if clock is None:
        return []
    what = f"The council answers: it says if it will find out whether {name} needs a plan"
    if state_of(clock, by.today) is State.DEEMED:
        what = (
            "The council has not answered in time. In law that counts as deciding that no plan "
            "is needed. It must still answer"
        )
    return [Step(state="now", what=what, when=f"by {in_words(clock.due_on)}", who=council)]


def _agencies(case: Case, by: Actor) -> list[Step]:
    return [_agency(each, by) for each in case.asks if each.made_on]


def _agency(asked: AgencyRequest, by: Actor) -> Step:
    who = str(asked.agency)
    if is_answered(asked):
        return Step(
            state="done",
            what=f"{asked.service} said what help is needed",
            when=in_words(asked.answer.sent_on),  # type: ignore[arg-type]
            who=who,
            adopted=asked.adoption_id is not None,
        )
    due = next((clock.due_on for clock in asked.clocks.all()), None)
    return Step(
        state="now",
        what=f"{asked.service} is asked what help is needed",
        when=_until(due, by.today) if due else "",
        who=who,
    )


def _until(due: date, today: date) -> str:
    if due < today:
        return f"the last day was {in_words(due)}, and they have not answered yet"
    return f"by {in_words(due)}"


def _views(pupil: Pupil, case: Case, by: Actor) -> list[Step]:
    if not case.proposal:
        return []
    given = [
        Step(
            state="done",
            what=f"{name} said what they think",
            when=in_words(on),
        )
        for name, on in who_gave_views(pupil, by=by, since=case.proposal.made_on)
    ]
    if case.decision:
        return given
    return [
        *given,
        Step(
            state="now",
            what=f"Everyone says what they think: {pupil.first_name}, and parents or carers",
            when="at any time until the council decides",
        ),
    ]


def _decision(pupil: Pupil, case: Case, by: Actor, papers: Papers) -> list[Step]:
    council = str(pupil.authority)
    if case.decision:
        needs = "needs" if case.decision.required else "does not need"
        return [
            step_of(
                papers,
                case.decision.ref,
                ("L10",),
                state="done",
                what=f"The council decided that {pupil.first_name} {needs} a plan",
                when=in_words(case.decision.decided_on),
                who=council,
                adopted=case.decision.adoption_id is not None,
            )
        ]
    if clock := case.clocks.get("C02"):
        what = "The council decides, and says why"
        if state_of(clock, by.today) is State.DEEMED:
            what = (
                "The council has not decided in time. In law that counts as deciding that no "
                "plan is needed. It must still decide"
            )
        return [Step(state="next", what=what, when=f"by {in_words(clock.due_on)}", who=council)]
    if not case.request:
        return []
    return [
        Step(
            state="next",
            what=f"If so, it finds out if {pupil.first_name} needs a plan, and decides",
            when="within 16 weeks of saying so",
            who=council,
        )
    ]
