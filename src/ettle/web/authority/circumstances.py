"""What the roll says of a pupil's circumstances, on the officers' page of the pupil."""

from __future__ import annotations

from typing import Any

from ettle.access import Actor
from ettle.people.selectors import circumstances_of
from ettle.web.ui.shapes import SummaryRow


def circumstances_rows(pupil: Any, by: Actor) -> list[SummaryRow]:
    """The lines that have something in them; none for whoever may not be told."""
    found = circumstances_of(pupil, by=by)
    if found is None:
        return []
    siblings = tuple(f"{one.name}, {one.stage}" for one in found.siblings)
    rows = [
        SummaryRow("Looked after", found.looked_after),
        SummaryRow("Since", found.since),
        SummaryRow("Home authority", found.home),
        SummaryRow("Host authority", found.host),
        SummaryRow("Experience of care", found.care_experience),
        SummaryRow("Came from", found.came_from),
        SummaryRow("Went to", found.went_to),
        SummaryRow("Brothers and sisters here", siblings),
        SummaryRow("Orders about parents’ rights", found.rights_notes),
    ]
    return [row for row in rows if row.value]
