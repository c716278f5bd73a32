"""The exchange room, as Django knows it."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Registers the exchange room."""

    name = "ettle.exchange"
    label = "exchange"
