"""An act that the facts or the law do not allow, in words for the person who tried."""


class Trouble(Exception):
    """Say what happened, why, and what to do.

    Raised by services for facts that are wrong together (a proposal before its
    request); pages put it at ``field``, or at the top of the form if that is empty.
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
