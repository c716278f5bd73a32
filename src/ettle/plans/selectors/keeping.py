"""Parts kept from a parent: for those who may know, never for the parent."""

from dataclasses import dataclass
from datetime import date

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.access import may_keep_from, may_write_plan, slice_of
from ettle.plans.models import EntryKept
from ettle.plans.parts import Part, current_versions
from ettle.plans.selectors.plan import plan_for

CHILDS_KINDS = (
    "view", "what_matters", "communication", "key_adult", "signs", "helps", "avoid", "strength",
    "target", "event", "contribution",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptView:
    """That one part is kept from one parent, by whom and why."""

    ref: str
    part_ref: str
    text: str
    parent: str
    parent_ref: str
    kept_by: str
    reason: str
    decided_by: str
    decided_on: date


def kept_parts(pupil: Pupil, *, by: Actor) -> tuple[KeptView, ...]:
    """List what is kept from a parent now: all of it for those who write the plan and the child.

    The reason of an adult's decision is for those who write the plan.
    """
    slice_ = slice_of(by, pupil)
    writes = bool(may_write_plan(by, pupil))
    if slice_ is None or not (writes or slice_.reader == "pupil"):
        return ()
    rows = EntryKept.objects.filter(
        entry__plan__pupil=pupil, entry__ended_at__isnull=True, ended_at__isnull=True
    ).select_related("entry", "person", "decided_by")
    if not rows:
        return ()
    texts = {
        version.entry_id: version.text
        for version in current_versions([rows[0].entry.plan_id], slice_)
    }
    return tuple(
        KeptView(
            ref=row.ref,
            part_ref=row.entry.ref,
            text=texts[row.entry_id],
            parent=row.person.name,
            parent_ref=row.person.ref,
            kept_by=row.kept_by,
            reason=row.reason if writes else "",
            decided_by=row.decided_by.name if row.decided_by else "",
            decided_on=row.decided_on,
        )
        for row in rows
        if row.entry_id in texts and (writes or row.kept_by == "child")
    )


def kept_row(ref: str, pupil: Pupil, *, by: Actor) -> EntryKept | None:
    """Give the row of something kept that this reader may know of, for letting the parent in."""
    if ref not in {view.ref for view in kept_parts(pupil, by=by)}:
        return None
    return EntryKept.objects.select_related("entry__plan__pupil", "person").get(ref=ref)


def parts_to_keep(pupil: Pupil, *, by: Actor, newest: int = 60) -> tuple[Part, ...]:
    """List what a child of 12 or over may keep from a parent: what everyone reads now.

    Not what the statutory plan in force rests on, of which the Act gives each parent a copy.
    Empty for anybody but the child, on an account of their own.
    """
    if by.account_id is None or not may_keep_from(by, pupil, "child"):
        return ()
    plan = plan_for(pupil, by=by)
    parts = plan.of(*CHILDS_KINDS) if plan else ()
    return tuple(part for part in parts if part.audience == "everyone" and not part.rests_on_csp)[
        -newest:
    ]
