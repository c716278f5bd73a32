"""What was issued stays as it was, and can be built again."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from ettle.documents.models import IssuedDocument
from ettle.documents.services import NotReproducible, freeze, rebuild
from ettle.documents.tree import Signature
from ettle.documents.write import FORMATS, write
from ettle.people.models import Authority
from tests.documents.samples import MONDAY, context, letter, sample_letter

pytestmark = pytest.mark.django_db
NINE_THIRTY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def issue(**changes):
    authority, _ = Authority.objects.get_or_create(
        code="999", defaults={"name": "Glenmarra Council", "is_invented": True}
    )
    facts = {
        "authority_id": authority.pk,
        "printing": "sample.letter",
        "printing_version": 1,
        "context": context(),
        "issued_on": MONDAY,
        "at": NINE_THIRTY,
        "signed_by": Signature("Ms Okafor", "ASL officer", MONDAY),
    }
    facts.update(changes)
    return freeze(sample_letter(facts["context"]), **facts)


def test_an_issued_document_keeps_every_format_with_its_hash():
    issued = IssuedDocument.objects.get(pk=issue().pk)

    assert {format_: bytes(getattr(issued, format_)) for format_ in FORMATS} == {
        format_: write(letter(), as_=format_) for format_ in FORMATS
    }
    assert set(issued.hashes) == set(FORMATS)
    assert issued.matches_its_hashes()
    assert (issued.signed_by_name, issued.signed_by_role, issued.signed_on) == (
        "Ms Okafor",
        "ASL officer",
        date(2026, 11, 23),
    )
    assert len(issued.ref) == 12


def test_an_issued_document_can_be_built_again_with_the_same_words():
    issued = IssuedDocument.objects.get(pk=issue(context=context(note="😀 好 \x00 \u202eשלום")).pk)

    assert write(rebuild(issued), as_="text") == bytes(issued.text)


def test_a_document_that_its_context_does_not_build_is_refused():
    with pytest.raises(NotReproducible):
        freeze(
            letter(name="Callum"),
            authority_id=1,
            printing="sample.letter",
            printing_version=1,
            context=context(name="Ailsa"),
            issued_on=MONDAY,
            at=NINE_THIRTY,
        )

    assert not IssuedDocument.objects.exists()


@pytest.mark.parametrize(
    "change",
    [{"text": b"other"}, {"title": "Other"}, {"issued_on": date(2026, 1, 1)}, {"hashes": {}}],
)
def test_nothing_of_an_issued_document_can_be_changed(change):
    issued = issue()

    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        IssuedDocument.objects.filter(pk=issued.pk).update(**change)

    assert IssuedDocument.objects.get(pk=issued.pk).matches_its_hashes()


def test_saving_an_issued_document_again_is_refused():
    issued = issue()

    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        issued.save()


def test_an_issued_document_can_be_destroyed_when_its_time_is_over():
    issued = issue()

    issued.delete()

    assert not IssuedDocument.objects.exists()


def test_a_document_is_signed_wholly_or_not_at_all():
    unsigned = issue(signed_by=None)

    assert unsigned.signed_on is None
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedDocument.objects.create(
            authority_id=unsigned.authority_id,
            printing="sample.letter",
            printing_version=1,
            context={},
            title="T",
            language="en-GB",
            hashes={},
            issued_on=MONDAY,
            issued_at=NINE_THIRTY,
            signed_by_name="Ms Okafor",
        )
