"""A written version stays frozen: SQLite drops a table's triggers when it is made anew."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

frozen = import_module("ettle.plans.migrations.0002_versions_are_frozen")
TABLE = "plans_entryversion"


def add_again(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the trigger back where the last migration made the table anew."""
    if editor.connection.vendor == "sqlite":
        editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_is_frozen")
        editor.execute(frozen.SQLITE.format(table=TABLE))


class Migration(migrations.Migration):
    """Adds the trigger again."""

    dependencies = [("plans", "0004_one_record")]
    operations = [migrations.RunPython(add_again, migrations.RunPython.noop)]
