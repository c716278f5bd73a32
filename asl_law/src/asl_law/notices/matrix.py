"""The matrix itself: for each event, who is told, why, with what contents, under what provision."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from asl_law.ages import Standing
from asl_law.citations import Citation, act, csp_regulations, ssi
from asl_law.errors import WrongFacts
from asl_law.notices.parties import Case, Event, NoticeOwed, Party


def _family(case: Case) -> Party:
    """Give the person who stands first: the parent of a child, or the young person."""
    if case.standing.is_child or not case.young_person_has_capacity:
        return Party.PARENT
    return Party.YOUNG_PERSON


def _first(case: Case) -> tuple[Party, str]:
    family = _family(case)
    if family is Party.YOUNG_PERSON:
        return family, "is the young person concerned"
    if case.standing.is_child:
        return family, "is a parent of the child"
    return family, "is a parent of a young person who lacks capacity"


def _section_11_3(case: Case, contents: tuple[str, ...], paragraph: str) -> tuple[NoticeOwed, ...]:
    """List the persons of section 11(3), who are told of a proposal and of its outcome."""
    first, why = _first(case)
    cite = act(f"section 11(2)({paragraph}), 11(3)")
    owed = [NoticeOwed(first, why, contents, cite)]
    # As read, a request under section 6(2), 7(2)(a) or 10(4) by anyone but the managers is enough.
    if case.standing is Standing.CHILD_12_OR_OVER and case.requested_by in (
        Party.PARENT,
        Party.CHILD,
    ):
        why = "is 12 or over, and the proposal arises from a request"
        owed.append(NoticeOwed(Party.CHILD, why, contents, cite, ("LAW-Q12",)))
    if case.requested_by is Party.MANAGERS:
        why = "asked for it under section 7(2)(b)"
        owed.append(NoticeOwed(Party.MANAGERS, why, contents, cite))
    return tuple(owed)


_NOTE_6A = "that they should tell the other authority of it, and about future placing requests"


def _proposal(case: Case) -> tuple[NoticeOwed, ...]:
    return _section_11_3(case, _with_6a(case, ("the proposal",)), "a")


def _outcome(case: Case) -> tuple[NoticeOwed, ...]:
    contents = ("the outcome", "the right to refer it to the Tribunal under section 18(1)")
    return _section_11_3(case, _with_6a(case, contents), "b")


def _with_6a(case: Case, contents: tuple[str, ...]) -> tuple[str, ...]:
    return (*contents, _NOTE_6A) if case.placing_request_in_play else contents


def _section_11_5_a(case: Case, contents: tuple[str, ...], cite: Citation) -> list[NoticeOwed]:
    """List the persons of section 11(5)(a): a child only where the child made the request."""
    first, why = _first(case)
    owed = [NoticeOwed(first, why, contents, cite)]
    if case.requested_by is Party.CHILD:
        why = "is 12 or over and made the request"
        owed.append(NoticeOwed(Party.CHILD, why, contents, cite))
    return owed


def _plan_copy(case: Case) -> tuple[NoticeOwed, ...]:
    owed = _section_11_5_a(case, _with_6a(case, ("the plan",)), act("section 11(5)(a)"))
    providers = NoticeOwed(
        Party.PROVIDERS,
        "provides support in the plan, or is otherwise concerned",
        ("the matters in the plan that concern them, and no more",),
        act("section 11(5)(e)"),
    )
    return (*owed, providers)


def _delay(case: Case) -> tuple[NoticeOwed, ...]:
    contents = ("the reason", "the new date")
    return tuple(_section_11_5_a(case, contents, csp_regulations("regulation 7(2)")))


def _requester(case: Case) -> Party:
    if case.requested_by is None:
        raise WrongFacts("say who made the request: that person is the one who is told.")
    return case.requested_by


def _of_the_family(case: Case, what: str) -> Party:
    """Give who made the request, where the managers of a school could not have made it."""
    asked = _requester(case)
    if asked is Party.MANAGERS:
        raise WrongFacts(f"the managers of a school ask under section 7(2)(b) only, so not {what}.")
    return asked


def _answer_delay(case: Case) -> tuple[NoticeOwed, ...]:
    asked = _of_the_family(case, "with an answer that is due")
    cite = csp_regulations("regulation 4A")
    return (NoticeOwed(asked, "made the request", ("the new date",), cite, ("LAW-Q28",)),)


def _refusal(case: Case) -> tuple[NoticeOwed, ...]:
    asked = _requester(case)
    contents = ["the reasons"]
    if asked is not Party.MANAGERS:  # the managers of a school have none of these ways
        contents += ["mediation", "dispute resolution"]
        if case.tribunal_may_hear_it:
            contents.append("the right to refer the refusal to the Tribunal")
    cite = act("section 28(2)")
    return (NoticeOwed(asked, "made the request", tuple(contents), cite),)


def _needs_outcome(case: Case) -> tuple[NoticeOwed, ...]:
    asked = _of_the_family(case, "about additional support needs")
    cite = act("section 6(4)")
    contents = ("the additional support needs",)
    owed = [NoticeOwed(asked, "made the request", contents, cite)]
    if asked is Party.CHILD:
        owed.append(NoticeOwed(Party.PARENT, "is a parent of the child who asked", contents, cite))
    return tuple(owed)


def _child_of_12(case: Case) -> None:
    if case.standing is not Standing.CHILD_12_OR_OVER:
        raise WrongFacts(f"section 3A is about a child of 12 or over, not a {case.standing.value}.")


def _capacity_intention(case: Case) -> tuple[NoticeOwed, ...]:
    _child_of_12(case)
    contents = ("that the authority intend to assess capacity and wellbeing",)
    why = "is a parent of the child"
    return (NoticeOwed(Party.PARENT, why, contents, act("section 3A(6)")),)


def _capacity_result(case: Case) -> tuple[NoticeOwed, ...]:
    _child_of_12(case)
    contents = ("the result on capacity", "the result on wellbeing")
    cite = act("section 3A(6)")
    return (
        NoticeOwed(Party.PARENT, "is a parent of the child", contents, cite),
        NoticeOwed(Party.CHILD, "gave notice of wishing to act", contents, cite),
    )


def _agency_request(case: Case) -> tuple[NoticeOwed, ...]:
    contents = ("the help that is asked for", "the day on which it is asked for")
    why = "is asked for help with its own functions"
    return (NoticeOwed(Party.AGENCY, why, contents, act("section 23(1)")),)


def _agency_delay(case: Case) -> tuple[NoticeOwed, ...]:
    cite = ssi("2005/264", "regulation 3")
    contents = ("the reason", "the new date")
    return (NoticeOwed(Party.AUTHORITY, "asked for the help", contents, cite, ("LAW-Q27",)),)


def _transfer(case: Case) -> tuple[NoticeOwed, ...]:
    contents = (
        "the transfer of the plan",
        "that the new authority are responsible for it",
        "where the plan is kept",
        "the co-ordinator",
        "the officer for advice and information",
    )
    first, why = _first(case)  # a child of 12 or over is not named: the regulations were not moved
    cite = csp_regulations("regulations 9 and 9A")
    return (
        NoticeOwed(first, why, contents, cite),
        NoticeOwed(Party.PROVIDERS, "provides support in the plan", contents, cite),
    )


def _discontinued(case: Case) -> tuple[NoticeOwed, ...]:
    first, why = _first(case)
    cite = csp_regulations("regulation 11(9)")
    contents = ("the day on which the plan is discontinued",)
    return (
        NoticeOwed(first, why, contents, cite),
        NoticeOwed(Party.PROVIDERS, "provides support in the plan", contents, cite),
    )


RULES: Mapping[Event, Callable[[Case], tuple[NoticeOwed, ...]]] = MappingProxyType(
    {
        Event.PROPOSAL: _proposal,
        Event.OUTCOME: _outcome,
        Event.PLAN_COPY: _plan_copy,
        Event.DELAY: _delay,
        Event.ANSWER_DELAY: _answer_delay,
        Event.REFUSAL: _refusal,
        Event.NEEDS_OUTCOME: _needs_outcome,
        Event.CAPACITY_INTENTION: _capacity_intention,
        Event.CAPACITY_RESULT: _capacity_result,
        Event.AGENCY_REQUEST: _agency_request,
        Event.AGENCY_DELAY: _agency_delay,
        Event.TRANSFER: _transfer,
        Event.DISCONTINUED: _discontinued,
    }
)
