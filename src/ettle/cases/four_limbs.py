"""The four-limb test as the officer meets it: findings tried, and the decision held to them."""

from collections.abc import Mapping
from typing import Any

from asl_law.csp_test import Outcome, decide
from asl_law.errors import LawError
from asl_law.findings import read_findings
from ettle.access import Trouble


def tested(findings: Mapping[str, Any]) -> Outcome:
    """Apply section 2 to some findings.

    Raises:
        Trouble: where the findings contradict each other, at the question to look at.
    """
    try:
        return decide(read_findings(findings))
    except LawError as refusal:
        path, _, words = str(refusal).partition(": ")
        if not words:
            path, _, words = str(refusal).partition(" is judged")
            words = f"This is judged{words}"
        field = path.replace(".", "_").replace("[", "_").replace("]", "")
        raise Trouble(f"{words[:1].upper()}{words[1:]}", field=field) from None


def settled(outcome: Outcome, required: bool | None) -> bool:
    """Give the decision, which must agree with the four answers wherever the law is settled."""
    if outcome.required is None:
        if required is None:
            raise Trouble(outcome.ask or "The law is not settled. Decide.", field="required")
        return required
    if required is not None and required != outcome.required:
        answer = "is required" if outcome.required else "is not required"
        raise Trouble(
            f"Your four answers mean that a plan {answer}. Change an answer, or the decision.",
            field="required",
        )
    return outcome.required
