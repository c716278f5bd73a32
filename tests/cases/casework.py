"""Casework about Ailsa brought to a moment through the services, for tests to begin from."""

from datetime import date

from ettle.access import Actor
from ettle.cases import services as cases
from ettle.cases.models import AgencyRequest, CspDecision, CspRequest, Proposal
from ettle.outbox.models import Message
from ettle.outbox.services import hand_over, hand_over_all
from ettle.plans import services as plans
from ettle.plans.models import Plan
from tests.world import World

RECEIVED = date(2026, 11, 2)
FINDINGS = {
    "responsible_authority": True,
    "factors": [
        {"name": "Developmental language disorder", "significant_adverse_alone": True},
        {"name": "Anxiety", "significant_adverse_alone": False},
    ],
    "factors_together_significant_adverse": None,
    "needs_likely_over_a_year": True,
    "support": [
        {
            "source": "education", "provider": "Marra Glen Primary School",
            "what": "Support in class each day", "required": True, "for_education": True,
            "delivered_by_school_staff": True,
        },
        {
            "source": "agency", "provider": "NHS Glenmarra",
            "what": "Speech and language therapy each week", "required": True,
            "for_education": True, "delivered_by_school_staff": False,
        },
    ],
    "sides": {
        "education": True, "other_functions": None, "agencies": True,
        "other_functions_with_agencies": None,
    },
}  # fmt: skip
REASONS = {
    "a": "Ailsa is taught at Marra Glen Primary School.",
    "b": "Her language disorder keeps her from most class talk.",
    "c": "It has lasted since she was three.",
    "d": "Daily support in class, and therapy every week.",
}


def request_received(world: World, on: date = RECEIVED) -> CspRequest:
    """Mairi's request for Ailsa, recorded by Ms Okafor; the acknowledgement has gone."""
    officer = world.actor("okafor")
    request = cases.receive_csp_request(
        by=officer,
        pupil=world.ailsa,
        received_on=on,
        asked_by="parent",
        asked_by_person=world.mairi,
        form="letter",
        reasons="She cannot follow what is said in class.",
    )
    send_all(officer)
    return request


def therapy_asked(world: World) -> cases.AgencyAsk:
    """The question to Dr Sinclair."""
    return cases.AgencyAsk(
        agency=world.nhs,
        service="Speech and language therapy",
        named_person="Dr Isobel Sinclair",
        named_role="Speech and language therapist",
        named_email="isobel.sinclair@nhs-glenmarra.invalid",
        question="What speech and language support does she require to learn with her class?",
    )


def proposal_sent(world: World) -> Proposal:
    """Request and proposal on Monday 23 November 2026; the e-mails have gone, not the post."""
    officer = world.actor("okafor")
    request = request_received(world)
    proposal = cases.propose_csp(
        by=officer,
        request=request,
        reason="We think her needs may call for a plan.",
        asks=[therapy_asked(world)],
    )
    send_all(officer)
    proposal.refresh_from_db()
    return proposal


def answered(world: World) -> AgencyRequest:
    """Dr Sinclair has answered."""
    asked = proposal_sent(world).agency_requests.get()
    therapist = by_link(world, asked)
    cases.send_answer(
        by=therapist,
        stance="provide",
        summary="She needs therapy that is part of her school week.",
        help_offered=[
            cases.Help(
                what="Therapy for understanding spoken language",
                how_often="once a week",
                how_long="45 minutes",
                by_whom="a speech and language therapist",
                serves_education=True,
                delivered_by="agency",
            )
        ],
    )
    return asked


def decided(world: World, *, required: bool = True) -> CspDecision:
    """The test is recorded and decided."""
    findings = FINDINGS if required else FINDINGS | {"needs_likely_over_a_year": False}
    return cases.decide_csp(
        by=world.actor("okafor"),
        proposal=answered(world).proposal,
        findings=findings,
        reasons=REASONS,
        best_interests="To be understood in class.",
        views_considered="Ailsa’s and her mother’s: both want help in class.",
        instead="" if required else "An individualised educational programme at school.",
    )


def plan_written(world: World) -> Plan:
    """The least that a plan may be given with, written by Ms Laird."""
    lead = world.actor("laird")
    plan = plans.open_plan(by=lead, pupil=world.ailsa)
    for kind, text in (
        ("profile", "She draws what she means, and understands pictures."),
        ("factor", "Developmental language disorder."),
    ):
        plans.write_entry(by=lead, plan=plan, kind=kind, text=text)
    objective = plans.write_entry(
        by=lead, plan=plan, kind="objective", text="Ailsa follows a three-step instruction."
    )
    for text, role, organisation in (
        ("Weekly therapy", "Speech and language therapist", "NHS Glenmarra"),
        ("Pictures for each step", "Support assistant", "Marra Glen Primary School"),
    ):
        plans.write_entry(
            by=lead,
            plan=plan,
            kind="support",
            text=text,
            under=objective,
            detail={
                "how_often": "weekly", "how_long": "45 minutes", "where": "in class",
                "persons": [{"role": role, "organisation": organisation}],
            },
        )  # fmt: skip
    return plan


def by_link(world: World, asked: AgencyRequest) -> Actor:
    """Dr Sinclair, in by her link."""
    from ettle.cases.links import actor_of

    return actor_of(asked.links.latest("pk"), by=nobody_signed_in(world))


def nobody_signed_in(world: World) -> Actor:
    """Somebody at the door, at the moment the world stands at."""
    officer = world.actor("okafor")
    return Actor(at=officer.at, today=officer.today)


def send_all(officer: Actor) -> None:
    """Hand over the e-mails that are waiting."""
    hand_over_all(by=officer, messages=Message.objects.filter(sent_on__isnull=True))


def post_all(officer: Actor, on: date | None = None) -> None:
    """Say that every letter that is waiting was posted."""
    for message in Message.objects.filter(sent_on__isnull=True):
        hand_over(by=officer, message=message, on=on or officer.today)
