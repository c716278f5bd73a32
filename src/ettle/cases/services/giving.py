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
from ettle.cases.standing import left_words
from ettle.outbox.services import place
from ettle.plans.models import CoordinatedSupportPlan, Delivery, Entry, TargetEvidence
from ettle.plans.services import log_delivery, log_target_evidence

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
        Trouble: before they have answered, where no plan is in force, or once the child has
            left.
    """
    pupil = agency_request.proposal.pupil
    require(may_do_casework(by, pupil), by=by, act="link.made_for_giving")
    if not (hasattr(agency_request, "answer") and agency_request.answer.sent_at):
        raise Trouble("They have not answered yet. Wait for the answer, or send that link again.")
    if not CoordinatedSupportPlan.objects.filter(pupil=pupil, superseded_on__isnull=True).exists():
        raise Trouble("No plan is in force, so there is no support to say this of.")
    if pupil.left_on and pupil.left_on < by.today:
        raise Trouble(
            f"{pupil.first_name} left on {in_words(pupil.left_on)}, so nobody is asked any more "
            "what is given."
        )

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
    """Keep what an agency's named person says was given, of their own agency's support only.

    Raises:
        Trouble: as ``log_delivery``, or once the child has left.
    """
    link = _own_link(by)
    require(may_answer(by, link), by=by, act="delivery.said_by_link")
    giver = _giver(by, link, act="delivery.said_by_link")

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

    pupil_id = link.agency_request.proposal.pupil_id
    record(by=by, verb="delivery.said_by_link", subject=link, pupil_id=pupil_id, on=on)
    return logged


@transaction.atomic
def say_how_it_goes(*, by: Actor, target: Entry, step: str, words: str = "") -> TargetEvidence:
    """Keep what an agency's named person saw today of a target that their support works towards.

    Raises:
        Trouble: as ``log_target_evidence``, or once the child has left.
    """
    link = _own_link(by)
    require(may_answer(by, link), by=by, act="target.said_by_link")
    giver = _giver(by, link, act="target.said_by_link")

    seen = log_target_evidence(by=giver, target=target, step=step, words=words)

    pupil_id = link.agency_request.proposal.pupil_id
    record(by=by, verb="target.said_by_link", subject=link, pupil_id=pupil_id, step=step)
    return seen


def _own_link(by: Actor) -> ContributionLink:
    rows = ContributionLink.objects.select_related("agency_request__proposal__pupil__authority")
    return rows.get(ref=by.link_ref)


def _giver(by: Actor, link: ContributionLink, *, act: str) -> Actor:
    """Give whoever holds a link that may still be come by, named for its one child."""
    require(may_come_by(by, link), by=by, act=act)
    pupil = link.agency_request.proposal.pupil
    if ended := left_words(pupil, by=by):
        raise Trouble(ended)
    return replace(by, named_pupil_ids=frozenset({pupil.pk}))


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
