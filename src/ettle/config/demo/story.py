"""The story, played through the real services up to a stage, on days before the day shown.

Days are counted back in whole weeks from a school day, so that each is a weekday.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from ettle.access import Actor, new_token
from ettle.cases.links import actor_of, link_by_token
from ettle.cases.models import CspRequest, Proposal
from ettle.cases.services import (
    AgencyAsk,
    Help,
    confirm_link,
    decide_csp,
    issue_csp,
    propose_csp,
    receive_csp_request,
    send_answer,
)
from ettle.config import cast
from ettle.config.demo import STAGES, words
from ettle.config.demo.drawing import picture_of_bracken
from ettle.config.demo.giving import play_giving
from ettle.config.demo.keeping import keep_two_parts
from ettle.config.demo.meetings import arrange_next, meetings_of
from ettle.config.demo.records import ailsa, callum
from ettle.config.demo.records.playing import Record
from ettle.config.demo.stages import stage_moves
from ettle.config.demo.world import Scene, moment
from ettle.outbox.models import Message
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import hand_over, hand_over_all
from ettle.plans.models import Plan
from ettle.plans.services import (
    issue_printing,
    issue_support_card,
    open_plan,
    propose_change,
    write_entry,
)
from ettle.plans.services.quality import open_round
from ettle.voice.hand_over import child_actor
from ettle.voice.models import View
from ettle.voice.services import add_drawing, give_view, hand_over_device, save_view, start_view
from ettle.web.ui.dates import plain_day
from ettle.workforce.services import (
    ask_for_more,
    confirm_deployment,
    observe,
    plan_deployment,
    read_card,
    record_briefing,
    say_ready,
)

LINK = re.compile(r"/answer/([\w-]+)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """How many weeks before the day shown each thing happened."""

    received: int = 0
    proposed: int = 0
    answered: int = 0
    views: int = 0
    composed: int = 0
    decided: int = 0
    deployed: int = 0


DAYS = {
    "request": Days(received=3),
    "proposal": Days(received=5, proposed=1),
    "agencies-late": Days(received=13, proposed=11, views=6),
    "plan": Days(received=15, proposed=13, answered=6, views=7, composed=3, decided=1),
    "ready": Days(
        received=17, proposed=15, answered=9, views=10, composed=5, decided=3, deployed=1
    ),
}


def play(scene: Scene, *, until: str) -> Iterator[str]:
    """Play the story until a stage is reached, saying each step as it is done."""
    if until == "start":
        return
    days = DAYS[until]
    reached = STAGES.index(until)
    steps: tuple[tuple[int, str, Callable[[Scene, Days], None]], ...] = (
        (5, "Three years of two records are written.", _records),
        (1, "A request is received.", _request),
        (2, "A proposal is sent, and the NHS is asked for help.", _proposal),
        (3, "Mairi gives her views.", _mothers_views),
        (3, "Ailsa gives hers.", _ailsas_views),
        (4, "Dr Sinclair answers.", _answer),
        (4, "Ms Laird composes the plan.", _compose),
        (4, "The test is recorded and the plan is issued.", _issue),
        (5, "Ruth is put with Ailsa, is briefed, and reads her card.", _deploy),
        (5, "Support is given, families say how it goes, printings are issued.", _live),
    )
    for stage, told, step in steps:
        if stage <= reached:
            step(scene, days)
            yield told


def _day(scene: Scene, weeks: int, plus: int = 0) -> date:
    return scene.today - timedelta(weeks=weeks) + timedelta(days=plus)


def _send(scene: Scene, day: date) -> None:
    """Hand over what was made that day: e-mails at once, and letters as posted."""
    by = scene.actor(cast.MS_OKAFOR, day, 11)
    waiting = list(waiting_messages(by=by))
    hand_over_all(by=by, messages=waiting)
    for message in waiting:
        if message.channel != "email":
            hand_over(by=by, message=message, on=day)


def _records(scene: Scene, days: Days) -> None:
    for child, lead, rows in (
        (cast.AILSA, cast.MS_LAIRD, ailsa.ROWS),
        (cast.CALLUM, cast.NOBODY, callum.ROWS),
    ):
        Record(scene, child, lead).play(rows, between=meetings_of(scene, child))
    stage_moves(scene)


def _request(scene: Scene, days: Days) -> None:
    received = _day(scene, days.received)
    receive_csp_request(
        by=scene.actor(cast.MS_OKAFOR, received),
        pupil=scene.pupil(cast.AILSA),
        received_on=received,
        asked_by="parent",
        asked_by_person=scene.person(cast.MAIRI),
        form="letter",
        reasons=words.REQUEST,
    )
    _send(scene, received)


def _proposal(scene: Scene, days: Days) -> None:
    day = _day(scene, days.proposed)
    ask = AgencyAsk(
        agency=scene.nhs,
        service="Speech and language therapy",
        named_person=cast.DR_SINCLAIR.called,
        named_role="Speech and language therapist",
        named_email=cast.DR_SINCLAIR_SENT_TO,
        question=words.QUESTION,
    )
    propose_csp(
        by=scene.actor(cast.MS_OKAFOR, day),
        request=CspRequest.objects.get(pupil=scene.pupil(cast.AILSA)),
        reason=words.PROPOSAL,
        asks=[ask],
    )
    _send(scene, day)


def _mothers_views(scene: Scene, days: Days) -> None:
    by = scene.actor(cast.MAIRI, _day(scene, days.views), 21)
    view = start_view(by=by, pupil=scene.pupil(cast.AILSA), whose="parent")
    save_view(by=by, view=view, expected_version=None, answers=words.MOTHER)
    give_view(by=by, view=view)


def _ailsas_views(scene: Scene, days: Days) -> None:
    day, pupil = _day(scene, days.views, plus=1), scene.pupil(cast.AILSA)
    token = new_token()
    hand_over_device(by=scene.actor(cast.MS_LAIRD, day), pupil=pupil, token=token)
    child = child_actor(token, at=moment(day, 10, 5), today=day)
    if child is None:
        raise RuntimeError("the device is not in Ailsa’s hands")
    view = start_view(by=child, pupil=pupil, whose="child")
    save_view(by=child, view=view, expected_version=None, answers=words.AILSA, faces=words.FACES)
    add_drawing(by=child, view=view, picture=[picture_of_bracken()], caption=words.CAPTION)
    give_view(by=child, view=view)


def _answer(scene: Scene, days: Days) -> None:
    day = _day(scene, days.answered)
    body = Message.objects.filter(body__contains="/answer/").latest("made_at").body
    found = LINK.search(body)
    if found is None:
        raise RuntimeError("the outbox holds no link")
    anyone = Actor(at=moment(day, 13), today=day)
    confirm_link(by=anyone, token=found[1])
    link = link_by_token(found[1])
    if link is None:
        raise RuntimeError("the link is not kept")
    send_answer(
        by=actor_of(link, by=anyone),
        stance="provide",
        summary=words.ANSWER,
        help_offered=[Help(**each) for each in words.OFFERED],
    )


def _compose(scene: Scene, days: Days) -> None:
    day = _day(scene, days.composed)
    by, pupil = scene.actor(cast.MS_LAIRD, day, 15), scene.pupil(cast.AILSA)
    plan = open_plan(by=by, pupil=pupil)
    for kind, text in words.PARTS:
        write_entry(
            by=by, plan=plan, kind=kind, text=text, audience=words.AUDIENCE.get(kind, "everyone")
        )
    for number, (objective, supports) in enumerate(words.OBJECTIVES):
        under = write_entry(
            by=by,
            plan=plan,
            kind="objective",
            text=objective,
            detail={"needs": _needs_of(plan, number), "by_on": _next_june(day)},
        )
        for target in words.TARGETS[number]:
            write_entry(
                by=by,
                plan=plan,
                kind="target",
                under=under,
                text=target["text"],
                detail=target["detail"] | {"starts_on": day, "by_on": day + timedelta(weeks=12)},
            )
        for support in supports:
            write_entry(by=by, plan=plan, kind="support", under=under, **support)
    _take_over(scene, plan, by)
    issue_support_card(by=by, plan=plan)


def _needs_of(plan: Plan, number: int) -> list[str]:
    """Give the needs that an objective answers: the first of talk, the second of noise and play."""
    found: list[str] = []
    for kind in ("factor", "barrier"):
        needs = plan.entries.filter(kind=kind, ended_at__isnull=True).order_by("position")
        refs = list(needs.values_list("ref", flat=True))
        found += refs[:1] if number == 0 else refs[1:]
    return found


def _next_june(day: date) -> date:
    """Give the end of the school session that a day is in."""
    return date(day.year + (day.month > 6), 6, 25)


def _take_over(scene: Scene, plan: Plan, by: Actor) -> None:
    """Put what the therapist, Mairi and Ailsa gave into the plan, as theirs."""
    therapy = (
        plan.entries.filter(kind="objective", ended_at__isnull=True).order_by("position").first()
    )
    answer = Proposal.objects.get(pupil=plan.pupil).agency_requests.get().answer
    for offered in answer.help_offered.filter(delivered_by="agency"):
        write_entry(
            by=by,
            plan=plan,
            kind="support",
            under=therapy,
            text=offered.what,
            detail={
                "how_often": offered.how_often,
                "how_long": offered.how_long,
                "persons": [{"role": offered.by_whom, "organisation": str(scene.nhs)}],
            },
            source_kind="agency_answer",
            source_ref=offered.ref,
            author_label=_said_by_therapist(scene, answer.sent_on),
        )
    for view in View.objects.filter(pupil=plan.pupil, status="given").order_by("pk"):
        write_entry(
            by=by,
            plan=plan,
            kind="view",
            text=view.answers["about_plan"],
            source_kind=f"{view.whose}_view",
            source_ref=view.ref,
            author_label=f"{_whose(view)}, {plain_day(view.given_on or scene.today)}",
        )


def _said_by_therapist(scene: Scene, on: date | None) -> str:
    return f"{cast.DR_SINCLAIR.called}, {scene.nhs}, {plain_day(on or scene.today)}"


def _whose(view: View) -> str:
    return view.person.name if view.person else view.pupil.first_name


def _issue(scene: Scene, days: Days) -> None:
    day = _day(scene, days.decided)
    by = scene.actor(cast.MS_OKAFOR, day)
    proposal = Proposal.objects.get(pupil=scene.pupil(cast.AILSA))
    decision = decide_csp(by=by, proposal=proposal, **words.DECISION)
    issue_csp(
        by=scene.actor(cast.MS_OKAFOR, day, 10, 30),
        decision=decision,
        nominated_school=scene.primary,
        coordinator=scene.person(cast.MS_LAIRD),
        contact_officer=scene.person(cast.MS_OKAFOR),
    )
    _send(scene, day)


def _deploy(scene: Scene, days: Days) -> None:
    day, pupil, ruth = (
        _day(scene, days.deployed, plus=3),
        scene.pupil(cast.AILSA),
        scene.person(cast.RUTH),
    )
    head = scene.actor(cast.MR_BAIRD, day)
    deployment = plan_deployment(
        by=head,
        pupil=pupil,
        person=ruth,
        from_on=scene.today,
        starts_at=time(9, 0),
        ends_at=time(12, 15),
    )
    record_briefing(by=head, person=ruth, school=scene.primary, topic="briefing", held_on=day)
    deployment = confirm_deployment(by=head, deployment=deployment)
    by = scene.actor(cast.RUTH, day, 14)
    plan = Plan.objects.get(pupil=pupil)
    read_card(by=by, card=plan.cards.order_by("-n")[0], talked_with=scene.person(cast.MS_LAIRD))
    say_ready(by=scene.actor(cast.RUTH, day, 14, 10), deployment=deployment, says="ready")
    ask_for_more(by=scene.actor(cast.RUTH, scene.today, 9), deployment=deployment, asks=words.ASKS)
    observe(
        by=scene.actor(cast.RUTH, scene.today, 9), pupil=pupil, saw="went_well", words=words.SEEN
    )


def _live(scene: Scene, days: Days) -> None:
    """Live with the plan for some weeks: what is given, said, proposed, marked and printed."""
    play_giving(scene, weeks=4)
    keep_two_parts(scene)
    arrange_next(scene)
    by, plan = scene.actor(cast.MS_LAIRD, scene.today, 8), scene.pupil(cast.AILSA).plan
    for key in ("iep", "childs_plan"):
        issue_printing(by=by, plan=plan, key=key)
    group = plan.entries.get(kind="support", versions__text=words.OBJECTIVES[1][1][0]["text"])
    propose_change(by=scene.actor(cast.MAIRI, scene.today, 7), entry=group, **words.PROPOSED)
    markers = [scene.person(one).ref for one in (cast.MR_BAIRD, cast.MS_OKAFOR)]
    open_round(by=scene.actor(cast.MR_BAIRD, scene.today, 8), pupil=plan.pupil, markers=markers)
