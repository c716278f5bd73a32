"""The command ``ettle``: Django's own commands and ours, with the settings chosen."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run ``ettle COMMAND …``. Production settings unless DJANGO_SETTINGS_MODULE says other."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ettle.config.settings.production")
    name, *rest = sys.argv[1:] or ["help"]
    # Django finds a command by its module's name, which cannot hold a hyphen; people type one.
    name = name if name.startswith("-") else name.replace("-", "_")
    execute_from_command_line(["ettle", name, *rest])


if __name__ == "__main__":
    main()
