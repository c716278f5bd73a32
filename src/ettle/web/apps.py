"""The web room, as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the web room."""

    name = "ettle.web"
    label = "web"
