"""Production: secrets from the environment, and a refusal to start without them."""

import os

from ettle.config.settings.base import *  # noqa: F403 - settings modules extend each other


def _needed(name: str) -> str:
    value = os.environ.get(name, "")
    if len(value) < 32 or "demonstration" in value or set(value) == {"0"}:
        raise RuntimeError(
            f"{name} is missing, too short or a demonstration's. Set it to a random value of at"
            " least 32 characters, kept outside the repository."
        )
    return value


DEBUG = False
SECRET_KEY = _needed("ETTLE_SECRET_KEY")
AUDIT_KEY = _needed("ETTLE_AUDIT_KEY")
FILES_KEY = _needed("ETTLE_FILES_KEY")
SITE_ADDRESS = os.environ.get("ETTLE_SITE_ADDRESS", "")
if not SITE_ADDRESS.startswith("https://"):
    raise RuntimeError("ETTLE_SITE_ADDRESS is missing. Set it to https://… , for links in e-mails.")
ALLOWED_HOSTS = [host for host in os.environ.get("ETTLE_HOSTS", "").split(",") if host]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
