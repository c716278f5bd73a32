"""Keeping what somebody typed and did not save, for them alone."""

from typing import Any

from django.db import transaction

from ettle.access import Actor, StaleEdit, require
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_forget_drafts, may_keep_draft
from ettle.plans.intervals import DRAFTS_LAST
from ettle.plans.models import EntryDraft

WINDOW = "form_key"  # the one showing of the form that the words were typed in


@transaction.atomic
def keep_draft(
    *,
    by: Actor,
    pupil: Pupil,
    where: str,
    answers: dict[str, Any],
    window: str = "",
    seen: str | None = None,
) -> EntryDraft:
    """Keep what was typed in one form about one child; the same words are not written again.

    ``seen`` is None where somebody pressed a button: the newest typing then replaces the older.
    Else nobody asked, and it is the ``stamp`` of the draft that this showing of the form
    (``window``) began with.

    Raises:
        StaleEdit: nobody pressed, and other words are kept already than this showing knows.
    """
    require(may_keep_draft(by, pupil), by=by, act="draft.kept")
    kept = {**answers, WINDOW: [window]}
    there = _there(by, pupil, where)
    if there and there.answers == kept:
        return there
    if there and seen is not None and seen != there.stamp and not _is_of(there, window):
        raise StaleEdit(there, 0)
    draft, is_new = EntryDraft.objects.update_or_create(
        owner_id=by.person_id,
        pupil=pupil,
        where=where,
        defaults={"authority_id": pupil.authority_id, "answers": kept, "kept_at": by.at},
    )
    if is_new:
        record(by=by, verb="draft.kept", subject=draft, pupil_id=pupil.pk)
    return draft


def _there(by: Actor, pupil: Pupil, where: str) -> EntryDraft | None:
    """Find what is kept already and not too old; two windows wait for each other here."""
    return (
        EntryDraft.objects.select_for_update()
        .filter(owner_id=by.person_id, pupil=pupil, where=where, kept_at__gte=by.at - DRAFTS_LAST)
        .first()
    )


def _is_of(draft: EntryDraft, window: str) -> bool:
    return bool(window) and draft.answers.get(WINDOW) == [window]


@transaction.atomic
def forget_draft(*, by: Actor, pupil: Pupil, where: str) -> None:
    """Throw away what was kept of one form, once it is saved or no longer wanted."""
    require(may_keep_draft(by, pupil), by=by, act="draft.forgotten")
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
