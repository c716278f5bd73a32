"""A small picture inside a page, so that it is fetched, and recorded, with the page itself."""

from base64 import b64encode
from collections.abc import Iterable
from typing import Any

from ettle.web.ui.shapes import CardItem


def inside_page(picture: bytes | None) -> str:
    """Give the address of a small JPEG that is in the page; empty where there is none."""
    return f"data:image/jpeg;base64,{b64encode(picture).decode()}" if picture else ""


def card_items(lines: Iterable[Any]) -> tuple[CardItem, ...]:
    """Shape the lines of a support card, each with the picture beside it if there is one."""
    return tuple(
        CardItem(
            words=line.words,
            picture_url=inside_page(line.picture),
            picture_words=line.picture_words,
        )
        for line in lines
    )
