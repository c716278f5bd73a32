"""The voice room, as Django knows it."""

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    """Registers the voice room."""

    name = "ettle.voice"
    label = "voice"
