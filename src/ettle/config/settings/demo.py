"""The demonstration: invented people, keys that are public, one click to be each of them."""

import os

from ettle.config.settings.base import *  # noqa: F403 - settings modules extend each other
from ettle.config.settings.base import TEMPLATES, VAR

DEBUG = False
SECRET_KEY = "demonstration-key-not-for-production"
AUDIT_KEY = "demonstration-audit-key-not-for-production"
FILES_KEY = "00" * 32
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
ROOT_URLCONF = "ettle.config.urls_demo"
DEMONSTRATION = True
DEMONSTRATION_TODAY = os.environ.get("ETTLE_TODAY")
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
STATIC_ROOT = VAR / "static"
TEMPLATES[0]["OPTIONS"]["context_processors"].append("ettle.config.demo.pages.cast_context")
