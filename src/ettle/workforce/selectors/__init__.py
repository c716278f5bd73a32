"""Reading who is ready for whom. Every function takes ``by=``."""

from ettle.workforce.selectors.board import (
    BoardRow,
    board_for,
    board_size,
    calendar_note,
    next_pupil_day,
    schools_led,
)
from ettle.workforce.selectors.days import Day, DayChild, day_for, own_booking_for
from ettle.workforce.selectors.deployments import (
    DeploymentPage,
    GapLine,
    deployment_for,
    last_read_card,
    own_deployment_for,
    own_reading_of,
)
from ettle.workforce.selectors.hearing import (
    ask_for,
    asks_for,
    asks_of,
    observations_for,
    opened_parts,
    parts_to_open,
)
from ettle.workforce.selectors.planning import (
    Preview,
    StandIn,
    assistants_of,
    children_to_support,
    colleagues_for,
    deployment_preview,
    stand_ins_for,
)
from ettle.workforce.selectors.tasks import task_for, tasks_of, trained_for

__all__ = [
    "BoardRow",
    "Day",
    "DayChild",
    "DeploymentPage",
    "GapLine",
    "Preview",
    "StandIn",
    "ask_for",
    "asks_for",
    "asks_of",
    "assistants_of",
    "board_for",
    "board_size",
    "calendar_note",
    "children_to_support",
    "colleagues_for",
    "day_for",
    "deployment_for",
    "deployment_preview",
    "last_read_card",
    "next_pupil_day",
    "observations_for",
    "opened_parts",
    "own_booking_for",
    "own_deployment_for",
    "own_reading_of",
    "parts_to_open",
    "schools_led",
    "stand_ins_for",
    "task_for",
    "tasks_of",
    "trained_for",
]
