"""How fast the library is, beside plain day-by-day counting: ``python -m asl_law.bench``."""
