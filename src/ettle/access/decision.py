"""A yes or no with its reason, and the refusal that a no becomes."""

from dataclasses import dataclass

from ettle.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something may be done, and why. True in a condition when allowed."""

    allowed: bool
    reason: str

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True, slots=True)
class Reader:
    """One line of *who can see this, and why*.

    ``who`` is a name for people in the plan, otherwise role and organisation.
    """

    who: str
    why: str


class Refused(Exception):
    """An act that this person may not do. Shown as 403, or 404 where nothing may show."""

    def __init__(self, decision: Decision, *, by: Actor | None = None, act: str = "") -> None:
        super().__init__(decision.reason)
        self.decision = decision
        self.by = by
        self.act = act


def allow(reason: str) -> Decision:
    """Say yes, and why."""
    return Decision(True, reason)


def deny(reason: str) -> Decision:
    """Say no, and why."""
    return Decision(False, reason)


def require(decision: Decision, *, by: Actor | None = None, act: str = "") -> None:
    """Go on only if allowed.

    The refusal is recorded by whoever runs the act (the web's middleware, a command),
    outside the transaction that this exception ends: see ``audit.refusals_recorded``.

    Raises:
        Refused: with the decision's reason.
    """
    if not decision:
        raise Refused(decision, by=by, act=act)
