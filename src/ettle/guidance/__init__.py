"""Guidance: what others have published that can be trusted, by the kind of need it is about.

Nothing here is about a person, so there are no rows and no rules of access: kinds of need
are in ``need_kinds``, the sources are files in ``sources/``, and ``selectors`` offers them.
"""
