"""Adopting a case half-way: entered once, with the days on which things happened."""

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.adopting import AskedThen, CaseThen, foreseen
from ettle.cases.adopting.checking import check_then
from ettle.cases.clocks import LAW_VERSION
from ettle.cases.models import AgencyAnswer, AgencyRequest, CspDecision, CspRequest, Proposal
from ettle.cases.services._adopted import Where, keep_adoption, moment_of, start_adopted
from ettle.people.models import Agency, Parentage, Pupil
from ettle.plans.models import Adoption

NOT_KEPT = "Adopted: the reasons were recorded before Ettle."


@transaction.atomic
def adopt_case(
    *,
    by: Actor,
    pupil: Pupil,
    then: CaseThen,
    source: str,
    batch_ref: str = "",
    corrects: Adoption | None = None,
) -> Adoption:
    """Adopt a case that began before Ettle, with every clock as the law counts it.

    Nothing is sent and no letter is made. A limit that was missed is shown as missed; a new
    date that the law does not allow is kept with what is wrong with it, and the first stands.

    Raises:
        StaleEdit: where the case was adopted already.
        Trouble: for what cannot have happened, or a case that is in Ettle already.
    """
    require(may_do_casework(by, pupil), by=by, act="case.adopted")
    check_then(then, pupil, today=by.today)
    clocks = foreseen(then, today=by.today)
    where = Where(source=source, batch_ref=batch_ref, corrects=corrects)
    adoption = keep_adoption(by, pupil, then, where)
    _check_not_here(pupil)

    request = _request(by, adoption, then)
    proposal = _proposal(by, adoption, then, request)
    asked = [_asked(by, adoption, proposal, each) for each in then.asked] if proposal else []
    if proposal and then.decided_on:
        _decision(by, adoption, then, proposal)
    start_adopted(by, adoption, clocks, {"request": request, "proposal": proposal, "asked": asked})

    record(by=by, verb="case.adopted", subject=adoption, clocks=len(clocks))
    return adoption


def _check_not_here(pupil: Pupil) -> None:
    name = pupil.first_name
    if pupil.csps.filter(superseded_on__isnull=True).exists():
        raise Trouble(f"{name} has a plan in Ettle, so there is no request to adopt.")
    if pupil.proposals.filter(decision__isnull=True).exists():
        raise Trouble(f"A proposal for {name} is in Ettle already and waits for a decision.")
    if pupil.csp_requests.filter(proposal__isnull=True).exists():
        raise Trouble(f"A request for {name} is in Ettle already. Go on from there.")


def _request(by: Actor, adoption: Adoption, then: CaseThen) -> CspRequest | None:
    if then.received_on is None:
        return None
    parentage = Parentage.objects.filter(
        pupil_id=adoption.pupil_id, person__ref=then.asked_by_person
    ).first()
    if then.asked_by == "parent" and parentage is None:
        raise Trouble("That parent is not on the roll for this child.", field="asked_by_person")
    return CspRequest.objects.create(
        authority_id=adoption.authority_id,
        pupil_id=adoption.pupil_id,
        asked_by=then.asked_by,
        asked_by_person=parentage.person if parentage and then.asked_by == "parent" else None,
        form=then.form,
        reasons=then.reasons,
        received_on=then.received_on,
        recorded_at=by.at,
        adoption=adoption,
    )


def _proposal(
    by: Actor, adoption: Adoption, then: CaseThen, request: CspRequest | None
) -> Proposal | None:
    if then.proposal_sent_on is None:
        return None
    return Proposal.objects.create(
        authority_id=adoption.authority_id,
        pupil_id=adoption.pupil_id,
        request=request,
        made_on=then.proposal_sent_on,
        made_at=by.at,
        sent_on=then.proposal_sent_on,
        adoption=adoption,
    )


def _asked(by: Actor, adoption: Adoption, proposal: Proposal, then: AskedThen) -> AgencyRequest:
    agency = Agency.objects.filter(authority_id=adoption.authority_id, ref=then.agency).first()
    if agency is None:
        raise Trouble("That agency is not one that this council knows. Choose it from the list.")
    asked = AgencyRequest.objects.create(
        authority_id=adoption.authority_id,
        proposal=proposal,
        agency=agency,
        service=then.service,
        named_person=then.named_person,
        named_role=then.named_role,
        named_email=then.named_email,
        question=then.question or "Asked before Ettle; the question is in the paper file.",
        asked_at=moment_of(then.made_on),
        made_on=then.made_on,
        adoption=adoption,
    )
    if then.answered_on:
        AgencyAnswer.objects.create(
            authority_id=adoption.authority_id,
            agency_request=asked,
            summary=then.answer or "Answered before Ettle; the answer is in the paper file.",
            saved_at=by.at,
            sent_at=moment_of(then.answered_on),
            sent_on=then.answered_on,
        )
    return asked


def _decision(by: Actor, adoption: Adoption, then: CaseThen, proposal: Proposal) -> None:
    CspDecision.objects.create(
        authority_id=adoption.authority_id,
        proposal=proposal,
        required=bool(then.required),
        findings={},
        limbs={},
        best_interests=NOT_KEPT,
        views_considered=then.decision_reasons or NOT_KEPT,
        decided_on=then.decided_on,
        recorded_at=by.at,
        sent_on=then.decision_sent_on,
        law_version=LAW_VERSION,
        adoption=adoption,
    )
