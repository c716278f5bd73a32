"""Which kinds of need a plan speaks of, for offering trusted sources beside it."""

from ettle.access import Actor
from ettle.guidance.selectors import SourcesOffered, sources_for
from ettle.people.models import Pupil
from ettle.plans.access import Slice, may_read_card, slice_of
from ettle.plans.parts import plan_of, versions_for

NEEDS = frozenset({"factor", "barrier"})
# Whoever supports the child reads the card, not the needs; but each is told enough of what kind
# they are to find good advice, unless the part is for fewer people than help with the plan.
BESIDE_THE_CARD = Slice(
    "deliverer", "supports the pupil", frozenset({"everyone", "deliverers"}), NEEDS
)
READER_OF = {"parent": "families", "pupil": "children"}


def need_kinds_of(pupil: Pupil, *, by: Actor) -> tuple[str, ...]:
    """List the kinds of need of the parts that this reader may have, each once."""
    slice_ = slice_of(by, pupil) or (BESIDE_THE_CARD if may_read_card(by, pupil) else None)
    plan = plan_of(pupil) if slice_ else None
    if slice_ is None or plan is None:
        return ()
    versions = [
        version
        for version in versions_for(plan, slice_, by=by)
        if version.entry.kind in NEEDS and version.detail.get("need_kind")
    ]
    return tuple(dict.fromkeys(str(version.detail["need_kind"]) for version in versions))


def sources_beside(pupil: Pupil, *, by: Actor) -> SourcesOffered | None:
    """Offer the trusted sources for a child's kinds of need; None to whoever reads no plan."""
    slice_ = slice_of(by, pupil)
    if slice_ is None and not may_read_card(by, pupil):
        return None
    reader = READER_OF.get(slice_.reader, "staff") if slice_ else "staff"
    return sources_for(need_kinds_of(pupil, by=by), by=by, reader=reader)
