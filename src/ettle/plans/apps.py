"""The plans room, as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Registers the plans room."""

    name = "ettle.plans"
    label = "plans"
