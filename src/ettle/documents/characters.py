"""Text made safe for every format, and for what the printed fonts can show.

No words are refused here: whatever a person typed can be issued. Two steps: ``made_safe`` when a
tree is built, for all formats alike; ``for_print`` for the PDF only.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONT_FOLDER = Path(__file__).parent / "fonts"

# Characters that XML, PostgreSQL or a terminal cannot hold, lone surrogates among them.
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_FORCED_ORDER = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LAST_OF_PLANE = 0xFFFE

# Marks that draw nothing: some join or turn their neighbours and are kept, the rest are left out.
_JOINING = "\u00ad\u061c\u200b-\u200f\u2060\ufe0e\ufe0f\U000e0020-\U000e007f"
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2061-\u206f\u3164\ufe00-\ufe0d\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e001f"
    "\U000e0080-\U000e0fff]"
)


def made_safe(text: str) -> str:
    """Take out what no format can hold, and what could disturb the words around it.

    Right-to-left text needs no marks to keep its order. Marks that *force* an order (they can turn
    a whole line round, the next person's words included) are removed; the plain marks stay.

    >>> made_safe("one\\x00two\\r\\nthree")
    'one\\ufffdtwo\\nthree'
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _FORCED_ORDER.sub("", _UNSAFE.sub("\ufffd", text))
    if text.isascii():
        return text
    return "".join("\ufffd" if ord(c) & _LAST_OF_PLANE == _LAST_OF_PLANE else c for c in text)


@cache
def covered() -> frozenset[int]:
    """List the characters that the fonts shipped with Ettle can draw."""
    codes: set[int] = set()
    for file in sorted(FONT_FOLDER.glob("*.ttf")):
        with TTFont(file, lazy=True) as font:
            codes.update(font.getBestCmap())
    return frozenset(codes)


def for_print(text: str) -> str:
    """Replace characters that the fonts cannot draw by their Unicode names, in brackets.

    >>> for_print("She says 好")
    'She says [CJK UNIFIED IDEOGRAPH-597D]'
    """
    if text.isascii():
        return text
    return _run_of_uncovered().sub(_named, _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


@cache
def _run_of_uncovered() -> re.Pattern[str]:
    """Match one or more characters, outside the fonts, that are not white space."""
    known = sorted(covered() | {ord("\n"), ord("\t")})
    ranges: list[list[int]] = []
    for code in known:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    inside = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
    return re.compile(f"[^{inside}{_JOINING}]+")


def _named(run: re.Match[str]) -> str:
    if run[0].isspace():
        return " "
    return "[" + ", ".join(_name(character) for character in run[0]) + "]"


@lru_cache(maxsize=4096)
def _name(character: str) -> str:
    return unicodedata.name(character, f"CHARACTER {ord(character):04X}")


def is_right_to_left(text: str) -> bool:
    """Tell whether some of the text is written from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(character) in {"R", "AL"} for character in text
    )
