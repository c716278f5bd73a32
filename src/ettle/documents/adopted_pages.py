"""Scanned pages that a council keeps with an adopted plan: PDF or a picture, and nothing else.

What a file is comes from its bytes, never from its name. A picture is made anew, without what
hid in it; a PDF is kept as it is, and only ever given back as a file to save.
"""

import hashlib
from dataclasses import dataclass

from ettle.access import Trouble
from ettle.documents.kept import keep_file
from ettle.documents.pictures import clean_picture

MOST_BYTES = 8 * 1024 * 1024
NOT_A_PAGE = (
    "That file is not a PDF, a JPEG or a PNG, whatever its name says. Scan the page again and "
    "save it as one of these."
)
CUT_OFF = "That PDF is cut off or damaged: it has no end. Save it again, and bring the whole file."


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page on disk: its random name, what it is, and the hash of what is kept."""

    file_name: str
    content_type: str
    size: int
    sha256: str


def keep_page(content: bytes, *, already: set[str]) -> KeptPage:
    """Check a scan by its content, encrypt it and write it.

    Raises:
        Trouble: when it is no PDF, JPEG or PNG, is damaged, or is kept already.
    """
    kind, kept = _checked(content)
    digest = hashlib.sha256(kept).hexdigest()
    if digest in already:
        raise Trouble("That page is kept already.", field="page")
    return KeptPage(keep_file(kept), kind, len(kept), digest)


def _checked(content: bytes) -> tuple[str, bytes]:
    if len(content) > MOST_BYTES:
        raise Trouble("That file is over 8 MB. Scan it in fewer pages or in grey.", field="page")
    if content.startswith(b"%PDF-"):
        if b"%%EOF" not in content[-2048:]:
            raise Trouble(CUT_OFF, field="page")
        return "application/pdf", content
    if content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        try:
            return "image/png", clean_picture([content])
        except Trouble as trouble:
            raise Trouble(trouble.message, field="page") from None
    raise Trouble(NOT_A_PAGE, field="page")
