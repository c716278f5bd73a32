"""The steps of a plan that is decided on: given, lived with, and looked at again."""

from asl_law.clocks import rule_on
from asl_law.days import in_words
from ettle.cases.selectors._step import Papers, step_of
from ettle.cases.shapes import Step
from ettle.cases.standing import Case
from ettle.people.models import Pupil


def steps_of_plan(pupil: Pupil, case: Case, papers: Papers) -> list[Step]:
    """Tell the steps of the plan itself: that it comes, is given, and is looked at again."""
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
        step_of(
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
            step_of(
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
            step_of(
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
