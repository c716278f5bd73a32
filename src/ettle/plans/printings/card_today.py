"""The support card for somebody who is here for one day: a slice of paper, shredded tonight."""

from dataclasses import dataclass

from asl_law.days import in_words
from ettle.documents.registry import printing
from ettle.documents.tree import Document, Paragraph, Run
from ettle.plans.printings.card import CardContext, card_body, shred_by
from ettle.plans.printings.face import Face, marks, who_may_have


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTodayContext:
    """The facts of one day's card."""

    face: Face
    card: CardContext


@printing("card_today", version=1)
def print_card_today(context: CardTodayContext) -> Document:
    """Print one side of A5 that is good for one day, with no step of care on it."""
    face, card = context.face, context.card
    day = in_words(card.expires_on)
    return Document(
        title=card.known_as,
        paper="a5",
        marks=marks(face),
        footer=(f"Card for one day, number {card.serial}", shred_by(card.expires_on)),
        nodes=[
            Paragraph([Run(f"Only for {day}. ", strong=True), card.school]),
            *card_body(card),
            Paragraph(
                f"{face.what} Last confirmed {in_words(card.confirmed_on)}. {who_may_have(face)}"
            ),
        ],
    )
