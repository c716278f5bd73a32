"""Proposing to establish whether a plan is required, and asking agencies the same day."""

from collections.abc import Iterable

from django.db import transaction

from asl_law.ages import Standing
from asl_law.clocks import rule_on
from asl_law.days import in_words
from asl_law.notices import Event, NoticeOwed, Party, notices_owed
from asl_law.time_limits import Clock
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.models import AgencyRequest, CspRequest, Proposal
from ettle.cases.notices import Owed, frame_for, send_letter
from ettle.cases.printings import ChildProposalContext, ProposalContext
from ettle.cases.recipients import (
    Recipient,
    asked_by,
    recipient_pupil,
    recipients_of,
    standing_of,
)
from ettle.cases.services._asking import AgencyAsk, ask
from ettle.people.models import Pupil


@transaction.atomic
def propose_csp(
    *,
    by: Actor,
    request: CspRequest | None = None,
    pupil: Pupil | None = None,
    reason: str = "",
    asks: Iterable[AgencyAsk] = (),
    placing_request: bool = False,
) -> Proposal:
    """Propose to establish whether a plan is required, and ask agencies for help.

    ``pupil`` is given only where the authority begin by themselves. The letters are made
    and put in the outbox; the 16 weeks start on the day the first is *sent*.
    """
    pupil = request.pupil if request else pupil
    assert pupil is not None
    require(may_do_casework(by, pupil), by=by, act="proposal.made")
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    _check_first(by, pupil, request)

    proposal = Proposal.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        request=request,
        reason=reason,
        made_on=by.today,
        made_at=by.at,
    )
    asked = [ask(by=by, proposal=proposal, question=each) for each in asks]
    if not _tell(by, proposal, asked, placing_request=placing_request):
        raise Trouble(
            f"Nobody who must be told of it is known: no parent of {pupil.first_name} is on the "
            "roll. Bring the parent in with the roll first, then propose."
        )

    record(by=by, verb="proposal.made", subject=proposal, asks=len(asked))
    return proposal


@transaction.atomic
def ask_agency(*, by: Actor, proposal: Proposal, question: AgencyAsk) -> AgencyRequest:
    """Ask one more agency for help with a proposal that is already made (section 23)."""
    require(may_do_casework(by, proposal.pupil), by=by, act="agency.asked")
    if hasattr(proposal, "decision"):
        raise Trouble("This has been decided, so there is nothing left to ask about.")

    asked = ask(by=by, proposal=proposal, question=question)

    record(by=by, verb="agency.asked", subject=asked, pupil_id=proposal.pupil_id, about=asked.ref)
    return asked


def _check_first(by: Actor, pupil: Pupil, request: CspRequest | None) -> None:
    if request and by.today < request.received_on:
        raise Trouble(
            f"The request was received on {in_words(request.received_on)}. A proposal cannot be "
            "made before it."
        )
    if request and Proposal.objects.filter(request=request).exists():
        raise Trouble(
            "A proposal was made for this request already. Go back to the page of the child to "
            "see it."
        )
    if Proposal.objects.filter(pupil=pupil, decision__isnull=True).exists():
        raise Trouble(
            f"A proposal for {pupil.first_name} is already waiting for a decision. Decide that "
            "one first."
        )
    if pupil.csps.filter(superseded_on__isnull=True).exists():
        raise Trouble(f"{pupil.first_name} has a plan. Review it instead.")


def _tell(
    by: Actor, proposal: Proposal, asked: list[AgencyRequest], *, placing_request: bool
) -> int:
    """Make a letter for each person who must be told, easy words for a child; count the first."""
    clock = rule_on("C02", by.today).start(by.today)
    pupil, request = proposal.pupil, proposal.request
    told, told_child = 0, False
    for notice in notices_owed(
        Event.PROPOSAL,
        standing=standing_of(pupil, by),
        requested_by=asked_by(request),
        placing_request_in_play=placing_request,
    ):
        told_child = told_child or notice.recipient is not Party.PARENT
        for to in recipients_of(notice.recipient, pupil, by=by, request=request):
            _send_proposal(by, proposal, notice, to, clock, asked, placing_request)
            told += 1
    if standing_of(pupil, by) is not Standing.YOUNG_PERSON and not told_child:
        _send_easy_words(by, proposal, clock, asked)
    return told


def _send_proposal(
    by: Actor,
    proposal: Proposal,
    notice: NoticeOwed,
    to: Recipient,
    clock: Clock,
    asked: list[AgencyRequest],
    placing_request: bool,
) -> None:
    pupil, request = proposal.pupil, proposal.request
    reader_asked = request is not None and (
        to.is_pupil
        if request.asked_by_person_id is None
        else bool(to.person and to.person.pk == request.asked_by_person_id)
    )
    context = ProposalContext(
        frame=frame_for(
            pupil, to, by=by, must_contain=notice.must_contain, checked=clock.rule.is_verified
        ),
        child=pupil.first_name,
        is_about_reader=to.is_pupil,
        reader_asked=reader_asked,
        somebody_asked=request is not None,
        reason=proposal.reason,
        school=str(pupil.school) if pupil.school else "the school",
        due_on=clock.due_on,
        why=clock.explanation,
        if_missed=clock.consequence_sentence,
        agencies=_named(asked),
        placing_request=placing_request,
    )
    owed = Owed.under(
        notice,
        event="proposal",
        letter="L4",
        about_ref=proposal.ref,
        after_sending="cases.proposal_sent",
    )
    send_letter(owed, context, by=by, pupil=pupil, to=to)


def _send_easy_words(
    by: Actor, proposal: Proposal, clock: Clock, asked: list[AgencyRequest]
) -> None:
    pupil = proposal.pupil
    to = recipient_pupil(pupil, by=by)
    context = ChildProposalContext(
        frame=frame_for(pupil, to, by=by, must_contain=(), checked=clock.rule.is_verified),
        child=pupil.first_name,
        school=str(pupil.school) if pupil.school else "the school",
        due_on=clock.due_on,
        agencies=_named(asked),
    )
    owed = Owed(
        event="easy_words",
        letter="L4c",
        about_ref=proposal.ref,
        why="it is about them, and their views are sought",
        citation="asp 2004/4, section 12(2)(b): views; the letter itself is good practice",
    )
    send_letter(owed, context, by=by, pupil=pupil, to=to)


def _named(asked: list[AgencyRequest]) -> tuple[str, ...]:
    return tuple(f"{each.service} at {each.agency}" for each in asked)
