"""What the library says when it refuses. Every message is one line for the person who asked."""


class LawError(ValueError):
    """Refuse to answer, because the question is wrong, out of force or outside the law's power."""


class NotInForce(LawError):
    """Refuse a day on which the rule was not yet, or no longer, the law."""


class ExtensionNotAllowed(LawError):
    """Refuse to move a due date that the law gives no power to move."""


class CalendarNotKnown(LawError):
    """Refuse a day beyond the bank holidays or the school year that is known."""


class UnknownName(LawError):
    """Refuse a clock, ground, right or event that the law does not have."""


class WrongFacts(LawError):
    """Refuse facts that are missing, contradict each other or cannot be."""
