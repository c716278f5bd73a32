"""The picture beside one part of a plan, for whoever may read that part."""

from ettle.access import Actor
from ettle.plans.card.line_pictures import pictures_of
from ettle.plans.card.picture import LinePicture
from ettle.plans.models import Entry
from ettle.plans.parts import part_of
from ettle.plans.selectors.entries import entry_for


def picture_beside(entry: Entry, *, by: Actor) -> LinePicture | None:
    """Give the picture that stands beside a part now; None for none, or for another's part."""
    found = entry_for(entry.ref, by=by)
    if found is None:
        return None
    return next(iter(pictures_of([part_of(found.now)]).values()), None)  # type: ignore[attr-defined]
