"""A small picture inside a page, so that it is fetched, and recorded, with the page itself."""

from base64 import b64encode


def inside_page(picture: bytes | None) -> str:
    """Give the address of a small JPEG that is in the page; empty where there is none."""
    return f"data:image/jpeg;base64,{b64encode(picture).decode()}" if picture else ""
