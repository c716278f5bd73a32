"""The strip: what was done, what happens now, what comes next, for family and officer alike."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from asl_law.clocks import rule_on
from asl_law.days import in_words
from asl_law.time_limits import State
from ettle.access import Actor
from ettle.cases.adopting.said import adopted_words_of
from ettle.cases.clocks import state_of
from ettle.cases.models import AgencyRequest
from ettle.cases.selectors.papers import papers_for
from ettle.cases.selectors.rights import rights_in
from ettle.cases.shapes import Paper, Step, Strip
from ettle.cases.standing import Case, case_of, is_answered
from ettle.people.access import kept_apart_pairs
from ettle.people.models import Pupil
from ettle.voice.selectors import who_gave_views

Papers = dict[tuple[str, str], Paper]


def strip_for(pupil: Pupil, *, by: Actor) -> Strip | None:
    """Say which plan, what happened, what happens next, by when and who; None for a stranger.

    Each step carries the paper that this reader has of it, and no other's.
    """
    case = case_of(pupil, by=by)
    return strip_of(case, pupil, papers_for(pupil, by=by), by=by) if case else None


def strip_of(case: Case, pupil: Pupil, found: Sequence[Paper], *, by: Actor) -> Strip:
    """Tell the case that this person may read, with the papers found that they have."""
    papers: Papers = {(paper.about_ref, paper.letter): paper for paper in reversed(found)}
    steps = [
        *_request(pupil, case, by, papers),
        *_proposal(pupil, case, by, papers),
        *_agencies(case, by),
        *_views(pupil, case, by),
        *_decision(pupil, case, by, papers),
        *_plan(pupil, case, papers),
    ]
    return Strip(
        plan_words=_plan_words(pupil, case),
        steps=tuple(steps),
        rights=rights_in(case, pupil, by=by),
        today=by.today,
        adopted=adopted_words_of(case.request, case.proposal, case.decision, case.csp),
    )


def _plan_words(pupil: Pupil, case: Case) -> str:
    name = pupil.first_name
    return {
        "none": f"{name} has no co-ordinated support plan, and nobody has asked for one.",
        "requested": f"We have been asked if {name} needs a co-ordinated support plan.",
        "proposed": f"We are finding out if {name} needs a co-ordinated support plan.",
        "not_required": f"We decided that {name} does not need a co-ordinated support plan.",
        "required": f"{name} needs a co-ordinated support plan. It is being made ready.",
        "issued": f"{name} has a co-ordinated support plan.",
    }[case.stage]


def _step(papers: Papers, about: str, letters: tuple[str, ...], **facts: Any) -> Step:
    found = next((papers[about, each] for each in letters if (about, each) in papers), None)
    if found is None:
        return Step(**facts)
    return Step(**facts, paper=found.title, paper_ref=found.ref)


def _request(pupil: Pupil, case: Case, by: Actor, papers: Papers) -> list[Step]:
    request = case.request
    if request is None:
        return []
    return [
        _step(
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
            _step(
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
            _step(
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
    clock = case.clocks.get("C02")
    if clock is None:
        return (
            [
                Step(
                    state="next",
                    what=f"If so, it finds out if {pupil.first_name} needs a plan, and decides",
                    when="within 16 weeks of saying so",
                    who=council,
                )
            ]
            if case.request
            else []
        )
    what = "The council decides, and says why"
    if state_of(clock, by.today) is State.DEEMED:
        what = (
            "The council has not decided in time. In law that counts as deciding that no plan is "
            "needed. It must still decide"
        )
    return [Step(state="next", what=what, when=f"by {in_words(clock.due_on)}", who=council)]


def _plan(pupil: Pupil, case: Case, papers: Papers) -> list[Step]:
    if case.csp:
        return [
            *_given(pupil, case, papers),
            *_reviewed(pupil, case, papers),
            *_review(pupil, case),
        ]
    clock = case.clocks.get("C02")
    if case.stage not in ("proposed", "required") or clock is None:
        return []
    is_needed = case.stage == "required"
    return [
        Step(
            state="now" if is_needed else "next",
            what="The plan comes" if is_needed else "If a plan is needed, it comes",
            when=f"by {in_words(clock.due_on)}",
            who=str(pupil.authority),
        )
    ]


def _given(pupil: Pupil, case: Case, papers: Papers) -> list[Step]:
    assert case.csp is not None
    csp = case.csp
    waits = case.issued is not None and case.issued.sent_on is None and not csp.adoption_id
    made_by = case.review if case.review and case.review.new_csp_id == csp.pk else None
    return [
        _step(
            papers,
            made_by.ref if made_by else csp.ref,
            ("CSP", "L13", "L18"),
            state="done",
            what=f"{pupil.first_name}’s plan was made"
            + (", and copies are going out" if waits else ""),
            when=in_words(csp.prepared_on),
            who=str(pupil.authority),
            adopted=csp.adoption_id is not None,
        ),
        Step(
            state="now",
            what=f"The help in the plan is given, and {pupil.first_name} is asked if it helps",
            who="The school, and everyone named in the plan",
        ),
    ]


def _reviewed(pupil: Pupil, case: Case, papers: Papers) -> list[Step]:
    """Tell of the plan’s latest review: that it is done, or what happens in it now."""
    review, name, council = case.review, pupil.first_name, str(pupil.authority)
    if review is None:
        return []
    if review.completed_on:
        came_of_it = {
            "confirmed": "The plan goes on as it is",
            "amended": "The plan goes on, with changes",
            "no_longer_required": "The council decided that the plan is no longer needed",
        }[review.outcome]
        return [
            _step(
                papers,
                review.ref,
                ("L18",),
                state="done",
                what=f"Everyone looked at the plan again. {came_of_it}",
                when=in_words(review.completed_on),
                who=council,
            )
        ]
    found = []
    if review.told_on:
        found.append(
            _step(
                papers,
                review.ref,
                ("L16",),
                state="done",
                what="The council said that it looks at the plan again",
                when=in_words(review.told_on),
                who=council,
            )
        )
    if not review.outcome:
        what = f"Everyone says what they think of the plan: {name}, and parents or carers"
        found.append(Step(state="now", what=what, when="at any time until the council decides"))
    return found


def _review(pupil: Pupil, case: Case) -> list[Step]:
    clock = case.clocks.get("C03")
    if clock is None:
        return []
    if under_way := _under_way(pupil, case):
        return under_way
    done_by = rule_on("C04", clock.due_on).start(clock.due_on).due_on
    return [
        Step(
            state="next",
            what="Everyone looks at the plan again",
            when=f"begun by {in_words(clock.due_on)}, when 12 months end, and done by "
            f"{in_words(done_by)}",
            who=str(pupil.authority),
        )
    ]


def _under_way(pupil: Pupil, case: Case) -> list[Step]:
    """Say what is being done about a review that has begun, or whose twelve months have ended."""
    council = str(pupil.authority)
    words = {
        "C05": "The council answers the request to look at the plan sooner",
        "C06": "Everyone looks at the plan again, sooner than the year",
        "C04": "Everyone looks at the plan again, and the council says what comes of it",
    }
    return [
        Step(
            state="now",
            what=what,
            when=f"by {in_words(case.clocks[rule].due_on)}",
            who=council,
            adopted=case.clocks[rule].adoption_id is not None,
        )
        for rule, what in words.items()
        if rule in case.clocks and case.clocks[rule].stopped_on is None
    ]
