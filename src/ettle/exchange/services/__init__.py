"""Doing things with what is brought in: taking a file, keeping its check, bringing it in."""

from ettle.exchange.services.answering import answer_roll
from ettle.exchange.services.bringing_in import import_roll
from ettle.exchange.services.mappings import end_mapping, save_mapping
from ettle.exchange.services.rhythm import expect_roll
from ettle.exchange.services.sending import fail_roll, hold_roll, send_roll
from ettle.exchange.services.undoing import set_aside_row, tidy_imports, undo_roll
from ettle.exchange.services.writing_out import RollFile, export_roll

__all__ = [
    "RollFile",
    "answer_roll",
    "end_mapping",
    "expect_roll",
    "export_roll",
    "fail_roll",
    "hold_roll",
    "import_roll",
    "save_mapping",
    "send_roll",
    "set_aside_row",
    "tidy_imports",
    "undo_roll",
]
