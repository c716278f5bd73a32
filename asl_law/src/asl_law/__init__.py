"""Scottish additional support for learning law as code: dates and facts in, cited answers out.

Nothing here reads a clock, a network or a database. Each module is imported on its own, so that
a caller pays only for what it uses: ``from asl_law import clocks``.
"""

__version__ = "0.1.0"
