"""The documents that were issued from a plan."""

from ettle.access import Actor
from ettle.audit.services import record
from ettle.documents.models import IssuedDocument
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_open_record_copy, may_read_card
from ettle.plans.models import CoordinatedSupportPlan, PrintedEdition, SupportCard
from ettle.plans.selectors.cards import reads_whole
from ettle.plans.selectors.printing import open_rows


def papers_for(pupil: Pupil, *, by: Actor) -> list[IssuedDocument]:
    """List the plan's issued documents that this reader may open, newest first.

    The statutory plan here is the record copy, which holds both parents' addresses: for
    the school's leaders, the council's officers and the educational psychologist. Each
    parent has a copy of their own. A card is opened on paper only by those who may read
    every line of it, and a printing by those it is for (``selectors.printing``).
    """
    wanted: list[int] = []
    if may_open_record_copy(by, pupil):
        csps = CoordinatedSupportPlan.objects.filter(pupil=pupil)
        wanted += csps.values_list("document_id", flat=True)
    if may_read_card(by, pupil):
        cards = SupportCard.objects.filter(plan__pupil=pupil)
        wanted += [card.document_id for card in cards if reads_whole(card, pupil, by=by)]
    wanted += [row.document_id for row in open_rows(pupil, by=by)]
    documents = IssuedDocument.objects.filter(pk__in=wanted)
    return list(documents.defer("html", "pdf", "docx", "text").order_by("-issued_at", "-pk"))


def paper_for(ref: str, *, by: Actor, page: str = "") -> IssuedDocument | None:
    """Open one issued document of a plan; a named ``page`` is recorded as a reading."""
    document = IssuedDocument.objects.filter(ref=ref).first()
    pupil = _pupil_of(document) if document else None
    if document is None or pupil is None:
        return None
    if document.pk not in {each.pk for each in papers_for(pupil, by=by)}:
        return None
    if page:
        record(
            by=by,
            verb="plan_paper.read",
            subject=document,
            pupil_id=pupil.pk,
            printing=document.printing,
        )
    return document


def _pupil_of(document: IssuedDocument) -> Pupil | None:
    csp = CoordinatedSupportPlan.objects.filter(document=document).select_related("pupil").first()
    if csp:
        return csp.pupil
    card = SupportCard.objects.filter(document=document).select_related("plan__pupil").first()
    if card:
        return card.plan.pupil
    issued = PrintedEdition.objects.filter(document=document).select_related("plan__pupil").first()
    return issued.plan.pupil if issued else None
