"""How a target is going: the four steps that one tap chooses from, lowest first."""

from typing import Final

STEP_WORDS: Final = {
    "not_yet": "Not yet",
    "sometimes": "Sometimes",
    "mostly": "Mostly",
    "there": "There",
}
STEPS: Final = tuple(STEP_WORDS)


def step_height(step: str) -> int:
    """Say how far up the picture a step stands, from 0."""
    return STEPS.index(step)
