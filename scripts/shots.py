"""Photograph every page that each person can open, on a phone and at a desk, into shots/.

./run shots [PERSON ...] [--stage STAGE] [--page NAME]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests import worlds
from tests.browser import HEIGHTS, at_width, launch, opened_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

SHOTS = worlds.ROOT / "shots"


def main(arguments: list[str]) -> int:
    """Build a world, serve it, and photograph it."""
    options = argparse.ArgumentParser(prog="./run shots", description=__doc__)
    options.add_argument("people", nargs="*", metavar="PERSON")
    options.add_argument("--stage", default="ready")
    options.add_argument("--page", default="", help="only pages whose name holds this")
    chosen = options.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="ettle-shots-") as folder:
        world = worlds.build(chosen.stage, Path(folder))
        with worlds.served(world) as address:
            taken = photograph_all(world, address, chosen)
    print(f"{taken} pictures are in {SHOTS}")
    return 0


def photograph_all(world: worlds.World, address: str, chosen: argparse.Namespace) -> int:
    """Take the pictures of each person in turn."""
    os.environ |= world.environment | {
        "DJANGO_SETTINGS_MODULE": "ettle.config.settings.test",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
    }
    import django

    django.setup()
    from playwright.sync_api import sync_playwright

    from tests.web.access_table import pages_open_to
    from tests.web.people_at_the_door import COLUMNS, cookies_of, stage_of

    taken = 0
    with sync_playwright() as playwright, opened_site(world, address, launch(playwright)) as site:
        there = [one for one in COLUMNS if stage_of(one) == chosen.stage]
        for person in chosen.people or there:
            shutil.rmtree(SHOTS / person, ignore_errors=True)
            window = site.holding(cookies_of(person))
            pages = pages_open_to(person).items()
            wanted = {name: path for name, path in pages if chosen.page in name}
            taken += photograph(window, person, wanted)
            if sys.stderr.isatty():
                print(f"{person}: {taken} pictures so far", file=sys.stderr)
    return taken


def photograph(window: Page, person: str, pages: dict[str, str]) -> int:
    """Take one person's pictures of each page at both widths; a download is no page."""
    taken = 0
    for name, path in pages.items():
        answer = window.request.get(path)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        window.goto(path)
        for width in HEIGHTS:
            file = SHOTS / person / f"{name.replace(':', '-')}-{width}.png"
            at_width(window, width).screenshot(path=file, full_page=True)
            taken += 1
    window.context.close()
    return taken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
