"""A worker of its own for tests: ``ettle work`` with one slow kind and a short lease.

    python -m tests.jobs.at_work FOLDER [options of ettle work]

The slow work writes ``FOLDER/begun`` once a start, and ends when ``FOLDER/go`` is there.
"""

import sys
import time
from pathlib import Path

LEASE = 0.2  # seconds


def main(folder: Path, options: list[str]) -> None:
    """Register the slow kind, and work."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from ettle.jobs import registry

    settings.JOBS_LEASE_SECONDS = LEASE

    @registry.job("test.slow", title="Slow work", leads_to="authority:tray")
    def slow(*, by, job, progress):
        with (folder / "begun").open("a") as begun:
            begun.write(f"{by.acting_as}\n")
        while not (folder / "go").exists():
            progress.say("Waiting", 1, 2)
            time.sleep(0.02)
        return {"rows": 2}

    call_command("work", *options)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
