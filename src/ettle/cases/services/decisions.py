"""Deciding whether a plan is required: the four-limb test, with an officer's reason for each."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from asl_law.csp_test import Outcome
from asl_law.notices import Event, NoticeOwed, notices_owed
from ettle.access import Actor, StaleEdit, Trouble, require, require_version
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.clocks import LAW_VERSION
from ettle.cases.four_limbs import settled, tested
from ettle.cases.models import CspDecision, Proposal
from ettle.cases.notices import Owed, frame_for, send_letter
from ettle.cases.printings import LimbSaid, NotRequiredContext
from ettle.cases.recipients import Recipient, asked_by, recipients_of, standing_of
from ettle.cases.tribunal import last_safe_day

LIMB_NAMES = {
    "a": "Are we responsible for the child’s education?",
    "b": "Do the needs come from something that makes learning much harder?",
    "c": "Are the needs likely to last for more than a year?",
    "d": "Is a lot of support needed from education, and from somewhere else as well?",
}
ANSWERS = {True: "Yes", False: "No", None: "The law is not settled"}


@transaction.atomic
def decide_csp(
    *,
    by: Actor,
    proposal: Proposal,
    findings: Mapping[str, Any],
    reasons: Mapping[str, str],
    best_interests: str,
    views_considered: str,
    required: bool | None = None,
    instead: str = "",
    expected_version: int | None = None,
    placing_request: bool = False,
) -> CspDecision:
    """Record the test, limb by limb, and the authority's decision on a proposal.

    ``required`` is asked for only where the law is unsettled; otherwise it must agree with
    the four answers. Where no plan is required, each person of section 11(3) is written to.
    A decision that the law supposed earlier stays a fact beside this one.
    """
    require(may_do_casework(by, proposal.pupil), by=by, act="csp.decided")
    proposal = _undecided(proposal, expected_version)
    outcome = tested(findings)
    _check_words(reasons, best_interests, views_considered)
    is_required = settled(outcome, required)
    if not is_required and not instead.strip():
        raise Trouble("Say what support the child will have instead of a plan.", field="instead")

    decision = CspDecision.objects.create(
        authority_id=proposal.authority_id,
        proposal=proposal,
        required=is_required,
        findings=dict(findings),
        limbs=_limbs(outcome, reasons),
        best_interests=best_interests,
        views_considered=views_considered,
        instead=instead,
        decided_by_id=by.person_id,
        decided_on=by.today,
        recorded_at=by.at,
        law_version=LAW_VERSION,
    )
    proposal.version += 1
    proposal.save(update_fields=["version"])
    if not is_required:
        _tell(by, decision, placing_request=placing_request)

    about = {"pupil_id": proposal.pupil_id, "required": is_required}
    record(by=by, verb="csp.decided", subject=decision, **about)
    return decision


def _undecided(proposal: Proposal, expected_version: int | None) -> Proposal:
    """Take the row of a proposal that was sent, and on which nothing was decided yet."""
    rows = Proposal.objects.select_for_update(of=("self",))
    proposal = rows.select_related("pupil__authority", "request").get(pk=proposal.pk)
    require_version(proposal, expected_version)
    if CspDecision.objects.filter(proposal=proposal).exists():
        raise StaleEdit(proposal, expected_version or 0)
    if proposal.sent_on is None:
        raise Trouble(
            "The proposal has not been sent to anybody yet. Send it first: the law asks that "
            "the family is told before you go on."
        )
    return proposal


def _check_words(reasons: Mapping[str, str], best_interests: str, views: str) -> None:
    for limb in "abcd":
        if not reasons.get(limb, "").strip():
            raise Trouble(
                f"Give your reason for limb ({limb}). A decision without it cannot be explained "
                "to the family.",
                field=f"reason_{limb}",
            )
    if not best_interests.strip():
        raise Trouble("Say what is best for the child, and why.", field="best_interests")
    if not views.strip():
        raise Trouble(
            "Say whose views you considered, and what you made of them.",
            field="views_considered",
        )


def _limbs(outcome: Outcome, reasons: Mapping[str, str]) -> dict[str, Any]:
    return {
        limb: {
            "met": found.met,
            "finding": found.reason,
            "provision": found.provision,
            "reason": reasons[limb],
        }
        for limb, found in outcome.limbs.items()
    }


def _tell(by: Actor, decision: CspDecision, *, placing_request: bool) -> None:
    proposal = decision.proposal
    for notice in notices_owed(
        Event.OUTCOME,
        standing=standing_of(proposal.pupil, by),
        requested_by=asked_by(proposal.request),
        placing_request_in_play=placing_request,
    ):
        for to in recipients_of(notice.recipient, proposal.pupil, by=by, request=proposal.request):
            _send(by, decision, notice, to, placing_request)


def _send(
    by: Actor, decision: CspDecision, notice: NoticeOwed, to: Recipient, placing_request: bool
) -> None:
    pupil = decision.proposal.pupil
    safe_day, safe_day_why = last_safe_day(by.today)
    frame = frame_for(pupil, to, by=by, must_contain=notice.must_contain)
    context = NotRequiredContext(
        frame=frame,
        child=pupil.first_name,
        is_about_reader=to.is_pupil,
        decided_on=decision.decided_on,
        limbs=tuple(_said(limb, each) for limb, each in sorted(decision.limbs.items())),
        best_interests=decision.best_interests,
        views_considered=decision.views_considered,
        instead=decision.instead,
        safe_day=safe_day,
        safe_day_why=safe_day_why,
        placing_request=placing_request,
    )
    owed = Owed.under(
        notice,
        event="outcome",
        letter="L10",
        about_ref=decision.ref,
        after_sending="cases.decision_sent",
    )
    send_letter(owed, context, by=by, pupil=pupil, to=to)


def _said(limb: str, each: Mapping[str, Any]) -> LimbSaid:
    return LimbSaid(
        limb=LIMB_NAMES[limb],
        answer=ANSWERS[each["met"]],
        finding=each["finding"],
        officer_reason=each["reason"],
        provision=each["provision"],
    )
