"""The audit room, as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the audit room."""

    name = "ettle.audit"
    label = "audit"
