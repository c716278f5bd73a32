"""What is open while an appeal committee or the sheriff has a refused school, and afterwards."""

from datetime import date

from asl_law.citations import act
from asl_law.clocks.committees import SHERIFF, SHERIFF_APPEAL
from asl_law.timeline.case import Case
from asl_law.timeline.fold.committees import decision_of_committee, silent_since
from asl_law.timeline.open_ways import Act
from asl_law.timeline.safe import two_months

_OVERLAP = act("section 18(3)(f)")
_OVER_TO_TRIBUNAL = (
    "pass the reference about the school on to the Tribunal, because section 18(4) now applies; "
    "the family are told to notify the authority of that school (regulation 6A)"
)


def after_committee(case: Case) -> list[Act]:
    """Give what each open reference to a committee, or appeal to the sheriff, leads to."""
    opened = case.opens_the_tribunal
    acts = []
    for school, appeal in case.appeals.items():
        decided = appeal.confirmed_on or silent_since(case, school, case.on)
        of = f": {school}" if school else ""
        if opened and (appeal.with_sheriff or appeal.confirmed_on is None):
            acts.append(Act("pass on", f"{_OVER_TO_TRIBUNAL}{of}", SHERIFF))
        if decided is not None and not appeal.with_sheriff:
            silent = appeal.confirmed_on is None
            way = _refer if opened else _to_the_sheriff
            acts.append(way(school, decided, case.on, ("LAW-Q38",) if silent else ()))
    return acts


def _refer(school: str, decided: date, on: date, questions: tuple[str, ...]) -> Act:
    """Give the reference of section 18(3)(f); which overlap it means was not confirmed."""
    words = f"refer to the Tribunal: {decision_of_committee(school)}"
    by = two_months(decided, on, cautious=True)
    return Act("refer", words, _OVERLAP, by, True, (*questions, "LAW-Q6", "LAW-Q45"))


def _to_the_sheriff(school: str, decided: date, on: date, questions: tuple[str, ...]) -> Act:
    by: date | None = SHERIFF_APPEAL.last_day(decided)
    words = f"appeal to the sheriff: {decision_of_committee(school)}"
    if by is not None and by < on:
        by = None
    return Act("appeal to the sheriff", words, SHERIFF, by, True, (*questions, "LAW-Q43"))
