"""Pictures beside single lines of a card, as they are kept: found again, and checked."""

from collections.abc import Iterable, Mapping
from typing import Any

from ettle.access import Trouble
from ettle.documents.pictures import picture_bytes
from ettle.plans.card.picture import LinePicture, as_jpeg
from ettle.plans.models import Entry, EntryPicture


def pictures_of(parts: Iterable[Any]) -> dict[str, LinePicture]:
    """Give the pictures that parts (``plans.parts.Part``) name, by their refs. One query."""
    refs = {part.detail["picture"] for part in parts if part.detail.get("picture")}
    rows = EntryPicture.objects.filter(ref__in=refs) if refs else ()
    return {
        row.ref: LinePicture(as_jpeg(picture_bytes(row.file_name)), row.words, row.ref)
        for row in rows
    }


def check_picture(entry: Entry | None, kept: Mapping[str, Any]) -> None:
    """Refuse a part that names a picture which was never put beside it.

    Raises:
        Trouble: at ``picture``.
    """
    ref = kept.get("picture")
    if ref and not (entry and entry.pictures.filter(ref=ref).exists()):
        raise Trouble("There is no such picture beside this part. Add it again.", field="picture")
