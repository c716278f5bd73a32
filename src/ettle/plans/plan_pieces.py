"""The pieces of the plan map, from what a plan has today."""

from datetime import date

from asl_law import clocks
from asl_law.days import in_words
from ettle.access import Actor
from ettle.plans.models import CoordinatedSupportPlan, Plan, PrintedEdition, StageMove, SupportCard
from ettle.plans.printings.plan_map import MapPiece

NOT_NOW = "Not now"
CSP_NAME = "Co-ordinated support plan"


def pieces_of(plan: Plan, *, by: Actor) -> tuple[MapPiece, ...]:
    """List the plans that a child has and could have, the legal one first."""
    name = plan.pupil.first_name
    issued = _issued(plan)
    return (
        _csp(live_csp(plan), name),
        _iep(issued.get("iep"), name),
        _childs_plan(issued.get("childs_plan"), name),
        _card(plan.cards.first(), name),
        _stage(stage_of(plan, on=by.today)),
    )


def live_csp(plan: Plan) -> CoordinatedSupportPlan | None:
    """Give the statutory plan in force, if there is one."""
    rows = CoordinatedSupportPlan.objects.filter(pupil=plan.pupil, superseded_on__isnull=True)
    return rows.select_related("coordinator", "contact_officer").first()


def review_due_on(csp: CoordinatedSupportPlan) -> date:
    """Give the day by which the statutory plan is to be reviewed."""
    return clocks.ANNUAL_REVIEW_DUE.start(csp.year_begins_on).due_on


def stage_of(plan: Plan, *, on: date) -> StageMove | None:
    """Give the move by which a child came to the stage they are at; looking again is no move."""
    newest: StageMove | None = None
    moves = plan.stage_moves.filter(on__lte=on).select_related("to_stage")
    for move in moves.order_by("-on", "-moved_at", "-pk"):
        if newest is not None and move.to_stage_id != newest.to_stage_id:
            break
        newest = move
    return newest


def _issued(plan: Plan) -> dict[str, date]:
    rows = PrintedEdition.objects.filter(plan=plan, printing__in=["iep", "childs_plan"])
    return dict(rows.order_by("issued_at").values_list("printing", "issued_on"))


def _csp(csp: CoordinatedSupportPlan | None, name: str) -> MapPiece:
    if csp is None:
        return MapPiece(
            key="csp",
            name=CSP_NAME,
            is_legal=True,
            short="None now. You can ask for one",
            words=f"This would be the legal one. {name} does not have one now. It is for a child "
            "who needs a lot of help, for more than a year, from the school and from others too, "
            "such as health or social work. You can ask the council to find out whether it is "
            "needed.",
            is_there=False,
        )
    return MapPiece(
        key="csp",
        name=CSP_NAME,
        is_legal=True,
        short=f"In force since {_short(csp.prepared_on)}",
        words="This is the legal one. The council must see that the help in it is given, and must "
        f"look at it each year. It is in force since {in_words(csp.prepared_on)}. Next review by "
        f"{in_words(review_due_on(csp))}. What is in it changes only through a review.",
        is_there=True,
    )


def _iep(issued_on: date | None, name: str) -> MapPiece:
    what = "The school’s own plan for learning: what the year is for, and what is worked on now."
    day = f" Last given out on {in_words(issued_on)}." if issued_on else f" {name} has none now."
    return MapPiece(
        key="iep",
        name="Individualised educational programme (IEP)",
        short="The school’s plan for learning" if issued_on else NOT_NOW,
        words=f"{what}{day} It is not a legal plan.",
        is_there=issued_on is not None,
    )


def _childs_plan(issued_on: date | None, name: str) -> MapPiece:
    what = "Who will do what, when a child needs more than the usual help. You may say no to one."
    day = f" Last given out on {in_words(issued_on)}." if issued_on else f" {name} has none now."
    return MapPiece(
        key="childs_plan",
        name="Child’s Plan",
        short="Who does what, and when" if issued_on else NOT_NOW,
        words=f"{what}{day} It is not a legal plan.",
        is_there=issued_on is not None,
    )


def _card(card: SupportCard | None, name: str) -> MapPiece:
    what = f"One page that the adults beside {name} read before they start."
    day = (
        f" Every line was written or confirmed on {in_words(card.confirmed_on)} or later."
        f" Good until {in_words(card.expires_on)}."
        if card
        else " There is none now."
    )
    return MapPiece(
        key="card",
        name="Support card",
        short=f"What adults beside {name} read" if card else NOT_NOW,
        words=f"{what}{day} It is not a legal plan.",
        is_there=card is not None,
    )


def _stage(move: StageMove | None) -> MapPiece:
    rights = "A stage never takes away a right that you have."
    if move is None:
        return MapPiece(
            key="stage",
            name="Stage of support",
            short=NOT_NOW,
            words=f"How the council sorts support. No stage is written down now. {rights}",
            is_there=False,
        )
    family = move.to_stage.for_family.strip()
    return MapPiece(
        key="stage",
        name=f"Stage of support: {move.to_stage.name}",
        short=f"Since {_short(move.on)}",
        words=f"{family} Since {in_words(move.on)}. It is not a plan. {rights}".strip(),
        is_there=True,
    )


def _short(day: date) -> str:
    return in_words(day).partition(" ")[2]
