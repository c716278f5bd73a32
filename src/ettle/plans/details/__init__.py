"""What was typed for a part of the plan, made fit to keep, or refused in words."""

from ettle.plans.details.audiences import AUDIENCE_NAMES, check_audience
from ettle.plans.details.by_kind import (
    FIELDS,
    Field,
    check_happened,
    checked_detail,
    takes_picture,
)
from ettle.plans.details.words import (
    check_kind,
    check_not_twice,
    check_place,
    checked_text,
)

__all__ = [
    "AUDIENCE_NAMES",
    "FIELDS",
    "Field",
    "check_audience",
    "check_happened",
    "check_kind",
    "check_not_twice",
    "check_place",
    "checked_detail",
    "checked_text",
    "takes_picture",
]
