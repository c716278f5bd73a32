"""Who must be told what: the notice matrix, event by event, with what each notice must contain.

Withholding an address, or a notice, from one parent for safety is a person's decision and not
here. Where a young person lacks capacity, the parent stands in for them.
"""

from asl_law.ages import Standing
from asl_law.errors import UnknownName, WrongFacts
from asl_law.notices.matrix import RULES
from asl_law.notices.parties import Case, Event, NoticeOwed, Party


def notices_owed(
    event: Event | str,
    *,
    standing: Standing,
    requested_by: Party | None = None,
    young_person_has_capacity: bool = True,
    tribunal_may_hear_it: bool = True,
    placing_request_in_play: bool = False,
) -> tuple[NoticeOwed, ...]:
    """List the notices that an event makes owed, in the order of the matrix.

    ``requested_by`` is who asked for the thing, or ``None`` where the authority began it.
    ``tribunal_may_hear_it`` is for a refusal: true for section 6(2)(b) and 10(4) requests.

    >>> [n.recipient.value for n in notices_owed("proposal", standing=Standing.CHILD_UNDER_12)]
    ['parent']
    """
    case = Case(
        standing=standing,
        requested_by=requested_by,
        young_person_has_capacity=young_person_has_capacity,
        tribunal_may_hear_it=tribunal_may_hear_it,
        placing_request_in_play=placing_request_in_play,
    )
    _check(case)
    try:
        rule = RULES[Event(event)]
    except ValueError:
        known = ", ".join(Event)
        raise UnknownName(f"{event!r} is not an event with notices; they are {known}.") from None
    return rule(case)


def _check(case: Case) -> None:
    asked = case.requested_by
    if case.standing is Standing.NO_LONGER_A_PUPIL:
        raise WrongFacts("notices under the Act are about a pupil, and this person is not one.")
    if asked is Party.CHILD and case.standing is not Standing.CHILD_12_OR_OVER:
        raise WrongFacts(f"a {case.standing.value} does not ask as a child of 12 or over.")
    if asked is Party.YOUNG_PERSON and case.standing is not Standing.YOUNG_PERSON:
        raise WrongFacts(f"a {case.standing.value} does not ask as a young person.")
    if asked not in (None, Party.PARENT, Party.CHILD, Party.YOUNG_PERSON, Party.MANAGERS):
        raise WrongFacts(f"{asked} does not make requests under the Act.")


__all__ = ["Case", "Event", "NoticeOwed", "Party", "notices_owed"]
