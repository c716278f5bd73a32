"""The support card, for whoever stands next to the child."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import DELIVERER, Slice, may_read_card, slice_of
from ettle.plans.cards import SECTION_OF, card_changes, context_of
from ettle.plans.models import EntryVersion, SupportCard
from ettle.plans.parts import kept_views
from ettle.plans.printings import CardContext

__all__ = ["CardView", "card_changes", "current_card"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One version of a card as one reader may see it. ``pk`` is the SupportCard's."""

    pk: int
    ref: str
    n: int
    content: CardContext
    confirmed_on: date
    expires_on: date
    document_ref: str

    def has_expired(self, today: date) -> bool:
        """Say whether the card is too old to be relied on."""
        return today > self.expires_on


def current_card(pupil: Pupil, *, by: Actor, page: str = "") -> CardView | None:
    """Open the newest support card, if this person supports the pupil or reads the plan.

    A named ``page`` is recorded as a reading. A reader of a narrower audience (a parent, an
    officer) gets the card without the lines that are not for them.
    """
    if not may_read_card(by, pupil):
        return None
    card = SupportCard.objects.filter(plan__pupil=pupil).select_related("document", "plan").first()
    if card is None:
        return None
    if page:
        record(
            by=by,
            verb="support_card.read",
            subject=card,
            pupil_id=pupil.pk,
            n=card.n,
            page=page,
        )
    whole = context_of(card)
    content = _narrowed(whole, pupil, by)
    return CardView(
        pk=card.pk,
        ref=card.ref,
        n=card.n,
        content=content,
        confirmed_on=card.confirmed_on,
        expires_on=card.expires_on,
        document_ref=card.document.ref if content == whole else "",
    )


def reads_whole(card: SupportCard, pupil: Pupil, *, by: Actor) -> bool:
    """Say whether every line of a card is for this reader."""
    return _narrowed(context_of(card), pupil, by) == context_of(card)


def _narrowed(content: CardContext, pupil: Pupil, by: Actor) -> CardContext:
    slice_ = slice_of(by, pupil) or DELIVERER
    kept = _kept_entries(pupil, by, slice_)
    lines: dict[str, Any] = {
        name: tuple(
            line
            for line in getattr(content, name)
            if line.audience in slice_.audiences and line.entry not in kept
        )
        for name in set(SECTION_OF.values())
    }
    return replace(content, **lines)


def _kept_entries(pupil: Pupil, by: Actor, slice_: Slice) -> set[str]:
    """Give the parts that are kept from this parent, or came from a view that is."""
    if slice_.reader != "parent":
        return set()
    kept = Q(entry__kept_from__person_id=by.person_id, entry__kept_from__ended_at__isnull=True)
    views = kept_views(pupil, by.person_id)
    if views:
        kept |= Q(source_kind="child_view", source_ref__in=list(views))
    rows = EntryVersion.objects.filter(kept, entry__plan__pupil=pupil)
    return set(rows.values_list("entry__ref", flat=True))
