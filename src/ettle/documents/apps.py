"""The documents room, as Django knows it."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers the documents room."""

    name = "ettle.documents"
    label = "documents"
