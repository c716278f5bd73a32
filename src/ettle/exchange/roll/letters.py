"""Which letters the bytes of a file are. A name is never spoiled by a guess."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from charset_normalizer import from_bytes

from ettle.exchange.roll.table import Unreadable

SAVE_AGAIN = "In the spreadsheet choose Save as, “CSV UTF-8 (comma delimited)”, and try again."
OLDER = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}
COMMON = frozenset("àèìòùáéíóúäëïöüâêîôûåçñøæßÀÈÌÒÙÁÉÍÓÚÄËÏÖÜÅÇØÆ")
AROUND = frozenset("‘’“”–—…£€°½¼¾·•§©® ")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-])*", re.UNICODE)
LETTER = r"[^\W\d_]"
# An odd sign or a capital between small letters: what the wrong reading of a name looks like.
ODD = re.compile(
    rf"(?<={LETTER})[^\w\s'’–—\-.,;:|\"/&()@#?!*+](?={LETTER})"
    rf"|(?<={LETTER})[–—](?=[a-zà-ÿ])"
    r"|(?<=[a-zà-ÿ])[À-ÖØ-Þ]|[à-öø-ÿ](?=[A-Z])"
)
APOSTROPHE = re.compile(rf"({LETTER}+)’({LETTER}+)")
AFTER_APOSTROPHE = frozenset({"s", "t", "ll", "re", "ve", "d"})


def text_of(content: bytes) -> tuple[str, str, list[str]]:
    """Decode a file; say how it was read, and what is worth saying of that.

    Raises:
        Unreadable: when any reading would be a guess.
    """
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise Unreadable(
            1, "The file is empty.", "Export the roll again and look inside the file first."
        )
    wide = _wide(content)
    if wide:
        return _strictly(content, wide), "UTF-16", []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _older(content, error.start)
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Unreadable(line, "The file is damaged.", SAVE_AGAIN)
    return text, "UTF-8", []


def _wide(content: bytes) -> str:
    """Tell two-byte text by its mark, or by the empty bytes between plain letters."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    start = content[:400] if not content.startswith(BOM_UTF8) else b""
    for name, empty in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if len(empty) > 4 and empty.count(0) > 0.7 * len(empty):
            return name
    return ""


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, errors="ignore")
        raise Unreadable(
            before.count("\n") + 1, "The file ends in the middle of a letter.", SAVE_AGAIN
        ) from None


def _older(content: bytes, at: int) -> tuple[str, str, list[str]]:
    """Read an older one-byte file, if only one reading makes words of its names."""
    readings = {name: _read_as(content, name) for name in OLDER}
    sound = {name: text for name, text in readings.items() if text and not _is_odd(text)}
    if not sound:
        line = content.count(b"\n", 0, at) + 1
        raise Unreadable(
            line,
            "A letter on this line is not in UTF-8; letters such as ó or à would be spoiled.",
            SAVE_AGAIN,
        )
    name = next(iter(sound)) if len(sound) == 1 else _likelier(content, sound)
    shown = ", ".join(_words_with_letters(sound[name]))
    note = (
        f"This file is in an older kind of text, {OLDER[name]}. It was read that way: look at "
        f"{shown}. If a letter there is wrong, save the file as “CSV UTF-8” and send it again."
    )
    return sound[name], OLDER[name], [note]


def _read_as(content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        return ""
    return "" if "\x00" in text else text


def _is_odd(text: str) -> bool:
    lines = [line for line in text.splitlines() if not line.isascii()]
    return any(ODD.search(line) or _has_stray(line) or _is_torn(line) for line in lines)


def _is_torn(line: str) -> bool:
    """Whether an apostrophe stands where no name has one: *Mart’n*, not *O’Neil*."""
    return any(
        len(before) > 2 and after.lower() not in AFTER_APOSTROPHE
        for before, after in APOSTROPHE.findall(line)
    )


def _has_stray(line: str) -> bool:
    return any(ord(one) > 127 and not one.isalpha() and one not in AROUND for one in line)


def _likelier(content: bytes, sound: dict[str, str]) -> str:
    """Two readings make words: take the one with the letters that names here have."""
    score = {name: _score(text) for name, text in sound.items()}
    best = max(score.values())
    first = [name for name in sound if score[name] == best]
    if len(first) == 1:
        return first[0]
    guess = from_bytes(content[:200_000], cp_isolation=list(OLDER)).best()
    return guess.encoding if guess and guess.encoding in first else first[0]


def _score(text: str) -> int:
    """Letters that names here have count for a reading, rare ones against it."""
    letters = [one for one in text if ord(one) > 127 and (one.isalpha() or one == "’")]
    return sum(1 if one in COMMON or one == "’" else -1 for one in letters)


def _words_with_letters(text: str) -> list[str]:
    found = (word.group() for word in WORD.finditer(text) if not word.group().isascii())
    shown: dict[str, None] = {}
    for word in found:
        shown[f"“{word}”"] = None
        if len(shown) == 5:
            break
    return list(shown) or ["its dashes and quotation marks"]
