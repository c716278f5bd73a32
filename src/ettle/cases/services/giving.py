"""An agency's own person says what was given, by a link that outlives their answer."""

from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.cases import links, verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_answer, may_come_by, may_do_casework
from ettle.cases.models import AgencyRequest, ContributionLink
from ettle.outbox.services import place
from ettle.plans.models import CoordinatedSupportPlan, Delivery, Entry
from ettle.plans.services import log_delivery

LASTS = timedelta(days=365)
SUBJECT = "Say what was given"
BODY = (
    "{council} asks {role} at {agency} to say, from time to time, what was given of the support"
    " that a plan names. A press a week is enough.\n\n"
    "Your link: {link}\n\n"
    "It is for you alone and works until {expires_on}. You need no account. Do not pass this"
    " e-mail on: if somebody else gives the support now, tell us on {telephone}.\n"
)


@transaction.atomic
def make_giving_link(*, by: Actor, agency_request: AgencyRequest) -> ContributionLink:
    """Make a link by which an agency's named person says what was given, for up to a year.

    Any other link of theirs stops working. It is for the support that the plan in force names.

    Raises:
        Trouble: before they have answered, or where no plan is in force.
    """
    pupil = agency_request.proposal.pupil
    require(may_do_casework(by, pupil), by=by, act="link.made_for_giving")
    if not (hasattr(agency_request, "answer") and agency_request.answer.sent_at):
        raise Trouble("They have not answered yet. Wait for the answer, or send that link again.")
    if not CoordinatedSupportPlan.objects.filter(pupil=pupil, superseded_on__isnull=True).exists():
        raise Trouble("No plan is in force, so there is no support to say this of.")

    agency_request.links.filter(revoked_at__isnull=True).update(revoked_at=by.at, session_hash="")
    link, token = links.new_link(agency_request, by=by)
    link.expires_on = by.today + LASTS
    link.save(update_fields=["expires_on"])
    _send(by, agency_request, link, token)

    record(
        by=by,
        verb="link.made_for_giving",
        subject=link,
        pupil_id=pupil.pk,
        expires_on=link.expires_on,
    )
    return link


@transaction.atomic
def say_given(
    *,
    by: Actor,
    support: Entry,
    on: date,
    outcome: str,
    why: str = "",
    words: str = "",
    minutes: int | None = None,
    despite_no_school: bool = False,
) -> Delivery:
    """Keep what an agency's named person says was given, of their own agency's support only."""
    link = ContributionLink.objects.select_related("agency_request__proposal").get(ref=by.link_ref)
    require(may_answer(by, link), by=by, act="delivery.said_by_link")
    require(may_come_by(by, link), by=by, act="delivery.said_by_link")
    pupil_id = link.agency_request.proposal.pupil_id
    giver = replace(by, named_pupil_ids=frozenset({pupil_id}))

    logged = log_delivery(
        by=giver,
        support=support,
        on=on,
        outcome=outcome,
        why=why,
        words=words,
        minutes=minutes,
        despite_no_school=despite_no_school,
    )

    record(by=by, verb="delivery.said_by_link", subject=link, pupil_id=pupil_id, on=on)
    return logged


def _send(by: Actor, asked: AgencyRequest, link: ContributionLink, token: str) -> None:
    authority = asked.authority
    place(
        by=by,
        authority_id=asked.authority_id,
        pupil=asked.proposal.pupil,
        to_name=asked.named_person,
        to_address=asked.named_email,
        channel="email",
        letter="GIVEN",
        subject=SUBJECT,
        secret=token,
        body=BODY.format(
            council=authority,
            role=asked.named_role,
            agency=asked.agency,
            link=links.link_address(token),
            expires_on=in_words(link.expires_on),
            telephone=authority.telephone or "the number you have for us",
        ),
        about_ref=asked.ref,
    )
