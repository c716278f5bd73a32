"""Refusing to start where the database could not protect what is in it."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register
from django.db import connection

ROLE = "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"


@register("database", deploy=True)
def database_role(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[Error]:
    """Refuse a PostgreSQL role that is a superuser or passes row-level security by."""
    if connection.vendor != "postgresql" or settings.DEMONSTRATION:
        return []
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        is_superuser, bypasses = cursor.fetchone()
    if not (is_superuser or bypasses):
        return []
    return [
        Error(
            "The database role is a superuser, or passes row-level security by.",
            hint="Give ETTLE_DATABASE_USER a role of its own with neither.",
            id="ettle.E001",
        )
    ]
