"""The plan map: which plans a child has, which one is the law's, and how they fit together.

One set of pieces becomes a list, a picture, and words that say the same as the picture.
"""

import io
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from ettle.documents.characters import FONT_FOLDER

WIDTH, GAP, EDGE = 720, 24, 4
INK, PAPER, ACCENT, QUIET = "#1a1a1a", "#ffffff", "#0065bd", "#6d6d6d"
NAME_SIZE, LINE_SIZE = 31, 27
LINE_HEIGHT = 38
LEGAL = "The legal one"
RECORD = 118  # how tall the box of the one record is


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPiece:
    """One plan of the map. ``short`` stands in the picture, ``words`` in the list beside it."""

    key: str
    name: str
    short: str
    words: str
    is_there: bool
    is_legal: bool = False


def map_in_words(first_name: str, pieces: tuple[MapPiece, ...]) -> str:
    """Say what the picture of the map shows."""
    there = [piece.name for piece in pieces if piece.is_there and not piece.is_legal]
    absent = [piece.name for piece in pieces if not piece.is_there]
    legal = next(piece for piece in pieces if piece.is_legal)
    said = [f"One box at the top: the one record of {first_name}’s support. Lines go down from it."]
    said.append(
        f"The first goes to the {legal.name}, marked as the legal one."
        if legal.is_there
        else f"The {legal.name}, which would be the legal one, is in a dashed box: {legal.short}."
    )
    if there:
        said.append(f"The others go to: {', '.join(there)}.")
    others = [name for name in absent if name != legal.name]
    if others:
        said.append(f"In dashed boxes, because they are not there now: {', '.join(others)}.")
    return " ".join(said)


def picture_of_map(pieces: tuple[MapPiece, ...]) -> bytes:
    """Draw the map as a PNG that can be read on a telephone and on paper in grey."""
    legal = next(piece for piece in pieces if piece.is_legal)
    others = [piece for piece in pieces if not piece.is_legal]
    rows = [[legal], *(others[at : at + 2] for at in range(0, len(others), 2))]
    heights = [max(_height(piece, _width(row)) for piece in row) for row in rows]
    tall = GAP + RECORD + sum(heights) + (len(rows) + 1) * GAP * 2 - GAP
    picture = Image.new("RGB", (WIDTH, tall), PAPER)
    draw = ImageDraw.Draw(picture)
    trunk = (WIDTH // 2, GAP + RECORD, WIDTH // 2, tall - GAP - heights[-1] + 40)
    draw.line(trunk, fill=ACCENT, width=EDGE)
    _record(draw)
    top = GAP + RECORD + GAP * 2
    for row, height in zip(rows, heights, strict=True):
        _row(draw, row, top, height)
        top += height + GAP * 2
    made = io.BytesIO()
    picture.quantize(16).save(made, "PNG", optimize=True)
    return made.getvalue()


def _width(row: list[MapPiece]) -> int:
    return WIDTH - 2 * GAP if row[0].is_legal else (WIDTH - 3 * GAP) // 2


def _record(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((GAP, GAP, WIDTH - GAP, GAP + RECORD), fill=ACCENT)
    draw.text((GAP * 2, GAP + 16), "One record", font=_font(True, 34), fill=PAPER)
    about = "What is known and planned, written once"
    draw.text((GAP * 2, GAP + 64), about, font=_font(False, LINE_SIZE), fill=PAPER)


def _row(draw: ImageDraw.ImageDraw, row: list[MapPiece], top: int, height: int) -> None:
    width = _width(row)
    for place, piece in enumerate(row):
        left = GAP + place * (width + GAP)
        if not piece.is_legal:
            beside = left if place else left + width
            ends = (WIDTH // 2, top + 40, beside, top + 40)
            draw.line(ends, fill=ACCENT, width=EDGE)
        _box(draw, piece, (left, top, left + width, top + height))


def _height(piece: MapPiece, width: int) -> int:
    lines = _lines(piece, width)
    return 28 + len(lines) * LINE_HEIGHT + (44 if piece.is_legal and piece.is_there else 0)


def _lines(piece: MapPiece, width: int) -> list[tuple[str, bool]]:
    room = width - 2 * GAP
    named = [(line, True) for line in _wrapped(piece.name, _font(True, NAME_SIZE), room)]
    return named + [(line, False) for line in _wrapped(piece.short, _font(False, LINE_SIZE), room)]


def _wrapped(words: str, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _box(draw: ImageDraw.ImageDraw, piece: MapPiece, place: tuple[int, int, int, int]) -> None:
    left, top, right, _ = place
    draw.rectangle(place, fill=PAPER)
    if piece.is_there:
        draw.rectangle(place, outline=ACCENT, width=9 if piece.is_legal else EDGE)
    else:
        _dashed(draw, place)
    row = top + 14
    if piece.is_legal and piece.is_there:
        tag = _font(True, LINE_SIZE)
        draw.rectangle(
            (left, top, left + tag.getlength("The legal one") + 32, top + 40), fill=ACCENT
        )
        draw.text((left + 16, top + 6), "The legal one", font=tag, fill=PAPER)
        row += 44
    for words, is_name in _lines(piece, right - left):
        font = _font(is_name, NAME_SIZE if is_name else LINE_SIZE)
        draw.text((left + GAP, row), words, font=font, fill=INK if piece.is_there else QUIET)
        row += LINE_HEIGHT


def _dashed(draw: ImageDraw.ImageDraw, place: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = place
    for x in range(left, right, 20):
        for y in (top, bottom):
            draw.line((x, y, min(x + 10, right), y), fill=QUIET, width=3)
    for y in range(top, bottom, 20):
        for x in (left, right):
            draw.line((x, y, x, min(y + 10, bottom)), fill=QUIET, width=3)


@cache
def _font(is_bold: bool, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        str(FONT_FOLDER / f"Roboto-{'Bold' if is_bold else 'Regular'}.ttf"), size
    )
