"""Adopting work of whatever kind it is: each kind's own service checks and records it."""

from collections.abc import Callable
from typing import Any

from ettle.access import Actor
from ettle.cases.adopting import Then
from ettle.cases.adopting.shapes import kind_of
from ettle.cases.services.adopting_cases import adopt_case
from ettle.cases.services.adopting_plans import adopt_plan, adopt_retention, adopt_review
from ettle.people.models import Pupil
from ettle.plans.models import Adoption

BY_KIND: dict[str, Callable[..., Adoption]] = {
    "case": adopt_case,
    "plan": adopt_plan,
    "review": adopt_review,
    "retention": adopt_retention,
}


def adopt(*, by: Actor, pupil: Pupil, then: Then, source: str, **where: Any) -> Adoption:
    """Adopt work of any kind; each kind's own service checks and records it."""
    return BY_KIND[kind_of(then)](by=by, pupil=pupil, then=then, source=source, **where)
