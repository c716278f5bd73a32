"""What others made is named with its licence, and is byte for byte what they published."""

import hashlib
import json

from scripts import notices
from tests.shape.source import ROOT

LISTINGS = [ROOT / listing for listing in notices.VENDORED]


def test_the_notices_name_every_package_that_ettle_runs_with():
    text = notices.NOTICES.read_text(encoding="utf-8")

    missing = [
        name
        for name, version, _ in notices.locked("runtime.txt")
        if f"| {name} | {version} |" not in text
    ]

    assert missing == []


def test_every_vendored_file_is_the_one_that_was_published():
    changed = []
    for listing in LISTINGS:
        for entry in json.loads(listing.read_text(encoding="utf-8")):
            places = (ROOT / entry["file"], listing.parent / entry["file"])
            path = next(place for place in places if place.exists())
            if hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
                changed.append(entry["file"])

    assert changed == []


def test_nothing_that_ettle_runs_with_is_under_a_licence_that_would_bind_it():
    text = notices.NOTICES.read_text(encoding="utf-8")

    bound = [line for line in text.splitlines() if "AGPL" in line or "| GPL" in line]

    assert bound == []
