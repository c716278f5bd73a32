"""The jobs room, as Django knows it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Registers the jobs room, and the kinds of work in each room's ``long_work.py``."""

    name = "ettle.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Find the kinds: a worker imports no page that would do it."""
        autodiscover_modules("long_work")
