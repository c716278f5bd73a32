"""Issuing: a tree becomes rows that cannot change.

Called by the services of other rooms, inside their transaction and after their own ``require``;
they record what was issued and why. Nothing here decides who may issue or read.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ettle.documents.contexts import to_json
from ettle.documents.models import IssuedDocument, hash_of
from ettle.documents.registry import printed_again
from ettle.documents.tree import Document, Signature
from ettle.documents.write import FORMATS, write


class NotReproducible(ValueError):
    """What the stored context builds is not what was to be issued."""


@transaction.atomic
def freeze(
    tree: Document,
    *,
    authority_id: int,
    printing: str,
    printing_version: int,
    context: Any,
    issued_on: date,
    at: datetime,
    signed_by: Signature | None = None,
) -> IssuedDocument:
    """Keep a document as issued, in every format, with its hashes and its context.

    First proves that the context, read back from JSON, builds the same words, so that nobody finds
    out years later that it does not.
    """
    stored = to_json(context)
    text = write(tree, as_="text")
    if write(printed_again(printing, printing_version, stored), as_="text") != text:
        raise NotReproducible(
            f"The stored context of {printing} version {printing_version} builds other words than "
            "the document given. Issue what the printing makes of this very context."
        )
    issued = {
        format_: text if format_ == "text" else write(tree, as_=format_) for format_ in FORMATS
    }
    return IssuedDocument.objects.create(
        authority_id=authority_id,
        printing=printing,
        printing_version=printing_version,
        context=stored,
        title=tree.title,
        language=tree.language,
        issued_on=issued_on,
        issued_at=at,
        signed_by_name=signed_by.name if signed_by else "",
        signed_by_role=signed_by.role if signed_by else "",
        signed_on=signed_by.on if signed_by else None,
        **issued,
        hashes={format_: hash_of(made) for format_, made in issued.items()},
    )


def rebuild(issued: IssuedDocument) -> Document:
    """Build an issued document's tree again from its stored context."""
    return printed_again(issued.printing, issued.printing_version, issued.context)
