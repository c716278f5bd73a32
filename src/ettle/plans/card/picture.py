"""The pictures on a support card: small, made anew, and nothing that hid in them."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image

from ettle.access import Trouble
from ettle.documents.pictures import clean_picture

LONGEST_SIDE = 480
BESIDE_A_LINE = 144  # pixels: 300 to the inch at the size it is printed
MOST_BYTES = 4_000  # of one beside a line, so that a card full of them still opens at once
TRIED = ((144, 85), (144, 70), (144, 50), (112, 50), (80, 50), (64, 40))  # pixels, JPEG quality


@dataclass(frozen=True, slots=True)
class LinePicture:
    """A small JPEG beside one line, and the words that say what it shows.

    ``ref`` names what was kept: the same picture may be other bytes when it is made again.
    """

    image: bytes
    words: str
    ref: str


def card_picture(chunks: Iterable[bytes]) -> bytes:
    """Make a picture fit for a card of A5, as JPEG.

    Raises:
        Trouble: when it is not a picture we can read, or is far too large.
    """
    made = io.BytesIO()
    _drawn(chunks, LONGEST_SIDE).convert("RGB").save(made, "JPEG", quality=82)
    return made.getvalue()


def line_picture(chunks: Iterable[bytes]) -> bytes:
    """Make a picture fit to stand beside one line, as PNG, to be kept.

    Raises:
        Trouble: as ``card_picture``.
    """
    made = io.BytesIO()
    _drawn(chunks, BESIDE_A_LINE).save(made, "PNG", optimize=True)
    return made.getvalue()


def as_jpeg(kept: bytes) -> bytes:
    """Make a kept picture small enough that several of them open with the card."""
    drawn = Image.open(io.BytesIO(kept)).convert("RGB")
    content = b""
    for side, quality in TRIED:
        drawn.thumbnail((side, side))
        made = io.BytesIO()
        drawn.save(made, "JPEG", quality=quality)
        content = made.getvalue()
        if len(content) <= MOST_BYTES:
            break
    return content


def _drawn(chunks: Iterable[bytes], longest_side: int) -> Image.Image:
    try:
        drawn = Image.open(io.BytesIO(clean_picture(chunks)))
    except Trouble as wrong:
        raise Trouble(wrong.message, field="picture") from wrong
    drawn.thumbnail((longest_side, longest_side))
    return drawn
