"""An agency's answer as it was said, attributed."""

from ettle.cases.models import AgencyAnswer
from ettle.cases.shapes import HelpSaid, Material


def answer_said(answer: AgencyAnswer) -> Material:
    """Show an answer that was sent."""
    asked = answer.agency_request
    assert answer.sent_on is not None
    return Material(
        ref=answer.ref,
        agency=str(asked.agency),
        service=asked.service,
        by_whom=f"{asked.named_person}, {asked.named_role}, {asked.agency}",
        sent_on=answer.sent_on,
        stance=answer.stance,
        summary=answer.summary,
        help=tuple(
            HelpSaid(
                ref=each.ref,
                what=each.what,
                how_often=each.how_often,
                how_long=each.how_long,
                by_whom=each.by_whom,
                serves_education=each.serves_education,
                delivered_by=each.delivered_by,
            )
            for each in answer.help_offered.all()
        ),
    )
