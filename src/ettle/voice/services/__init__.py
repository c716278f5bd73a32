"""Giving views, keeping them, handing a device over, and calling for help."""

from ettle.voice.services.help import answer_help_call, call_for_help
from ettle.voice.services.keeping import keep_from_parent
from ettle.voice.services.lending import end_hand_over, hand_over_device
from ettle.voice.services.views import (
    add_drawing,
    give_view,
    not_today,
    remove_drawing,
    save_view,
    start_view,
)

__all__ = [
    "add_drawing",
    "answer_help_call",
    "call_for_help",
    "end_hand_over",
    "give_view",
    "hand_over_device",
    "keep_from_parent",
    "not_today",
    "remove_drawing",
    "save_view",
    "start_view",
]
