"""Gathering what is to be adopted, a group of questions at a time. Nothing runs from a draft."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from ettle.access import Actor, StaleEdit, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.models import AdoptionDraft
from ettle.people.models import Pupil
from ettle.plans.models import Adoption

KEPT_FOR = timedelta(days=30)


@transaction.atomic
def begin_adoption(
    *,
    by: Actor,
    pupil: Pupil,
    kind: str,
    answers: dict[str, Any] | None = None,
    corrects: Adoption | None = None,
) -> AdoptionDraft:
    """Begin to gather work of one kind, or go on with what this officer began.

    Drafts that nobody touched for a month are thrown away: they are copies of people's
    details.

    Raises:
        StaleEdit: where the work has been adopted already.
    """
    require(may_do_casework(by, pupil), by=by, act="adoption.begun")
    standing = Adoption.objects.filter(pupil=pupil, kind=kind, undone_at__isnull=True).first()
    if standing and corrects is None:
        raise StaleEdit(standing, 0)
    old = AdoptionDraft.objects.filter(authority_id=pupil.authority_id)
    old.filter(saved_at__lt=by.at - KEPT_FOR).delete()
    draft, is_new = AdoptionDraft.objects.get_or_create(
        account_id=by.account_id,
        pupil=pupil,
        kind=kind,
        defaults={
            "authority_id": pupil.authority_id,
            "answers": answers or {},
            "corrects": corrects,
            "saved_at": by.at,
        },
    )
    if not is_new and draft.corrects != corrects:
        draft.corrects, draft.answers = corrects, answers or {}
        draft.save(update_fields=["corrects", "answers"])

    record(by=by, verb="adoption.begun", subject=draft, kind=kind)
    return draft


@transaction.atomic
def save_adoption_draft(
    *, by: Actor, draft: AdoptionDraft, group: str, answers: dict[str, Any]
) -> AdoptionDraft:
    """Keep one group of answers."""
    require(may_do_casework(by, draft.pupil), by=by, act="adoption.draft_saved")
    draft = AdoptionDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    draft.answers = draft.answers | {group: answers}
    draft.saved_at = by.at
    draft.save(update_fields=["answers", "saved_at"])

    record(by=by, verb="adoption.draft_saved", subject=draft, kind=draft.kind)
    return draft


@transaction.atomic
def drop_adoption_draft(*, by: Actor, draft: AdoptionDraft) -> None:
    """Throw a draft away, because its work is adopted or because it was begun by mistake."""
    require(may_do_casework(by, draft.pupil), by=by, act="adoption.draft_dropped")
    record(by=by, verb="adoption.draft_dropped", subject=draft, kind=draft.kind)
    draft.delete()
