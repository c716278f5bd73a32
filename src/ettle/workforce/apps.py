"""The workforce room, as Django knows it."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """Registers the workforce room."""

    name = "ettle.workforce"
    label = "workforce"
