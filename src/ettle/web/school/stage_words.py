"""Words and drawings of stages that the school's and the family's pages share."""

from datetime import date

from ettle.people.staging import NEUTRAL
from ettle.plans.selectors.staging import MoveShown, StagePath
from ettle.web.ui.dates import day
from ettle.web.ui.stage_pictures import Picture, Stop, path_picture

HELPED_WORDS = {
    "": "Nobody has said yet",
    "yes": "Yes",
    "partly": "Partly",
    "no": "No",
    "too_soon": "Too soon to say",
}
LEVEL_WORDS = {
    "universal": "In class, as for every child",
    "targeted": "For this child, or a small group",
    "": "Not said",
}


def direction_words(move: MoveShown) -> str:
    """Say what a move did: *up to Enhanced*, *stayed on Additional*."""
    if move.is_first:
        return f"On {move.stage.name}"
    if move.up is None:
        return f"Looked at: {move.stage.name}"
    return f"{'Up' if move.up else 'Down'} to {move.stage.name}"


def asked_words(on: date | None, words: str) -> str:
    """Say when somebody was asked and what they said, or why nobody asked."""
    return f"Asked on {day(on)}: {words}" if on else f"Not asked: {words}"


def picture_of(path: StagePath, today: date) -> Picture | None:
    """Draw a child's way through the stages they were on, among the council's of today."""
    if not path.moves:
        return None
    stages = {each.pk: each for each in path.stages}
    stages.update({move.stage.pk: move.stage for move in path.moves})
    rows = sorted(
        stages.values(), key=lambda each: (NEUTRAL.index(each.neutral), each.number, each.pk)
    )
    at = {each.pk: row for row, each in enumerate(rows)}
    stops = [Stop(move.on, at[move.stage.pk]) for move in path.moves]
    return path_picture([each.name for each in rows], stops, today=today)
