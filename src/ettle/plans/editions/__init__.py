"""Every printing of a plan: what it is, who may have it, and which parts it selects.

A printing holds parts because of their kind and their audience, never by hiding some of what
it was given; so no reader's copy can hold a part that is not for that reader. A new printing is
a module here with its ``Edition``, and its name in ``EDITIONS``: the tests of audiences and of
strangers go through that list.
"""

from ettle.access import Trouble
from ettle.plans.editions.assessment_evidence import EVIDENCE
from ettle.plans.editions.card_today import CARD_TODAY
from ettle.plans.editions.child import CHILD
from ettle.plans.editions.childs_plan import CHILDS_PLAN
from ettle.plans.editions.chronology import CHRONOLOGY, CHRONOLOGY_SHARED
from ettle.plans.editions.edition import Ask, Edition, Need
from ettle.plans.editions.family import FAMILY
from ettle.plans.editions.held import Held, face_of, held_for
from ettle.plans.editions.iep import IEP
from ettle.plans.editions.request_for_assistance import REQUEST
from ettle.plans.editions.selection import selected, without_kept
from ettle.plans.editions.transition import TRANSITION

# In the order in which pages list them.
EDITIONS: tuple[Edition, ...] = (
    IEP,
    CHILDS_PLAN,
    TRANSITION,
    REQUEST,
    EVIDENCE,
    CHRONOLOGY,
    CHRONOLOGY_SHARED,
    FAMILY,
    CHILD,
    CARD_TODAY,
)
BY_KEY = {edition.key: edition for edition in EDITIONS}


def edition_for(key: str) -> Edition:
    """Find a printing by its key.

    Raises:
        Trouble: for a key that no printing has.
    """
    if key not in BY_KEY:
        raise Trouble("There is no printing of that name. Choose one of those listed.")
    return BY_KEY[key]


__all__ = [
    "BY_KEY",
    "EDITIONS",
    "Ask",
    "Edition",
    "Held",
    "Need",
    "edition_for",
    "face_of",
    "held_for",
    "selected",
    "without_kept",
]
