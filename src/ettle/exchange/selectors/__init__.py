"""Reading what was brought in, and what a file would do. Every function takes ``by=``."""

from ettle.exchange.selectors.health import (
    RollHealth,
    not_seen_for_a_week,
    roll_health,
    roll_made_on,
)
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
    who_did,
)
from ettle.exchange.selectors.mappings import mapping_by_ref, mapping_for, mappings_of
from ettle.exchange.selectors.previews import RollPreview, roll_preview
from ettle.exchange.selectors.undoing import ReadyUndo, ready_undo, undo_barred

__all__ = [
    "HeldRoll",
    "ReadyImport",
    "ReadyUndo",
    "RollHealth",
    "RollPreview",
    "changes_in",
    "held_roll",
    "likenesses_in",
    "mapping_by_ref",
    "mapping_for",
    "mappings_of",
    "not_seen_for_a_week",
    "ready_import",
    "ready_undo",
    "rejected_in",
    "rejected_waiting",
    "roll_health",
    "roll_imports",
    "roll_made_on",
    "roll_preview",
    "sheet_of",
    "undo_barred",
    "who_did",
]
