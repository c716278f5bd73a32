"""What others made is here whole, unmodified, with its licence."""

import hashlib
import json
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[3]
KEPT = json.loads((REPOSITORY / "src/ettle/web/vendor/files.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", KEPT, ids=lambda entry: entry["from"])
def test_a_vendored_file_is_the_one_its_maker_published(entry):
    content = (REPOSITORY / entry["file"]).read_bytes()

    assert hashlib.sha256(content).hexdigest() == entry["sha256"]


def test_every_vendored_file_is_listed_and_every_package_brings_its_licence():
    folders = {Path(entry["file"]).parent for entry in KEPT}
    there = {
        path.relative_to(REPOSITORY).as_posix()
        for folder in folders
        for path in (REPOSITORY / folder).iterdir()
    }

    assert there == {entry["file"] for entry in KEPT}
    for folder in folders:
        assert list((REPOSITORY / folder).glob("LICENSE*"))


def test_click_tracking_is_switched_off_before_anything_starts():
    script = (REPOSITORY / "src/ettle/web/static/ettle/init.js").read_text(encoding="utf-8")

    assert script.index("tracking.init = () => {}") < script.index("initAll()")
