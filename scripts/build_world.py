"""Build the demonstration world at a stage, in the database and folder that the settings name.

python -m scripts.build_world STAGE DAY
"""

import os
import sys
from datetime import date
from pathlib import Path


def build(stage: str, day: date) -> None:
    """Migrate, gather the static files unless they are there, and play the story up to a stage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ettle.config.settings.demo")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from ettle.config.demo.building import build as build_world

    call_command("migrate", verbosity=0, interactive=False)
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        call_command("collectstatic", verbosity=0, interactive=False)
    build_world(stage, day)


if __name__ == "__main__":
    build(sys.argv[1], date.fromisoformat(sys.argv[2]))
