"""Whose tray a family's word goes to, and when it has waited too long there.

The school's ASN lead answers; the council's officers where it is about what an agency gives
in a co-ordinated support plan; the headteacher too, once it has waited.
"""

from datetime import date, timedelta

from ettle.people.models import Pupil
from ettle.plans.giving.supports import is_an_agencys, support_now
from ettle.plans.models import CoordinatedSupportPlan, Entry

OLD_AFTER = timedelta(days=7)


def is_officers(support: Entry | None, pupil: Pupil) -> bool:
    """Say whether the council's officers answer for a support: an agency's, in a live CSP."""
    now = support_now(support) if support else None
    return now is not None and is_an_agencys(now, pupil) and has_live_csp(pupil)


def has_live_csp(pupil: Pupil) -> bool:
    """Say whether a co-ordinated support plan is in force for a pupil."""
    return CoordinatedSupportPlan.objects.filter(pupil=pupil, superseded_on__isnull=True).exists()


def is_old(said_on: date, today: date) -> bool:
    """Say whether somebody has waited for an answer for more than a week."""
    return today - said_on > OLD_AFTER
