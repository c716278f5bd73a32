"""What an agency's own person is shown by a link: their support, and what it works towards."""

from dataclasses import dataclass

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.giving.agency import supports_of_agency, targets_towards
from ettle.plans.giving.supports import SupportGiven, supports_given
from ettle.plans.giving.who import label_of
from ettle.plans.models import TargetEvidence
from ettle.plans.selectors.evidence import SHOWN, Sight

WEEKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyTarget:
    """One target that an agency's support works towards, with what they said of it themselves."""

    ref: str
    text: str
    said: tuple[Sight, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencySupport:
    """One support that an agency gives, planned beside given, and the targets it works towards.

    A target stands with the first of the supports that work towards it.
    """

    given: SupportGiven
    targets: tuple[AgencyTarget, ...]


def agency_supports(pupil: Pupil, *, by: Actor) -> tuple[AgencySupport, ...]:
    """List the supports that an agency gives: for its own person, by a link for this child.

    What others saw of a target is not theirs to read.
    """
    theirs = supports_of_agency(pupil, by=by)
    towards = targets_towards(theirs)
    said = _said_by(by, [each.entry_id for some in towards.values() for each in some])
    return tuple(
        AgencySupport(
            given=given,
            targets=tuple(
                AgencyTarget(
                    ref=each.entry.ref, text=each.text, said=tuple(said.get(each.entry_id, ()))
                )
                for each in towards.pop(given.support.under_id or 0, ())
            ),
        )
        for given in supports_given([pupil], theirs, by=by, weeks=WEEKS)
    )


def _said_by(by: Actor, entries: list[int]) -> dict[int, list[Sight]]:
    rows = TargetEvidence.objects.filter(
        entry_id__in=entries, by__isnull=True, by_label=label_of(by)
    )
    found: dict[int, list[Sight]] = {}
    for row in rows:
        found.setdefault(row.entry_id, []).append(Sight(row.on, row.step, row.words))
    return {key: sights[-SHOWN:] for key, sights in found.items()}
