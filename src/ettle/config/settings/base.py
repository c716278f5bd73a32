"""Settings shared by every way of running Ettle. Nothing here is secret."""

import os
import sys
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2

# SQLite before 3.51.3 can corrupt a file in WAL mode; sqlcipher3 brings 3.53. Django must
# meet it under the standard name, so this stands before any database import.
sys.modules["sqlite3"] = sqlcipher3
sys.modules["sqlite3.dbapi2"] = sqlcipher3.dbapi2

SOURCE = Path(__file__).resolve().parents[2]
ROOT = SOURCE.parents[1]
VAR = Path(os.environ.get("ETTLE_VAR", ROOT / "var"))

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-64000;PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=67108864;"
)


def database_from(address: str) -> dict[str, Any]:
    """Read ``sqlite:PATH`` or ``postgres:SOCKETDIR/NAME`` (user by ETTLE_DATABASE_USER)."""
    vendor, _, where = address.partition(":")
    if vendor == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": where,
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": SQLITE_PRAGMAS,
            },
            "TEST": {"NAME": where + ".test"},
        }
    if vendor == "postgres":
        host, _, name = where.rpartition("/")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": host,
            "NAME": name,
            "USER": os.environ.get("ETTLE_DATABASE_USER", "ettle"),
            "PASSWORD": os.environ.get("ETTLE_DATABASE_PASSWORD", ""),
            "CONN_MAX_AGE": 60,
        }
    raise ValueError(f"ETTLE_DATABASE is {address!r}. Write sqlite:PATH or postgres:DIR/NAME.")


DATABASES = {
    "default": database_from(os.environ.get("ETTLE_DATABASE", f"sqlite:{VAR / 'ettle.sqlite3'}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "ettle.audit",
    "ettle.outbox",
    "ettle.jobs",
    "ettle.documents",
    "ettle.people",
    "ettle.voice",
    "ettle.plans",
    "ettle.cases",
    "ettle.workforce",
    "ettle.exchange",
    "ettle.web",
    "ettle.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ettle.web.middleware.log_request",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ettle.web.middleware.ActorMiddleware",
    "ettle.web.unsent.keep_unsent",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "ettle.config.urls"
WSGI_APPLICATION = "ettle.config.wsgi.application"
FORM_RENDERER = "ettle.web.ui.forms.EttleRenderer"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"ui": "ettle.web.ui.templatetags.ui"},
            "builtins": ["ettle.web.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ettle.web.context.page_context",
            ],
        },
    }
]

# What happened and who was told holds names: it stays on our side, never in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "ettle.web.sign_in.AccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
# Tablets in school are shared: no "remember me", signing in ends with the browser.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Where this installation is, for links in e-mails.
SITE_ADDRESS = os.environ.get("ETTLE_SITE_ADDRESS", "http://127.0.0.1:8000")
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Ettle"
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILES_ROOT = VAR / "files"
MAX_UPLOAD_BYTES = 8 * 1024 * 1024
# A file that somebody sends never stands on the disk in the clear.
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "ettle.web.uploads.SizeLimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SAMESITE = "Lax"
# "no-referrer" would make browsers send "Origin: null", and no form of ours could be sent.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

# Long work is queued in the database for a worker (``ettle work``); "at-once" does it where
# it is asked for, which is for tests.
JOBS_AT_ONCE = os.environ.get("ETTLE_JOBS", "") == "at-once"
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if JOBS_AT_ONCE
        else "django_tasks_db.DatabaseBackend"
    }
}
JOBS_LEASE_SECONDS = 30
# The jobs room is below people and web, and so finds by name who acts and what moment it is.
JOBS_ACTOR = "ettle.people.selectors.actor_for"
JOBS_CLOCK = "ettle.web.middleware.moment_now"

EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = os.environ.get("ETTLE_FROM_EMAIL", "ettle@localhost")
DEMONSTRATION = False
DEMONSTRATION_TODAY: str | None = None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "ettle.web.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django's own request lines hold paths; ours hold the route's name instead.
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "propagate": False},
        "axes": {"level": "WARNING"},
        # Their lines of a failed task hold its traceback, and so somebody's details.
        "django_tasks": {"level": "CRITICAL"},
        "django_tasks_db": {"level": "CRITICAL"},
        "fontTools": {"level": "WARNING"},
    },
}
