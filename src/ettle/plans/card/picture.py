"""The picture on a support card: small, made anew, and nothing that hid in it."""

import io
from collections.abc import Iterable

from PIL import Image

from ettle.access import Trouble
from ettle.documents.pictures import clean_picture

LONGEST_SIDE = 480


def card_picture(chunks: Iterable[bytes]) -> bytes:
    """Make a picture fit for a card of A5, as JPEG.

    Raises:
        Trouble: when it is not a picture we can read, or is far too large.
    """
    try:
        drawn = Image.open(io.BytesIO(clean_picture(chunks)))
    except Trouble as wrong:
        raise Trouble(wrong.message, field="picture") from wrong
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    made = io.BytesIO()
    drawn.convert("RGB").save(made, "JPEG", quality=82)
    return made.getvalue()
