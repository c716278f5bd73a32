"""Reading what was brought in, and what a file would do. Every function takes ``by=``."""

from ettle.exchange.selectors.held import (
    HeldRoll,
    ReadyImport,
    changes_in,
    held_roll,
    likenesses_in,
    ready_import,
    rejected_in,
    rejected_waiting,
    roll_imports,
    sheet_of,
)
from ettle.exchange.selectors.mappings import mapping_by_ref, mapping_for, mappings_of
from ettle.exchange.selectors.previews import RollPreview, roll_preview

__all__ = [
    "HeldRoll",
    "ReadyImport",
    "RollPreview",
    "changes_in",
    "held_roll",
    "likenesses_in",
    "mapping_by_ref",
    "mapping_for",
    "mappings_of",
    "ready_import",
    "rejected_in",
    "rejected_waiting",
    "roll_imports",
    "roll_preview",
    "sheet_of",
]
