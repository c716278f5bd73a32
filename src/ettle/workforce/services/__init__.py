"""What people do so that an adult is ready for a child."""

from ettle.workforce.services.clearances import name_task, record_briefing, record_sign_off
from ettle.workforce.services.deployments import (
    confirm_deployment,
    end_deployment,
    name_stand_in,
    plan_deployment,
)
from ettle.workforce.services.gaps import say_ready, set_gap_aside
from ettle.workforce.services.noticing import answer_ask, ask_for_more, observe
from ettle.workforce.services.protected_time import book_protected_time, use_protected_time
from ettle.workforce.services.reading import read_card, record_paper_reading

__all__ = [
    "answer_ask",
    "ask_for_more",
    "book_protected_time",
    "confirm_deployment",
    "end_deployment",
    "name_stand_in",
    "name_task",
    "observe",
    "plan_deployment",
    "read_card",
    "record_briefing",
    "record_paper_reading",
    "record_sign_off",
    "say_ready",
    "set_gap_aside",
    "use_protected_time",
]
