"""A written version of a part of the plan cannot be edited: triggers in both databases.

Deleting stays possible: retention destroys a plan when its time is over.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("plans_entryversion", "plans_planversionentry")
SQLITE = """
CREATE TRIGGER {table}_is_frozen BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'a written part of a plan is frozen'); END
"""
POSTGRES_FUNCTION = """
CREATE FUNCTION plans_version_is_frozen() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a written part of a plan is frozen'; END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_is_frozen BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION plans_version_is_frozen()
"""


def add_triggers(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse any UPDATE of what was written."""
    on_postgres = editor.connection.vendor == "postgresql"
    if on_postgres:
        editor.execute(POSTGRES_FUNCTION)
    for table in TABLES:
        editor.execute((POSTGRES if on_postgres else SQLITE).format(table=table))


def drop_triggers(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again, for a migration backwards."""
    on_postgres = editor.connection.vendor == "postgresql"
    for table in TABLES:
        where = f" ON {table}" if on_postgres else ""
        editor.execute(f"DROP TRIGGER {table}_is_frozen{where}")
    if on_postgres:
        editor.execute("DROP FUNCTION plans_version_is_frozen()")


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("plans", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
