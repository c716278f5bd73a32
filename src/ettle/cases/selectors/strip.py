"""The strip: what was done, what happens now, what comes next, for family and officer alike."""

from collections.abc import Sequence

from ettle.access import Actor
from ettle.cases.adopting.said import adopted_words_of
from ettle.cases.selectors._step import Papers
from ettle.cases.selectors._steps_of_plan import steps_of_plan
from ettle.cases.selectors._steps_towards import steps_towards
from ettle.cases.selectors.papers import papers_for
from ettle.cases.selectors.rights import rights_in
from ettle.cases.shapes import Paper, Strip
from ettle.cases.standing import Case, case_of
from ettle.people.models import Pupil


def strip_for(pupil: Pupil, *, by: Actor) -> Strip | None:
    """Say which plan, what happened, what happens next, by when and who; None for a stranger.

    Each step carries the paper that this reader has of it, and no other's.
    """
    case = case_of(pupil, by=by)
    return strip_of(case, pupil, papers_for(pupil, by=by), by=by) if case else None


def strip_of(case: Case, pupil: Pupil, found: Sequence[Paper], *, by: Actor) -> Strip:
    """Tell the case that this person may read, with the papers found that they have."""
    papers: Papers = {(paper.about_ref, paper.letter): paper for paper in reversed(found)}
    steps = [*steps_towards(pupil, case, papers, by=by), *steps_of_plan(pupil, case, papers)]
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
