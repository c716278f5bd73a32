"""*I need help now*: somebody at the school is told at once, and says when they came."""

from django.db import transaction
from django.db.models import Q

from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.outbox.services import place
from ettle.people.models import Membership, Pupil
from ettle.voice import verbs  # noqa: F401 - declares what is recorded here
from ettle.voice.access import may_answer_help_call, may_give_view
from ettle.voice.models import HelpCall

SUBJECT = "A child has asked for help now"
BODY = (
    "A child at your school pressed “I need help now” in Ettle. Go to them now if you can, then"
    " sign in to Ettle and say that somebody came. No name is in this message, to keep it private."
)


@transaction.atomic
def call_for_help(*, by: Actor, pupil: Pupil) -> HelpCall:
    """Tell the leaders of the child's school that the child asked for help now.

    A second press within the same unanswered call changes nothing.
    """
    require(may_give_view(by, pupil, "child"), by=by, act="help_call.made")

    open_call = HelpCall.objects.filter(pupil=pupil, answered_at__isnull=True).first()
    if open_call:
        return open_call
    call = HelpCall.objects.create(authority_id=pupil.authority_id, pupil=pupil, called_at=by.at)
    leaders = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        school_id=pupil.school_id,
        role__in=["headteacher", "depute", "asn_lead"],
        from_on__lte=by.today,
        person__isnull=False,
    ).select_related("person", "account")
    for leader in leaders:
        if leader.person is None:
            continue
        place(
            by=by,
            authority_id=pupil.authority_id,
            pupil=pupil,
            to_person=leader.person,
            to_name=leader.person.name,
            to_address=leader.account.email,
            channel="email",
            letter="HELP",
            subject=SUBJECT,
            body=BODY,
            about_ref=call.ref,
        )

    record(by=by, verb="help_call.made", subject=call)
    return call


@transaction.atomic
def answer_help_call(*, by: Actor, call: HelpCall) -> HelpCall:
    """Say that somebody came."""
    require(may_answer_help_call(by, call), by=by, act="help_call.answered")

    if call.answered_at is None:
        call.answered_by_id = by.person_id
        call.answered_at = by.at
        call.save(update_fields=["answered_by", "answered_at"])

    record(by=by, verb="help_call.answered", subject=call)
    return call
