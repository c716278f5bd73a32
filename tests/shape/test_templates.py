"""Pages carry no script and no style of their own: the content policy would refuse them."""

import re

import pytest

from tests.shape.source import ETTLE, files, short

TEMPLATES = files(ETTLE, ".html")

REFUSED = {
    "a script without src": r"<script(?![^>]*\bsrc=)",
    "a style element": r"<style\b",
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "an event attribute": r"<[^>]*\son[a-z]+\s*=",
    "a javascript: address": r"javascript:",
    "something from another site": r"<(?:script|link|img|iframe)[^>]*\b(?:src|href)=[\"']https?:",
    "escaping switched off": r"\|\s*safe\b|{%\s*autoescape off",
}


@pytest.mark.parametrize("what", REFUSED)
def test_no_template_has(what):
    pattern = re.compile(REFUSED[what], re.IGNORECASE)

    found = [short(one) for one in TEMPLATES if pattern.search(one.read_text(encoding="utf-8"))]

    assert found == []
