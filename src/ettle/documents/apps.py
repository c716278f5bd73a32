"""The documents room, as Django knows it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DocumentsConfig(AppConfig):
    """Registers the documents room, and every room's printings."""

    name = "ettle.documents"
    label = "documents"

    def ready(self) -> None:
        """Learn every printing, so that whatever was issued can be built again."""
        autodiscover_modules("printings")
