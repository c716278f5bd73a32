"""Taking an adoption back, and putting one right."""

from django.db import transaction
from django.db.models import ProtectedError

from ettle.access import Actor, StaleEdit, Trouble, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.adopting import Then
from ettle.cases.adopting.resting import check_nothing_rests
from ettle.cases.services._by_kind import adopt
from ettle.cases.services._undoing import forget_rows
from ettle.plans.models import AdoptedPage, Adoption
from ettle.plans.services import forget_adopted_page

RESTS = (
    "Something that was done in Ettle since rests on this, so it can no longer be taken back "
    "whole. What is wrong in it is put right where it was done."
)


@transaction.atomic
def undo_adoption(
    *, by: Actor, adoption: Adoption, reason: str, keeps_pages: bool = False
) -> Adoption:
    """Take an adoption back while nothing rests on it: its rows go, the record of it stays.

    Its scans go from the disk too, unless it is put right and they go with the new one.

    Raises:
        Trouble: where something rests on it, or no reason is given.
        StaleEdit: where somebody took it back already.
    """
    require(may_do_casework(by, adoption.pupil), by=by, act="adoption.undone")
    if not reason.strip():
        raise Trouble("Say why it is taken back. The reason is kept.", field="reason")
    adoption = Adoption.objects.select_for_update(of=("self",)).get(pk=adoption.pk)
    if adoption.undone_at:
        raise StaleEdit(adoption, 0)
    check_nothing_rests(adoption)

    try:
        with transaction.atomic():
            forget_rows(adoption)
    except ProtectedError:
        raise Trouble(RESTS) from None
    for page in [] if keeps_pages else adoption.pages.all():
        forget_adopted_page(by=by, page=page)
    adoption.undone_at, adoption.undone_on = by.at, by.today
    adoption.undone_by_id, adoption.undone_reason = by.person_id, reason.strip()
    adoption.save(update_fields=["undone_at", "undone_on", "undone_by", "undone_reason"])

    record(by=by, verb="adoption.undone", subject=adoption, kind=adoption.kind)
    return adoption


@transaction.atomic
def correct_adoption(
    *, by: Actor, adoption: Adoption, then: Then, source: str, reason: str
) -> Adoption:
    """Put an adoption right while nothing rests on it: the old one is kept, the new one runs.

    The pages that were kept of the paper go with the new one.
    """
    require(may_do_casework(by, adoption.pupil), by=by, act="adoption.corrected")
    undone = undo_adoption(by=by, adoption=adoption, reason=reason, keeps_pages=True)
    right = adopt(by=by, pupil=undone.pupil, then=then, source=source, corrects=undone)
    AdoptedPage.objects.filter(adoption=undone).update(adoption=right)

    record(
        by=by,
        verb="adoption.corrected",
        subject=right,
        kind=right.kind,
        before=undone.ref,
    )
    return right
