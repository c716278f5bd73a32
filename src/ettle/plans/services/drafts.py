"""Keeping what somebody typed and did not save, for them alone."""

from typing import Any

from django.db import transaction

from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_forget_drafts, may_propose_change
from ettle.plans.intervals import DRAFTS_LAST
from ettle.plans.models import EntryDraft


@transaction.atomic
def keep_draft(*, by: Actor, pupil: Pupil, where: str, answers: dict[str, Any]) -> EntryDraft:
    """Keep what was typed in one form about one child; the newest typing replaces the older."""
    require(may_propose_change(by, pupil), by=by, act="draft.kept")
    draft, is_new = EntryDraft.objects.update_or_create(
        owner_id=by.person_id,
        pupil=pupil,
        where=where,
        defaults={"authority_id": pupil.authority_id, "answers": answers, "kept_at": by.at},
    )
    if is_new:
        record(by=by, verb="draft.kept", subject=draft, pupil_id=pupil.pk)
    return draft


@transaction.atomic
def forget_draft(*, by: Actor, pupil: Pupil, where: str) -> None:
    """Throw away what was kept of one form, once it is saved or no longer wanted."""
    require(may_propose_change(by, pupil), by=by, act="draft.forgotten")
    drafts = EntryDraft.objects.filter(owner_id=by.person_id, pupil=pupil, where=where)
    for draft in drafts:
        record(by=by, verb="draft.forgotten", subject=draft, pupil_id=pupil.pk)
    drafts.delete()


@transaction.atomic
def forget_old_drafts(*, by: Actor) -> int:
    """Throw away every draft that is older than thirty days; give how many there were."""
    require(may_forget_drafts(by), by=by, act="drafts.forgotten")
    old = EntryDraft.objects.filter(kept_at__lt=by.at - DRAFTS_LAST)
    n, _ = old.delete()
    if n:
        record(by=by, verb="drafts.forgotten", n=n)
    return n
