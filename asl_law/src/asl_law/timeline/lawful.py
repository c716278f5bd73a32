"""What may lawfully be done in a case on a day. Days to the Tribunal err on the safe side."""

from datetime import date, timedelta
from functools import lru_cache

from asl_law.citations import act, csp_regulations, ssi
from asl_law.days import in_words
from asl_law.decisions import Stage
from asl_law.time_limits import Clock, Nature, State, TimeLimit
from asl_law.timeline.after_committee import after_committee
from asl_law.timeline.case import Case, Key
from asl_law.timeline.open_ways import (
    SUPPOSED_REFUSALS,
    Act,
    after_a_plan,
    other_ways,
    refer_supposed_refusal,
    rights_and_bars,
)
from asl_law.timeline.safe import two_months

_ONE_DAY = timedelta(days=1)
_RULE_14 = ssi("2017/366", "rule 14")
_RULE_29 = ssi("2017/366", "rule 29")
_ASK_FOR_TIME = "ask the Tribunal to extend the time, in exceptional circumstances, for"
_STEPS = {
    Stage.PROPOSED: Act(
        "propose",
        "send a proposal to establish whether a plan is required",
        act("section 11(2)(a)"),
    ),
    Stage.REFUSED: Act(
        "refuse", "refuse the request as unreasonable, with reasons", act("section 28(2)")
    ),
    Stage.NOT_REQUIRED: Act(
        "decide", "decide that no plan is required, with reasons", act("section 11(2)(b)")
    ),
    Stage.REQUIRED: Act("decide", "decide that a plan is required", act("section 9(1)")),
    Stage.PLAN_GIVEN: Act("give", "give copies of the plan", act("section 11(5)(a)")),
}
_EARLY_REVIEW = Act(
    "review early",
    "review the plan early, but only on request or for a significant change",
    act("section 10(3)"),
)
_CAPACITY = act("section 18(3)(ea), (eb)")
_DISCONTINUE = csp_regulations("regulation 11(2)")
_REFERABLE = frozenset({"C01", "C02", "C03", "C04", "C05", "C06"})
_FAILURES = {
    "C02": act("section 18(3)(c)"),
    "C03": act("section 18(3)(d)(ii)"),
    "C04": act("section 18(3)(d)(iii)"),
    "C06": act("section 18(3)(d)(iii)"),
}


def may_now(case: Case, states: dict[Key, State]) -> tuple[Act, ...]:
    """List what may be done: next steps, extensions, reviews, references, discontinuance."""
    begun = case.course.stage is not None or not case.has_plan
    acts = [_STEPS[stage] for stage in case.course.may_become() if stage in _STEPS and begun]
    if case.has_plan:
        acts.append(_EARLY_REVIEW)
    for key, clock in case.clocks.items():
        acts += _about_clock(case, clock, key[1], states[key])
    if case.safe_from:
        acts += _refer_capacity(case)
    if not case.has_plan:
        acts += after_a_plan(case, states)
    if case.appeals:
        acts += after_committee(case)
    if case.mediations or case.waiting:
        acts += other_ways(case)
    if case.discontinuance_on is not None and case.has_plan:
        acts += _discontinue(case)
    acts.sort(key=_in_order)
    return tuple(acts)


def _in_order(each: Act) -> tuple[str, date, str]:
    return each.name, each.by or date.max, each.words


def _about_clock(case: Case, clock: Clock, about: str, state: State) -> list[Act]:
    if clock.rule.id == "C19":
        return _refer_decision(clock, about, state)
    if clock.rule.nature is not Nature.DUTY:
        return rights_and_bars(clock, about, state)
    if state is State.RUNNING or state is State.EXTENDED:
        return _extend(clock)
    if state is State.DEEMED and clock.rule.id in SUPPOSED_REFUSALS:
        return refer_supposed_refusal(case, clock, about)
    if (state is State.LATE or state is State.DEEMED) and clock.rule.id in _REFERABLE:
        return _refer_miss(case, clock, state)
    return []


def _extend(clock: Clock) -> list[Act]:
    if not clock.rule.grounds or clock.cap_on is None or clock.due_on >= clock.cap_on:
        return []
    words = _extend_words(clock.rule, clock.cap_on)
    return [Act("extend", words, clock.rule.citation, clock.due_on)]


@lru_cache(maxsize=4096)
def _extend_words(rule: TimeLimit, cap_on: date) -> str:
    return (
        f"extend {rule.id} under {', '.join(rule.ground_numbers)}, to {in_words(cap_on)} at most, "
        f"if notice of {rule.tell_of_delay} is sent in time"
    )


def _refer_decision(clock: Clock, about: str, state: State) -> list[Act]:
    if state is not State.RUNNING:
        return []
    return [Act("refer", f"refer to the Tribunal: {about}", _RULE_14, clock.due_on)]


def _refer_miss(case: Case, clock: Clock, state: State) -> list[Act]:
    """Give the reference that a missed limit opens; a safe day is shown while it is still ahead."""
    if state is State.DEEMED:
        words = f"refer to the Tribunal what the law supposes because {clock.rule.id} was missed"
        by = two_months(clock.due_on, case.on, cautious=True)
        return [Act("refer", words, _RULE_14, by, True, ("LAW-Q6",))]
    if clock.rule.id not in _FAILURES:
        return []
    cite = _FAILURES[clock.rule.id]
    words = f"refer to the Tribunal the failure under {cite.provision}"
    by = two_months(clock.due_on + _ONE_DAY, case.on, cautious=False)
    if by is not None and by < case.on:
        return [Act("ask for more time", f"{_ASK_FOR_TIME} {cite.provision}", _RULE_29)]
    return [Act("refer", words, cite, by)]


def _refer_capacity(case: Case) -> list[Act]:
    """Give the references about capacity and wellbeing; from when they run is not confirmed."""
    return [
        Act("refer", f"refer to the Tribunal: {about}", _CAPACITY, by, True, ("LAW-Q6",))
        for about, day in case.safe_from.items()
        for by in (two_months(day, case.on, cautious=True),)
    ]


def _discontinue(case: Case) -> list[Act]:
    cite = _DISCONTINUE
    if case.is_referred:
        return [Act("wait", "wait for the Tribunal before the plan is discontinued", cite)]
    waiting = case.clocks.get(("C21", ""))
    if waiting is None:  # before the Chamber, or beyond the known bank holidays
        return []
    first = waiting.due_on + _ONE_DAY
    if case.on < first:
        return [Act("wait", f"wait until {in_words(first)} to discontinue the plan", cite)]
    return [Act("discontinue", "discontinue the plan and keep it for five years", cite)]


__all__ = ["Act", "may_now"]
