"""What follows a sending: the law counts from the day sent (regulation 6), so this runs with it.

Where several people must be told, a period starts on the earliest day that one was sent,
and a duty is met on the latest (LAW-Q40): both are the cautious reading for the authority.
"""

from datetime import date

from django.db.models import Max

from ettle.access import Actor
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.clocks import start_clock
from ettle.cases.models import (
    AgencyRequest,
    CspDecision,
    CspRequest,
    IssuedPlan,
    Proposal,
    StatutoryClock,
)
from ettle.outbox.models import Message
from ettle.outbox.registry import after_sending


@after_sending("cases.proposal_sent")
def proposal_sent(*, by: Actor, message: Message) -> None:
    """Start the 16 weeks on the first day sent; stop the 8 weeks once whoever asked is told."""
    proposal = Proposal.objects.select_related("pupil", "request").get(ref=message.about_ref)
    on = _day(message)
    if proposal.sent_on is None:
        proposal.sent_on = on
        proposal.save(update_fields=["sent_on"])
        start_clock("C02", on, pupil=proposal.pupil, proposal=proposal)
    request = proposal.request
    if request and _is_to_requester(message, request):
        stop_clocks(by, on, rule="C01", request=request)
    record(by=by, verb="proposal.sent", subject=proposal, sent_on=on)


@after_sending("cases.agency_request_sent")
def agency_request_sent(*, by: Actor, message: Message) -> None:
    """Start the 10 weeks on the day the request was made; a link sent again changes nothing."""
    asked = AgencyRequest.objects.select_related("proposal__pupil").get(ref=message.about_ref)
    if asked.made_on is not None:
        return
    asked.made_on = _day(message)
    asked.save(update_fields=["made_on"])
    start_clock("C10", asked.made_on, pupil=asked.proposal.pupil, agency_request=asked)
    record(
        by=by,
        verb="agency_request.sent",
        subject=asked,
        pupil_id=asked.proposal.pupil_id,
        sent_on=asked.made_on,
    )


@after_sending("cases.decision_sent")
def decision_sent(*, by: Actor, message: Message) -> None:
    """Stop the 16 weeks once everyone has been told that no plan is required."""
    decision = CspDecision.objects.select_related("proposal").get(ref=message.about_ref)
    on = all_sent_on(message)
    if on:
        decision.sent_on = on
        decision.save(update_fields=["sent_on"])
        stop_clocks(by, on, rule="C02", proposal=decision.proposal)
    record(
        by=by,
        verb="decision.sent",
        subject=decision,
        pupil_id=decision.proposal.pupil_id,
        sent_on=_day(message),
    )


@after_sending("cases.plan_copy_sent")
def plan_copy_sent(*, by: Actor, message: Message) -> None:
    """Stop the 16 weeks once every copy that section 11(5)(a) owes has been sent."""
    issued = IssuedPlan.objects.select_related("csp", "decision__proposal").get(
        csp__ref=message.about_ref
    )
    on = all_sent_on(message)
    if on:
        issued.sent_on = on
        issued.save(update_fields=["sent_on"])
        stop_clocks(by, on, rule="C02", proposal=issued.decision.proposal)
    record(by=by, verb="plan_copy.sent", subject=issued.csp, sent_on=_day(message))


def all_sent_on(message: Message) -> date | None:
    """Give the last day on which messages of this kind were sent, once none is waiting."""
    same = Message.objects.filter(
        about_ref=message.about_ref,
        after_sending=message.after_sending,
        withdrawn_at__isnull=True,
    )
    if same.filter(sent_on__isnull=True).exists():
        return None
    last: date | None = same.aggregate(last=Max("sent_on"))["last"]
    return last


def stop_clocks(by: Actor, on: date, *, rule: str, **about: object) -> None:
    """Record the day on which a duty was met, once."""
    for clock in StatutoryClock.objects.filter(rule=rule, stopped_on__isnull=True, **about):
        clock.stopped_on = on
        clock.save(update_fields=["stopped_on"])
        record(by=by, verb="clock.stopped", subject=clock, rule=rule, on=on)


def _is_to_requester(message: Message, request: CspRequest) -> bool:
    if request.asked_by_person_id:
        return message.to_person_id == request.asked_by_person_id
    return bool(message.notice.to_pupil)


def _day(message: Message) -> date:
    assert message.sent_on is not None
    return message.sent_on
