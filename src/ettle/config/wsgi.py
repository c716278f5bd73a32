"""The WSGI door, for granian or gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ettle.config.settings.production")
application = get_wsgi_application()

from ettle.config.apps import refuse_unsafe_start  # noqa: E402 - settings must be set first

refuse_unsafe_start()
