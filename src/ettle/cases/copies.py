"""Who gets a plan that is given: the notice matrix worked out for the people of one case."""

from dataclasses import dataclass, replace

from asl_law.notices import Event, NoticeOwed, Party, notices_owed
from ettle.access import Actor
from ettle.cases.models import AgencyRequest, CspDecision
from ettle.cases.printings import SupportSaid
from ettle.cases.recipients import Recipient, asked_by, recipients_of, standing_of
from ettle.people.models import Membership, School
from ettle.plans.printings import CspContext


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyCopy:
    """What one person of the family is owed: word of the outcome, a copy of the plan, or both."""

    to: Recipient
    outcome: NoticeOwed | None = None
    copy: NoticeOwed | None = None

    @property
    def must_contain(self) -> tuple[str, ...]:
        """List what the law says the letter must contain, each once."""
        owed = [each for each in (self.outcome, self.copy) if each]
        return tuple(dict.fromkeys(words for each in owed for words in each.must_contain))


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A school or an agency that provides support in the plan (section 11(5)(e))."""

    to: Recipient
    reader: str
    organisation: str
    owed: NoticeOwed
    is_school: bool


def family_copies(decision: CspDecision, *, by: Actor) -> list[FamilyCopy]:
    """List each person of the family who is owed something, and what."""
    found: dict[str, FamilyCopy] = {}
    for event in (Event.OUTCOME, Event.PLAN_COPY):
        for owed in _owed(decision, event, by):
            if owed.recipient is Party.PROVIDERS:
                continue
            for to in _people(decision, owed, by):
                known = found.get(to.label, FamilyCopy(to=to))
                found[to.label] = (
                    replace(known, outcome=owed)
                    if event is Event.OUTCOME
                    else replace(known, copy=owed)
                )
    return list(found.values())


def _owed(decision: CspDecision, event: Event, by: Actor) -> tuple[NoticeOwed, ...]:
    proposal = decision.proposal
    return notices_owed(
        event,
        standing=standing_of(proposal.pupil, by),
        requested_by=asked_by(proposal.request),
        placing_request_in_play=True,  # the note goes to everyone: nobody knows what is pending
    )


def _people(decision: CspDecision, owed: NoticeOwed, by: Actor) -> list[Recipient]:
    proposal = decision.proposal
    return recipients_of(owed.recipient, proposal.pupil, by=by, request=proposal.request)


def providers(decision: CspDecision, school: School, *, by: Actor) -> list[Provider]:
    """List the school and the agencies asked; whether each has a part, the plan says."""
    owed = next(
        each for each in _owed(decision, Event.PLAN_COPY, by) if each.recipient is Party.PROVIDERS
    )
    return providers_owed(owed, decision, school, by=by)


def providers_owed(
    owed: NoticeOwed, decision: CspDecision | None, school: School, *, by: Actor
) -> list[Provider]:
    """List the school, and the agencies that were asked when a plan was first decided on."""
    asked = AgencyRequest.objects.none()
    if decision:
        asked = AgencyRequest.objects.filter(proposal=decision.proposal).select_related("agency")
    return [
        _school(school, owed, by),
        *(_agency(each, owed) for each in asked.order_by("pk")),
    ]


def _school(school: School, owed: NoticeOwed, by: Actor) -> Provider:
    head = (
        Membership.objects.filter(school=school, role="headteacher", from_on__lte=by.today)
        .exclude(until_on__lt=by.today)
        .select_related("person", "account")
        .first()
    )
    name = head.person.name if head and head.person else "The headteacher"
    return Provider(
        to=Recipient(
            name=name,
            label=f"{name}, {school}",
            channel="email" if head else "by_hand",
            address=head.account.email if head else "",
            language="",
            person=head.person if head else None,
        ),
        reader=str(school),
        organisation=school.name,
        owed=owed,
        is_school=True,
    )


def _agency(asked: AgencyRequest, owed: NoticeOwed) -> Provider:
    return Provider(
        to=Recipient(
            name=asked.named_person,
            label=f"{asked.named_person}, {asked.named_role}, {asked.agency}",
            channel="post",
            address=f"{asked.service}\n{asked.agency}",
            language="",
        ),
        reader=f"{asked.service}, {asked.agency}",
        organisation=asked.agency.name,
        owed=owed,
        is_school=False,
    )


def parts_for(
    provider: Provider, context: CspContext, others: list[str]
) -> tuple[SupportSaid, ...]:
    """List the matters in a plan that concern one provider, and no more.

    An agency's are those that name it; a school's are those that somebody of no agency gives.
    """
    return tuple(
        SupportSaid(
            objective=objective.words,
            support=support.what,
            amount=". ".join(
                part for part in (support.how_often, support.how_long, support.where) if part
            ),
        )
        for objective in context.objectives
        for support in objective.supports
        if _concerns(provider, support.persons, others)
    )


def _concerns(provider: Provider, persons: tuple[str, ...], agencies: list[str]) -> bool:
    if provider.is_school:
        return any(not any(agency in person for agency in agencies) for person in persons)
    return any(provider.organisation in person for person in persons)
