"""What bars a reference that was made before: section 18(6) to (11)."""

from datetime import date

from asl_law.citations import act
from asl_law.clocks.tribunal import PLACING_REFERENCE_BAR
from asl_law.days import in_words
from asl_law.reasons import Limb
from asl_law.references.facts import Reference
from asl_law.references.grounds import GROUNDS


def not_barred(reference: Reference) -> Limb:
    """Say whether an earlier reference bars this one, and until when."""
    if reference.ground == "(d)(i)" and reference.same_information_referred_before:
        if not reference.reviewed_since:
            reason = (
                "The same information was referred before, and no review was carried out since."
            )
            return Limb(False, reason, act("section 18(6)"))
        return Limb(True, "A review was carried out since the last one.", act("section 18(6)"))
    if reference.ground in ("(ea)", "(eb)") and reference.last_reference_on_same_right:
        return _same_right_bar(reference, reference.last_reference_on_same_right)
    last = reference.last_placing_reference_on
    if GROUNDS[reference.ground].is_placing and last is not None:
        return _placing_bar(reference, last)
    return Limb(True, "Nothing bars it.", act("section 18(6), 18(7)"))


def _same_right_bar(reference: Reference, last: date) -> Limb:
    """Apply the twelve months to capacity and wellbeing for the same right, as they were read."""
    until = PLACING_REFERENCE_BAR.last_day(last)
    cite = act("section 18(8)\N{EN DASH}(11)")
    if reference.received_on > until:
        return Limb(True, f"The twelve months ended on {in_words(until)}.", cite, ("LAW-Q35",))
    reason = f"Barred for the same right until the end of {in_words(until)}."
    return Limb(False, reason, cite, ("LAW-Q35",))


def _placing_bar(reference: Reference, last: date) -> Limb:
    until = PLACING_REFERENCE_BAR.last_day(last)
    cite = act("section 18(7)")
    if reference.received_on > until:
        return Limb(True, f"The twelve months ended on {in_words(until)}.", cite)
    if reference.placing_decision_or_plan_changed:
        reason = "Within twelve months of the last one, but the decision or the plan has changed."
        return Limb(True, reason, cite, ("LAW-Q35",))
    return Limb(False, f"Barred until the end of {in_words(until)}.", cite)
