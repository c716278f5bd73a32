"""The command ``ettle``: Django's own commands and ours, with the settings chosen."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run ``ettle COMMAND …``. Production settings unless DJANGO_SETTINGS_MODULE says other.

    Commands are written with hyphens (``import-roll``), as people type them.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ettle.config.settings.production")
    command = [word.replace("-", "_") for word in sys.argv[1:2] if not word.startswith("-")]
    execute_from_command_line(["ettle", *(command or sys.argv[1:2]), *sys.argv[2:]])


if __name__ == "__main__":
    main()
