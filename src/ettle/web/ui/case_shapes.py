"""From what casework selectors return to what the shared components are given."""

from collections.abc import Callable

from ettle.cases.selectors import ClockToday, Strip
from ettle.web.ui.shapes import ClockShape, ExtensionShape, Right, StripShape, StripStep


def clock_shape(clock: ClockToday) -> ClockShape:
    """Give a time limit as the clock component draws it."""
    moved = clock.extension
    return ClockShape(
        duty=clock.duty,
        started_on=clock.started_on,
        start_word=clock.start_word,
        due_on=clock.due_on,
        today=clock.today,
        why=clock.why,
        citation=clock.citation,
        citation_url=clock.citation_url,
        notes=clock.notes,
        checked=clock.checked,
        if_missed=clock.if_missed,
        deemed_as=clock.deemed_as,
        adopted=clock.adopted,
        told_wrongly=clock.told_wrongly,
        stopped_on=clock.stopped_on,
        stop_word=clock.stop_word,
        extension=ExtensionShape(
            first_due_on=moved.first_due_on,
            ground=f"{moved.ground} ({moved.meaning})",
            family_told_on=moved.informed_on,
            reason=moved.reason,
        )
        if moved and moved.informed_on
        else None,
    )


def strip_shape(strip: Strip, paper_url: Callable[[str], str]) -> StripShape:
    """Give a strip as its component draws it; ``paper_url`` makes a paper's address of its ref."""
    return StripShape(
        steps=tuple(
            StripStep(
                state=step.state,
                what=step.what,
                when=f"{step.when} (adopted)" if step.adopted else step.when,
                who=step.who,
                paper=step.paper,
                paper_url=paper_url(step.paper_ref) if step.paper_ref else "",
            )
            for step in strip.steps
        ),
        rights=tuple(
            Right(
                what=right.what,
                last_day=right.last_day,
                how=right.how,
                why=right.why,
            )
            for right in strip.rights
        ),
        today=strip.today,
        adopted=strip.adopted,
    )
