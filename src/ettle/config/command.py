"""The command ``ettle``: Django's own commands and ours, with the settings chosen."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run ``ettle COMMAND …``. Production settings unless DJANGO_SETTINGS_MODULE says other."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ettle.config.settings.production")
    execute_from_command_line(["ettle", *sys.argv[1:]])


if __name__ == "__main__":
    main()
