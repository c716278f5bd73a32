"""The config room, as Django knows it."""

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Error


class ConfigConfig(AppConfig):
    """Registers the start-up checks."""

    name = "ettle.config"
    label = "config"

    def ready(self) -> None:
        """Register the checks, and make the web server refuse what they refuse."""
        from ettle.config import checks

        self.checks = checks


def refuse_unsafe_start() -> None:
    """Stop a production server that would run with a role that nothing restrains.

    Raises:
        RuntimeError: naming what is wrong and what to set.
    """
    if settings.DEMONSTRATION:
        return
    from ettle.config.checks import database_role

    faults: list[Error] = database_role(None)
    if faults:
        raise RuntimeError(f"{faults[0].msg} {faults[0].hint}")
