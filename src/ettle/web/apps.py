"""The web room, as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the web room."""

    name = "ettle.web"
    label = "web"

    def ready(self) -> None:
        """Take a lent device back when somebody signs in on it."""
        from django.contrib.auth.signals import user_logged_in

        from ettle.web.child.lending import take_back

        user_logged_in.connect(take_back, dispatch_uid="a lent device is taken back")
