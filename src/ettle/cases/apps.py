"""The cases room, as Django knows it."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers the cases room."""

    name = "ettle.cases"
    label = "cases"
