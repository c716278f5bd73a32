"""The quality of a plan, as two people mark it blind: criteria, agreement, and who may.

Marks are of a plan and never of a child or of whoever wrote it.
"""

from ettle.plans.quality.agreement import Agreement, agreement_of, weighted_kappa
from ettle.plans.quality.criteria import (
    CRITERIA,
    MARK_NAMES,
    WEAK,
    Criterion,
    criterion_of,
)

__all__ = [
    "CRITERIA",
    "MARK_NAMES",
    "WEAK",
    "Agreement",
    "Criterion",
    "agreement_of",
    "criterion_of",
    "weighted_kappa",
]
