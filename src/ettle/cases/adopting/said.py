"""The one quiet line beside every adopted date."""

from typing import Any

from ettle.plans.adopting import adopted_words

__all__ = ["adopted_words", "adopted_words_of"]


def adopted_words_of(*rows: Any) -> str:
    """Give the line for the first of these rows that is adopted."""
    adoption = next((row.adoption for row in rows if row is not None and row.adoption_id), None)
    return adopted_words(adoption)
