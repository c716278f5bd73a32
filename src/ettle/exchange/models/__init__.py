"""What was brought in from elsewhere, and how."""

from ettle.exchange.models.health import NotSeen, RollRhythm
from ettle.exchange.models.rolls import Likeness, RejectedRow, RollChange, RollImport

__all__ = ["Likeness", "NotSeen", "RejectedRow", "RollChange", "RollImport", "RollRhythm"]
