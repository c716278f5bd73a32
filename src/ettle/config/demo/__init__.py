"""The demonstration: its world at each stage, its one-click sign-in and its outbox.

Never part of production: its addresses are in ``urls_demo``, which only the settings of
the demonstration and of the tests name.
"""

STAGES = ("start", "request", "proposal", "agencies-late", "plan", "ready")
