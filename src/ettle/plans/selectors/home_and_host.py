"""Home and host: which council answers for a child's education, and what happens on a move.

The roll records which two councils a placement is between. Which of them answers is law, and
turns on facts that the roll does not hold, so the words say what it turns on and never decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from asl_law.days import in_words
from ettle.access import Actor
from ettle.people.models import Placement, Pupil
from ettle.plans.access import slice_of
from ettle.plans.models import FamilyWord, Meeting, Plan, ProposedChange, StatutoryReview

MAY_BE_TOLD = frozenset({"lead", "officer", "psychologist", "parent", "pupil"})
AT_WORK = frozenset({"lead", "officer"})
TURNS_ON = (
    "This is as the roll records it. Where two councils arrange a place between them, the council "
    "for the area the child belongs to stays responsible (section 29(3A) of the Act). Where a "
    "family chose the school by a placing request, or moved home, the other council becomes "
    "responsible (regulations 9A and 9). If this is not so here, ask, and put the roll right."
)
ON_MOVING = (
    "Nothing has been stopped by itself and nothing is taken away. The council that answers from "
    "now on is sent the plan (regulation 9 or 9A), and reviews it as soon as practicable after "
    "that (section 10(5A))."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeAndHost:
    """What one reader is told: who answers, who reads here, and what a move leaves open."""

    heading: str
    answers: str
    reads: str = ""
    turns_on: str = ""
    moved: str = ""
    open: tuple[str, ...] = ()


def home_and_host(pupil: Pupil, *, by: Actor) -> HomeAndHost | None:
    """Say which council answers, where the child is placed or has moved; None where neither.

    For those who plan, and for the family; whoever only teaches or supports the child is not
    told where else a child belongs.
    """
    slice_ = slice_of(by, pupil)
    if slice_ is None or slice_.reader not in MAY_BE_TOLD:
        return None
    placement = Placement.objects.select_related("home", "host").filter(pupil=pupil).first()
    has_moved = bool(pupil.left_on and pupil.left_on <= by.today)
    if placement is None and not has_moved:
        return None
    is_own, is_at_work = slice_.reader == "pupil", slice_.reader in AT_WORK
    return HomeAndHost(
        heading="Which council answers",
        answers=_answers(pupil, placement, is_own=is_own),
        reads=_reads(pupil, placement) if placement else "",
        turns_on=TURNS_ON if placement else "",
        moved=_moved(pupil, is_own=is_own) if has_moved else "",
        open=_left_open(pupil) if has_moved and is_at_work else (),
    )


def _answers(pupil: Pupil, placement: Placement | None, *, is_own: bool) -> str:
    whose = "your" if is_own else f"{pupil.first_name}’s"
    if placement is None:
        return f"Until the move, {pupil.authority} answered for {whose} education."
    placed = "You are placed" if is_own else f"{pupil.first_name} is placed"
    return (
        f"{placement.home} answers for {whose} education, and decides about a co-ordinated "
        f"support plan. {placed} in the area of {placement.host}."
    )


def _reads(pupil: Pupil, placement: Placement) -> str:
    ours = pupil.authority
    other = placement.host if placement.home_id == ours.pk else placement.home
    return (
        f"ASL officers of {ours} read this plan. Officers of {other} do not: they keep a record of "
        "their own, and are sent what they need."
    )


def _moved(pupil: Pupil, *, is_own: bool) -> str:
    left = "You left" if is_own else f"{pupil.first_name} left"
    where = f" for {pupil.went_to}" if pupil.went_to else ""
    day = in_words(pupil.left_on) if pupil.left_on else ""
    return f"{left} the roll of {pupil.authority} on {day}{where}. {ON_MOVING}"


def _left_open(pupil: Pupil) -> tuple[str, ...]:
    """List what was under way when the child moved, and what becomes of each."""
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None:
        return ()
    said = [
        f"The review begun on {in_words(begun)} is not finished. What was written for it goes with "
        "the plan; the council that answers now reviews the plan and decides."
        for begun in StatutoryReview.objects.filter(
            csp__pupil=pupil, completed_on__isnull=True
        ).values_list("begun_on", flat=True)
    ]
    said += [
        f"The meeting planned for {in_words(day)} stands until somebody calls it off, with a "
        "reason."
        for day in Meeting.objects.filter(
            plan=plan, held_on__isnull=True, cancelled_on__isnull=True
        ).values_list("planned_on", flat=True)
    ]
    proposals = ProposedChange.objects.filter(entry__plan=plan, outcome="").count()
    if proposals:
        said.append(
            f"{_waits(proposals, 'proposed change')}: kept with who proposed it and why, and sent "
            "with the plan."
        )
    words = FamilyWord.objects.filter(plan=plan, answered_at__isnull=True).exclude(kind="happening")
    if waiting := words.count():
        said.append(f"{_waits(waiting, 'word')} from the family: answer before the record moves.")
    return tuple(said)


def _waits(number: int, what: str) -> str:
    return f"1 {what} waits" if number == 1 else f"{number} {what}s wait"
