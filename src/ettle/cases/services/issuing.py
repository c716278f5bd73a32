"""Giving the plan: the statutory document, a copy to each person it is owed to, and no more."""

from django.db import transaction

from asl_law.clocks import rule_on
from ettle.access import Actor, StaleEdit, Trouble, require, require_version
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.clocks import start_clock
from ettle.cases.copies import FamilyCopy, Provider, family_copies, parts_for, providers
from ettle.cases.models import CspDecision, IssuedPlan
from ettle.cases.notices import Owed, address_lines, frame_for, send_letter
from ettle.cases.printings import PlanIssuedContext
from ettle.cases.services._plan_copies import copy_to, send_copy, tell_provider
from ettle.cases.services._signing import plan_to_give, sign_plan
from ettle.cases.tribunal import last_safe_day
from ettle.people.models import Person, School
from ettle.plans.models import CoordinatedSupportPlan
from ettle.plans.printings import CspContext

NOT_BEGUN = "The school has not begun to write the plan. Ask its ASN lead to begin."


@transaction.atomic
def issue_csp(
    *,
    by: Actor,
    decision: CspDecision,
    nominated_school: School,
    coordinator: Person,
    contact_officer: Person,
    scanned_signature: bytes | None = None,
    expected_version: int | None = None,
) -> CoordinatedSupportPlan:
    """Give the plan for a decision that one is required. It cannot be taken back.

    The officer who presses is the authorised officer who signs. The plan is frozen, dated
    today, and the year to its review begins; the 16 weeks stop when every copy owed under
    section 11(5)(a) has been *sent*.
    """
    pupil = decision.proposal.pupil
    require(may_do_casework(by, pupil), by=by, act="csp.given")
    decision = _waiting(decision, expected_version)
    plan = plan_to_give(by, pupil, not_begun=NOT_BEGUN)

    csp, context = sign_plan(
        by,
        plan,
        nominated_school=nominated_school,
        coordinator=coordinator,
        contact_officer=contact_officer,
        scanned_signature=scanned_signature,
    )
    issued = IssuedPlan.objects.create(
        authority_id=decision.authority_id, decision=decision, csp=csp
    )
    start_clock("C03", by.today, pupil=pupil, csp=csp)
    copies = _give(by, issued, context, nominated_school)

    record(by=by, verb="csp.given", subject=csp, copies=copies)
    return csp


def _waiting(decision: CspDecision, expected_version: int | None) -> CspDecision:
    """Take the row of a decision that a plan is required, for which none was given yet."""
    rows = CspDecision.objects.select_for_update(of=("self",))
    decision = rows.select_related("proposal__pupil__authority", "proposal__request").get(
        pk=decision.pk
    )
    require_version(decision.proposal, expected_version)
    if IssuedPlan.objects.filter(decision=decision).exists():
        raise StaleEdit(decision.proposal, expected_version or 0)
    if not decision.required:
        raise Trouble("It was decided that no plan is required, so there is none to give.")
    return decision


def _give(by: Actor, issued: IssuedPlan, context: CspContext, school: School) -> int:
    """Write to each person of the family, then to each provider that has a part in the plan."""
    family = family_copies(issued.decision, by=by)
    told = providers(issued.decision, school, by=by)
    agencies = [each.organisation for each in told if not each.is_school]
    parts = {each.to.label: parts_for(each, context, agencies) for each in told}
    concerned = [each for each in told if parts[each.to.label]]
    for each in family:
        _give_family(by, issued, context, each, _others(each, family, concerned))
    for provider in concerned:
        tell_provider(
            by,
            issued.csp.pupil,
            context,
            provider,
            parts[provider.to.label],
            about_ref=issued.csp.ref,
        )
    return sum(1 for each in family if each.copy)


def _others(
    reader: FamilyCopy, family: list[FamilyCopy], concerned: list[Provider]
) -> tuple[str, ...]:
    """Say who else has the plan. Another parent is never shown where a flag stands."""
    kept = reader.to.leave_out
    return (
        *(
            each.to.label
            for each in family
            if each.copy
            and each is not reader
            and not (each.to.person and each.to.person.pk in kept)
        ),
        *(
            f"{each.reader}: "
            + ("a copy, with the progress record" if each.is_school else "its own part")
            for each in concerned
        ),
    )


def _give_family(
    by: Actor,
    issued: IssuedPlan,
    context: CspContext,
    each: FamilyCopy,
    copies_to: tuple[str, ...],
) -> None:
    pupil, csp, to = issued.csp.pupil, issued.csp, each.to
    copy = copy_to(context, to)
    owed = each.outcome or each.copy
    assert owed is not None
    letter = Owed.under(owed, event="outcome", letter="L13", about_ref=csp.ref)
    send_letter(letter, _context(by, issued, each, copy, copies_to), by=by, pupil=pupil, to=to)
    if each.copy:
        send_copy(
            by,
            pupil,
            copy,
            to=to,
            owed=each.copy,
            about_ref=csp.ref,
            after_sending="cases.plan_copy_sent",
        )


def _context(
    by: Actor,
    issued: IssuedPlan,
    each: FamilyCopy,
    copy: CspContext,
    copies_to: tuple[str, ...],
) -> PlanIssuedContext:
    pupil = issued.csp.pupil
    council = pupil.authority
    review_on = rule_on("C03", by.today).start(by.today).due_on
    safe_day, safe_day_why = last_safe_day(by.today)
    contact = copy.contact_officer
    return PlanIssuedContext(
        frame=frame_for(pupil, each.to, by=by, must_contain=each.must_contain),
        child=pupil.first_name,
        is_about_reader=each.to.is_pupil,
        prepared_on=by.today,
        copy_enclosed=each.copy is not None,
        address_left_out=copy.something_left_out,
        school=copy.nominated_school,
        coordinator=copy.coordinator.name,
        contact_officer=contact.name,
        contact_lines=_reach(contact.telephone, contact.email),
        copies_to=copies_to,
        kept_at=", ".join((str(council), *address_lines(council.address))),
        review_on=review_on,
        complete_by=rule_on("C04", review_on).start(review_on).due_on,
        safe_day=safe_day,
        safe_day_why=safe_day_why,
    )


def _reach(telephone: str, email: str) -> str:
    ways = [f"phone {telephone}" if telephone else "", f"write to {email}" if email else ""]
    said = ", or ".join(way for way in ways if way)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
