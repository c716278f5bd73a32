"""The config room, as Django knows it."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the config room."""

    name = "ettle.config"
    label = "config"
