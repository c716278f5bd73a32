"""Settings of the test suite: the demonstration's keys, quick hashing, no compression."""

import os

from ettle.config.settings.base import DATABASES, VAR
from ettle.config.settings.demo import *  # noqa: F403 - settings modules extend each other

DEMONSTRATION_TODAY = os.environ.get("ETTLE_TODAY", "2026-11-23")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # One file a process, so that two runs on one machine never meet; nothing in it must
    # survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / f"test-{os.getpid()}.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;PRAGMA foreign_keys=ON;"
    )
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
AXES_ENABLED = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
