"""A gentle word after something was saved: what would make it better. Nothing is ever blocked."""

from typing import Any

from ettle.access import Actor
from ettle.plans import selectors as plans
from ettle.plans.target_words import target_lacks, too_many_live


def nudge(pupil: Any, kind: str, form: Any, *, by: Actor) -> str:
    """Say what a target that was just saved still lacks, or that there are many of them."""
    if kind != "target":
        return ""
    plan = plans.plan_for(pupil, by=by)
    live = len(plan.of("target")) if plan else 0
    words = [*target_lacks(form.detail), too_many_live(live, pupil.first_name)]
    return " ".join(word for word in words if word)
