"""An agency's answer: saved in parts, sent once. Done by the person named on a link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from asl_law.errors import LawError
from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_answer, may_come_by
from ettle.cases.models import AgencyAnswer, ContributionLink, OfferedHelp, StatutoryClock
from ettle.cases.services._moving import move_clock
from ettle.cases.services._sent import stop_clocks

ALREADY = "Your answer was sent already and cannot be changed here. Phone the council to add to it."
STANCES = ("provide", "advise", "not_known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """One thing the child requires, as the agency says it."""

    what: str
    how_often: str
    how_long: str
    by_whom: str
    serves_education: bool
    delivered_by: str  # agency, school_staff


@transaction.atomic
def save_answer(
    *,
    by: Actor,
    draft: Mapping[str, Any],
    expected_version: int | None = None,
    quietly: bool = False,
) -> AgencyAnswer:
    """Keep what was typed so far. Nobody else reads it until it is sent.

    ``quietly`` is while they type and press nothing: the same words are not kept again, and the
    keeping is no act of theirs to record.
    """
    link = _link(by)
    require(may_answer(by, link), by=by, act="agency_answer.saved")
    there = _open_answer(by, link, None)
    if quietly and there.draft == dict(draft):
        return there
    answer = _open_answer(by, link, expected_version)

    answer.draft = dict(draft)
    answer.saved_at = by.at
    answer.version += 1
    answer.save(update_fields=["draft", "saved_at", "version"])

    if not quietly:
        record(by=by, verb="agency_answer.saved", subject=answer, pupil_id=_pupil(link))
    return answer


@transaction.atomic
def ask_for_time(*, by: Actor, ground: str, reason: str, until: date) -> AgencyAnswer:
    """Tell the council why the answer cannot come in time, and by when it will.

    No answer, and not the end of the question: the limit moves if the law gives the
    ground and the room, and runs on.
    """
    link = _link(by)
    require(may_answer(by, link), by=by, act="agency_answer.delayed")
    answer = _open_answer(by, link, None)
    clock = StatutoryClock.objects.filter(agency_request=link.agency_request, rule="C10").first()
    if clock is None:
        raise Trouble("The time limit has not started, so there is nothing to move yet.")
    try:
        move_clock(by, clock, to=until, ground=ground, reason=reason, informed_on=by.today)
    except LawError as refusal:
        raise Trouble(_plain(refusal), field="until") from None
    answer.more_time_ground = ground
    answer.more_time_reason = reason
    answer.more_time_until = until
    answer.more_time_told_on = by.today
    answer.version += 1
    answer.save()

    record(by=by, verb="agency_answer.delayed", subject=answer, pupil_id=_pupil(link), until=until)
    return answer


@transaction.atomic
def send_answer(
    *,
    by: Actor,
    stance: str,
    summary: str = "",
    help_offered: Iterable[Help] = (),
    expected_version: int | None = None,
) -> AgencyAnswer:
    """Send the answer, once. The agency's time limit is met; the link shows only the copy."""
    link = _link(by)
    require(may_answer(by, link), by=by, act="agency_answer.sent")
    answer = _open_answer(by, link, expected_version)
    offered = list(help_offered)
    _check(stance, summary, offered)

    answer.stance, answer.summary, answer.draft = stance, summary, {}
    answer.sent_at, answer.sent_on, answer.saved_at = by.at, by.today, by.at
    answer.version += 1
    answer.save()
    for position, each in enumerate(offered):
        OfferedHelp.objects.create(
            authority_id=answer.authority_id,
            answer=answer,
            position=position,
            what=each.what,
            how_often=each.how_often,
            how_long=each.how_long,
            by_whom=each.by_whom,
            serves_education=each.serves_education,
            delivered_by=each.delivered_by,
        )
    stop_clocks(by, by.today, rule="C10", agency_request=link.agency_request)

    record(
        by=by,
        verb="agency_answer.sent",
        subject=answer,
        pupil_id=_pupil(link),
        help_offered=len(offered),
    )
    return answer


def _link(by: Actor) -> ContributionLink:
    """Find the link that this person came by. Two presses wait for each other here."""
    link = (
        ContributionLink.objects.select_for_update(of=("self",))
        .select_related("agency_request__proposal")
        .filter(ref=by.link_ref or "-")
        .first()
    )
    if link is None:
        raise Trouble("Open your link again from the e-mail.")
    require(may_come_by(by, link), by=by, act="agency_answer")
    return link


def _open_answer(by: Actor, link: ContributionLink, expected_version: int | None) -> AgencyAnswer:
    answer, _ = AgencyAnswer.objects.get_or_create(
        agency_request=link.agency_request,
        defaults={"authority_id": link.authority_id, "saved_at": by.at},
    )
    if answer.sent_at:
        raise Trouble(ALREADY)
    require_version(answer, expected_version)
    return answer


def _check(stance: str, summary: str, offered: list[Help]) -> None:
    if stance not in STANCES:
        raise Trouble(
            "Choose what you can say: we provide, we advise, or the child is not known to us.",
            field="stance",
        )
    if stance == "provide" and not offered:
        raise Trouble(
            "You chose “we provide”. Say at least one thing that the child requires.",
            field="what_1",
        )
    if stance != "provide" and not (summary.strip() or offered):
        raise Trouble("Write a few words, so that the council knows more.", field="summary")


def _plain(refusal: LawError) -> str:
    return str(refusal).partition(": ")[2] or str(refusal)


def _pupil(link: ContributionLink) -> int:
    return link.agency_request.proposal.pupil_id
