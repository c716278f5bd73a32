"""Build the demonstration world at a stage, in the database and folder that the settings name.

python -m scripts.build_world empty|STAGE DAY
"""

import os
import sys
from datetime import date


def build(stage: str, day: date) -> None:
    """Play the story up to a stage in a database that is migrated; *empty* is what migrates one."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ettle.config.settings.demo")
    import django

    django.setup()
    from django.core.management import call_command

    from ettle.config.demo.building import build as build_world

    if stage == "empty":
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
    else:
        build_world(stage, day)


if __name__ == "__main__":
    build(sys.argv[1], date.fromisoformat(sys.argv[2]))
