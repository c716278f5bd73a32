"""What follows from a missed duty for which the Acts name no remedy of their own."""

from datetime import date

from asl_law.citations import Citation
from asl_law.time_limits import Consequence, Kind


def public_law(citation: Citation, since: date) -> Consequence:
    """Say that the duty itself is what was missed; complaint and judicial review remain."""
    return Consequence(
        kind=Kind.FAILURE,
        meaning="the duty has not been done in time; the remedy is a complaint or judicial review",
        citation=citation,
        in_force_from=since,
    )
