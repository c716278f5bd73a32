"""Handing out a plan that was signed: a copy to each of the family, and its part to a provider.

Part of the acts that give a plan; who is owed what, ``copies`` works out.
"""

from asl_law.notices import NoticeOwed
from ettle.access import Actor
from ettle.cases.copies import Provider
from ettle.cases.notices import BY_POST, Owed, frame_for, send_letter, send_notice
from ettle.cases.printings import DelivererContext, SupportSaid
from ettle.cases.recipients import Recipient
from ettle.cases.services._signing import freeze_plan
from ettle.people.models import Person, Pupil
from ettle.plans.printings import CspContext, copy_for


def copy_to(context: CspContext, to: Recipient) -> CspContext:
    """Give the plan as one reader may have it: without the address of anyone kept from them."""
    hidden = frozenset(Person.objects.filter(pk__in=to.leave_out).values_list("ref", flat=True))
    return copy_for(context, to=to.name, leave_out=hidden)


def send_copy(
    by: Actor,
    pupil: Pupil,
    copy: CspContext,
    *,
    to: Recipient,
    owed: NoticeOwed,
    about_ref: str,
    after_sending: str,
) -> None:
    """Freeze one reader's copy of the plan and put it in the outbox."""
    letter = Owed.under(
        owed, event="plan_copy", letter="CSP", about_ref=about_ref, after_sending=after_sending
    )
    send_notice(letter, freeze_plan(by, pupil, copy), by=by, pupil=pupil, to=to)


def tell_provider(
    by: Actor,
    pupil: Pupil,
    plan: CspContext,
    provider: Provider,
    parts: tuple[SupportSaid, ...],
    *,
    about_ref: str,
) -> None:
    """Tell a school or an agency what in the plan concerns it (section 11(5)(e))."""
    owed = provider.owed
    context = DelivererContext(
        frame=frame_for(pupil, provider.to, by=by, must_contain=owed.must_contain),
        child=pupil.name,
        reader=provider.reader,
        prepared_on=by.today,
        school=plan.nominated_school,
        coordinator=plan.coordinator.name,
        parts=parts,
        holds_copy=provider.is_school,
    )
    letter = Owed.under(owed, event="providers", letter="L14", about_ref=about_ref)
    body = "" if provider.is_school else BY_POST
    send_letter(letter, context, by=by, pupil=pupil, to=provider.to, body=body)
