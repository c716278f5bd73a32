"""The outbox room, as Django knows it."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Registers the outbox room."""

    name = "ettle.outbox"
    label = "outbox"
