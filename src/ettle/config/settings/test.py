"""Settings of the test suite: the demonstration's keys, quick hashing, no compression."""

import os

from ettle.config.settings.demo import *  # noqa: F403 - settings modules extend each other

DEMONSTRATION_TODAY = os.environ.get("ETTLE_TODAY", "2026-11-23")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
AXES_ENABLED = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
