"""What was brought in from elsewhere, and how; what went out again."""

from ettle.exchange.models.adoptions import AdoptionBatch
from ettle.exchange.models.health import NotSeen, RollRhythm
from ettle.exchange.models.leaving import KeyedIn, Sheet, WholeExport
from ettle.exchange.models.mapping import ColumnMapping
from ettle.exchange.models.rolls import Likeness, RejectedRow, RollChange, RollImport

__all__ = [
    "AdoptionBatch",
    "ColumnMapping",
    "KeyedIn",
    "Likeness",
    "NotSeen",
    "RejectedRow",
    "RollChange",
    "RollImport",
    "RollRhythm",
    "Sheet",
    "WholeExport",
]
