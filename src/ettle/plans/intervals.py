"""How long things hold: each kind of part before somebody is asked *still true?*, and drafts.

What was said, decided and done is not in the table: it stays what it was.
"""

from datetime import timedelta

DRAFTS_LAST = timedelta(days=30)

DEFAULT_WEEKS = {
    "must": 12,
    "health": 12,
    "intimate_care": 12,
    "risk": 12,
    "target": 12,
    "strategy": 26,
    "what_matters": 26,
    "communication": 26,
    "helps": 26,
    "avoid": 26,
    "signs": 26,
    "key_adult": 26,
    "support": 26,
    "objective": 52,
    "profile": 52,
    "strength": 52,
    "factor": 52,
    "barrier": 52,
}


def weeks_by_kind(authority_id: int | None) -> dict[str, int]:
    """Give the interval of each kind in weeks."""
    return dict(DEFAULT_WEEKS)
