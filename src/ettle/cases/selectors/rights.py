"""What a family can do today, with the last safe day for each."""

from datetime import date

from asl_law.time_limits import State
from ettle.access import Actor
from ettle.cases.access import may_read_casework
from ettle.cases.clocks import state_of
from ettle.cases.models import StatutoryClock
from ettle.cases.shapes import RightToday
from ettle.cases.standing import Case, case_of
from ettle.cases.tribunal import last_safe_day
from ettle.people.models import Pupil

TRIBUNAL = (
    "Send a form to the First-tier Tribunal for Scotland (Health and Education Chamber). It is "
    "free. Enquire can help: 0345 123 2303."
)
PASSED = (
    " That day has passed. The Tribunal may still allow it in exceptional circumstances: ask "
    "Enquire today."
)


def rights_for(pupil: Pupil, *, by: Actor) -> tuple[RightToday, ...]:
    """List what the family can do today, what is most pressing first.

    What the law makes of silence is worked out here and stored nowhere.
    """
    case = case_of(pupil, by=by)
    return rights_in(case, pupil, by=by) if case else ()


def rights_in(case: Case, pupil: Pupil, *, by: Actor) -> tuple[RightToday, ...]:
    """List what the family can do today in a case that this person may read."""
    if case.stage == "none":
        return ()
    return (*_tribunal(case, by.today), *_while_it_runs(case), *_always(pupil, by))


def _tribunal(case: Case, today: date) -> list[RightToday]:
    decision = case.decision
    if case.csp:
        return _about_the_plan(case, today)
    if decision and not decision.required:
        return [
            _reference(
                "Ask the Tribunal to look at the decision that no plan is needed",
                decision.decided_on,
                today,
                "section 18(3)(b)(i)",
            )
        ]
    found = [_from_silence(case.clocks.get(rule), today) for rule in ("C02", "C01")]
    return [each for each in found if each][:1]


def _from_silence(clock: StatutoryClock | None, today: date) -> RightToday | None:
    """Work out what a missed limit lets the family do, if it was missed."""
    if clock is None:
        return None
    state = state_of(clock, today)
    if state is State.DEEMED:
        return _reference(
            "Go to the Tribunal: we did not answer in time, and in law that counts as deciding "
            "that no plan is needed",
            clock.due_on,
            today,
            "section 18(5A)" if clock.rule == "C01" else "section 18(5B)",
        )
    if state is State.LATE and clock.rule == "C02":
        return _reference(
            "Go to the Tribunal: the plan that is needed was not ready in time",
            clock.due_on,
            today,
            "section 18(3)(c)",
        )
    return None


def _about_the_plan(case: Case, today: date) -> list[RightToday]:
    assert case.csp is not None
    prepared_on = case.csp.prepared_on
    return [
        _reference(
            "Ask the Tribunal to look at what the plan says",
            prepared_on,
            today,
            "section 18(3)(d)(i)",
        ),
        RightToday(
            what="Tell us if the help in the plan is not given",
            how="Tell the co-ordinator named in the plan. You can also go to the Tribunal.",
            citation="section 18(3)(d)(ia)",
        ),
        RightToday(
            what="Ask us to look at the plan sooner",
            how="Write, e-mail or phone us and say why. We must answer within 4 weeks.",
            citation="section 10(4)",
        ),
    ]


def _reference(what: str, counted_from: date, today: date, citation: str) -> RightToday:
    safe_day, why = last_safe_day(counted_from)
    return RightToday(
        what=what,
        how=TRIBUNAL + (PASSED if safe_day < today else ""),
        last_day=safe_day,
        why=why,
        citation=citation,
    )


def _while_it_runs(case: Case) -> list[RightToday]:
    if case.decision or not case.proposal:
        return []
    clock = case.clocks.get("C02")
    until = clock.due_on if clock else None
    return [
        RightToday(
            what="Tell us what you think",
            how="Here in Ettle, by letter or by phone. Sooner is better: we decide by this day.",
            last_day=until,
            citation="section 12(2)(b)",
        ),
        RightToday(
            what="Ask for an assessment",
            how="Educational, psychological or medical. We must say yes unless it is unreasonable.",
            citation="section 8",
        ),
    ]


def _always(pupil: Pupil, by: Actor) -> list[RightToday]:
    rights = [
        RightToday(
            what="Bring someone with you, or have someone speak for you",
            how="A friend, a relative or an advocate. Tell us who.",
            citation="section 14",
        )
    ]
    if by.pupil_id != pupil.pk or may_read_casework(by, pupil):
        rights.append(
            RightToday(
                what="Ask for mediation",
                how="Someone on nobody’s side helps us to talk. It is free, and you lose no "
                "other right. Ask us, or Enquire.",
                citation="section 15",
            )
        )
    return rights
