"""``ettle send-outbox``: hand over the e-mails that are still waiting."""

from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand
from django.utils import timezone

from ettle.access.actor import system_actor
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import hand_over_all


class Command(BaseCommand):
    """Sends what a mail server that was down could not take. Harmless to run twice."""

    help = "hand over e-mails that are waiting; letters for the post wait for a person"

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it."""
        at = timezone.now()
        by = system_actor(
            "send-outbox", at=at, today=at.astimezone(ZoneInfo("Europe/London")).date()
        )
        waiting = list(waiting_messages(by=by).filter(channel="email"))
        sent = hand_over_all(by=by, messages=waiting)
        self.stdout.write(f"{len(sent)} sent, {len(waiting) - len(sent)} still waiting.")
