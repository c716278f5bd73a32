"""Run the command as ``python -m asl_law``."""

import sys

from asl_law.command import main

sys.exit(main())
