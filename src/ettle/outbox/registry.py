"""What must happen once a message has been sent, by name.

The law counts from *sent* (regulation 6), so a room above may register an act that runs
in the same transaction as the hand-over: a clock that starts on that day.
"""

from collections.abc import Callable
from typing import Protocol

from ettle.access import Actor
from ettle.outbox.models import Message


class AfterSending(Protocol):
    """Runs in the hand-over's transaction, with the message as sent."""

    def __call__(self, *, by: Actor, message: Message) -> None: ...


_AFTER: dict[str, AfterSending] = {}


def after_sending(name: str) -> Callable[[AfterSending], AfterSending]:
    """Register what happens after messages of this kind are sent."""

    def register(handler: AfterSending) -> AfterSending:
        _AFTER[name] = handler
        return handler

    return register


def run_after_sending(*, by: Actor, message: Message) -> None:
    """Run what was registered for a message. A name nobody registered is a fault.

    Raises:
        KeyError: when the message names an act that no room registered.
    """
    if message.after_sending:
        _AFTER[message.after_sending](by=by, message=message)
