"""Words pasted from a word processor, made plain: paragraphs and bullets stay, styles go.

What a browser pastes into a box is text, but it brings bullets from a symbol font, tabs, hard
spaces and soft hyphens; some programs paste their markup as text as well. Nothing here changes
what somebody wrote: a lone "<" stays where it is.
"""

import re
from html.parser import HTMLParser
from typing import Any

from django import forms

MARKUP = re.compile(
    r"<(?:!--|/?(?:html|head|body|meta|style|p|span|div|ul|ol|li|br|b|i|u|strong|em|font|table"
    r"|tbody|tr|td|th|h[1-6]|a|o:p|w:|v:|st1:)(?=[\s/>:]))",
    re.IGNORECASE,
)
LINES = frozenset({"p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table"})
PARAGRAPHS = frozenset({"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"style", "script", "head", "title", "xml"})
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffc]")
SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
BREAKS = re.compile("\r\n?|[\v\f\u0085\u2028\u2029]")
# What Word pastes before the words of a list: a bullet of a symbol font, then a tab.
BULLET = re.compile("^\\s*(?:[•·▪▫◦●○■□►➢\uf0b7\uf0a7\uf0d8\uf0fc]\\s*|o\t\\s*)")
NUMBER = re.compile(r"^\s*(\(?\d{1,3}[.)]|\(?[a-z][.)])\t\s*")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


class _Words(HTMLParser):
    """Reads the words out of pasted markup, with a line for each line that was seen."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in SILENT:
            self.silent += 1
        if tag in LINES:
            self._new_line(tag)
        if tag == "li":
            self.parts.append("•\t")
        if tag in ("td", "th"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and self.silent:
            self.silent -= 1
        if tag in LINES or tag in PARAGRAPHS:
            self._new_line(tag)

    def handle_data(self, data: str) -> None:
        begins_line = bool(self.parts) and self.parts[-1].endswith("\n")
        if not self.silent and not (begins_line and not data.strip()):
            self.parts.append(re.sub(r"\s*\n\s*", " ", data))

    def _new_line(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag == "br" or not (self.parts and self.parts[-1].endswith("\n")):
            self.parts.append("\n")


def plain_words(typed: str) -> str:
    """Give pasted words without their styles: one line for a line, "- " before a bullet.

    >>> plain_words("What helps:\\n•\\tSit at the\\u00a0side.\\n·\\tWait.")
    'What helps:\\n- Sit at the side.\\n- Wait.'
    >>> plain_words("<p class=MsoNormal>Ailsa <b>draws</b>.<o:p></o:p></p>")
    'Ailsa draws.'
    """
    words = _without_markup(typed) if MARKUP.search(typed) else typed
    words = CONTROL.sub("", INVISIBLE.sub("", BREAKS.sub("\n", words)))
    lines = [_plain_line(line) for line in words.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_markup(typed: str) -> str:
    reader = _Words()
    reader.feed(re.sub(r"<!--.*?(?:-->|$)", "", typed, flags=re.DOTALL))
    reader.close()
    return "".join(reader.parts)


def _plain_line(line: str) -> str:
    listed = BULLET.sub("- ", line) if BULLET.match(line) else NUMBER.sub(r"\1 ", line)
    return SPACES.sub(" ", listed).strip()


class WordsField(forms.CharField):
    """A long answer, often pasted: kept as plain words."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return plain_words(super().to_python(value) or "")
