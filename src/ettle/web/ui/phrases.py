"""Words that many pages say, kept in one place so that they are said the same way."""

from typing import Final

SERVICE: Final = "Ettle"
DEMONSTRATION: Final = "Every person, school and council here is invented."
NOT_YET_CHECKED: Final = "This wording of the law has not yet been checked by a solicitor."
WHO_CAN_SEE: Final = "Who can see this"
WHO_LOOKED: Final = "Who has looked"
NOBODY_LOOKED: Final = "Nobody has looked at this yet, apart from you."
RATHER_NOT: Final = "I’d rather not today"
SHOWN_TWICE: Final = "Nothing has been done twice: this was already saved."
STALE: Final = (
    "Somebody else changed this while you had it open, so nothing of yours is saved yet. "
    "Read what is there now, then press the button again if it is still right."
)

# For each status its word, its shape and its tone: the colour only repeats what they say.
STATUS: Final[dict[str, tuple[str, str, str]]] = {
    "running": ("Running", "ring", "plain"),
    "due_this_week": ("Due this week", "half", "soon"),
    "late": ("Late", "triangle", "late"),
    "met": ("Met", "tick", "good"),
    "met_late": ("Done after the last day", "tick", "soon"),
    "extended": ("Extended", "arrow", "plain"),
    "deemed": ("Counted in law as: no plan required", "square", "late"),
    "deemed_refused": ("Counted in law as: refused", "square", "late"),
    "deemed_not_wished": ("Not wished for: destroy it", "square", "late"),
    "ready": ("Ready", "tick", "good"),
    "nearly": ("Nearly", "half", "soon"),
    "not_ready": ("Not ready", "triangle", "late"),
    "draft": ("Draft", "ring", "plain"),
    "waiting": ("Waiting", "half", "plain"),
    "issued": ("Issued", "tick", "good"),
    "closed": ("Closed", "square", "plain"),
}

STEP_WORDS: Final[dict[str, str]] = {"done": "Done", "now": "Now", "next": "Next"}

FACES: Final[tuple[tuple[str, str], ...]] = (
    ("5", "Really good"),
    ("4", "Good"),
    ("3", "In the middle"),
    ("2", "Not good"),
    ("1", "Really not good"),
)
