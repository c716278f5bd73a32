"""The support card, for whoever stands next to the child."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import DELIVERER, Slice, may_read_card, slice_of
from ettle.plans.card.content import SECTION_OF, card_changes, context_of
from ettle.plans.models import EntryVersion, SupportCard
from ettle.plans.parts import kept_views
from ettle.plans.printings.card import CardContext, on_paper

__all__ = ["CardView", "card_changes", "current_card"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One version of a card as one reader may see it. ``pk`` is the SupportCard's.

    ``trained_only`` names what one must be trained in for the steps that are left out.
    """

    pk: int
    ref: str
    n: int
    content: CardContext
    confirmed_on: date
    expires_on: date
    document_ref: str
    trained_only: tuple[str, ...] = ()

    def has_expired(self, today: date) -> bool:
        """Say whether the card is too old to be relied on."""
        return today > self.expires_on


def current_card(
    pupil: Pupil, *, by: Actor, page: str = "", trained_in: Collection[str] = ()
) -> CardView | None:
    """Open the newest support card, if this person supports the pupil or reads the plan.

    A named ``page`` is recorded as a reading. A reader of a narrower audience (a parent, an
    officer) gets the card without the lines that are not for them, and whoever supports the
    pupil without the steps of care that they are not ``trained_in``.
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
    content = _narrowed(whole, pupil, by, trained_in)
    return CardView(
        pk=card.pk,
        ref=card.ref,
        n=card.n,
        content=content,
        confirmed_on=card.confirmed_on,
        expires_on=card.expires_on,
        document_ref=card.document.ref if on_paper(content) == on_paper(whole) else "",
        trained_only=_left_to_the_trained(whole, content, pupil, by),
    )


def reads_whole(card: SupportCard, pupil: Pupil, *, by: Actor) -> bool:
    """Say whether every line of a card is for this reader."""
    paper = on_paper(context_of(card))
    return _narrowed(paper, pupil, by) == paper


def _left_to_the_trained(
    whole: CardContext, content: CardContext, pupil: Pupil, by: Actor
) -> tuple[str, ...]:
    if slice_of(by, pupil) is not None:
        return ()
    left = [line.trained_in for line in whole.must if line not in content.must]
    return tuple(dict.fromkeys(words for words in left if words))


def _narrowed(
    content: CardContext, pupil: Pupil, by: Actor, trained_in: Collection[str] = ()
) -> CardContext:
    own = slice_of(by, pupil)
    slice_ = own or DELIVERER
    kinds = own.kinds if own else frozenset(SECTION_OF)
    trained = {words.casefold() for words in trained_in}
    kept = _kept_entries(pupil, by, slice_)
    lines: dict[str, Any] = {
        name: tuple(
            line
            for line in getattr(content, name)
            if line.audience in slice_.audiences
            and line.entry not in kept
            and (not line.kind or line.kind in kinds)
            and (own is not None or not line.trained_in or line.trained_in.casefold() in trained)
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
