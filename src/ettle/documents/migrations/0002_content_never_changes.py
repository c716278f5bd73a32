"""What was issued cannot be changed, whatever asks: a trigger in both databases.

Deleting stays possible: retention destroys documents when their time is over.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CONTENT = (
    "ref", "authority_id", "printing", "printing_version", "context", "title", "language",
    "html", "pdf", "docx", "text", "hashes",
    "issued_on", "issued_at", "signed_by_name", "signed_by_role", "signed_on",
)  # fmt: skip
TABLE = "documents_issueddocument"
COLUMNS = ", ".join(f'"{column}"' for column in CONTENT)
SQLITE = f"""
CREATE TRIGGER {TABLE}_is_frozen BEFORE UPDATE OF {COLUMNS} ON {TABLE}
BEGIN SELECT RAISE(ABORT, 'an issued document is frozen'); END
"""
POSTGRES_FUNCTION = """
CREATE FUNCTION documents_issued_is_frozen() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an issued document is frozen'; END $$
"""
POSTGRES = f"""
CREATE TRIGGER {TABLE}_is_frozen BEFORE UPDATE OF {COLUMNS} ON {TABLE}
FOR EACH STATEMENT EXECUTE FUNCTION documents_issued_is_frozen()
"""


def add_trigger(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse any UPDATE that names a column of what was issued."""
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRES_FUNCTION)
        editor.execute(POSTGRES)
    else:
        editor.execute(SQLITE)


def drop_trigger(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the trigger away again, for a migration backwards."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER {TABLE}_is_frozen ON {TABLE}")
        editor.execute("DROP FUNCTION documents_issued_is_frozen()")
    else:
        editor.execute(f"DROP TRIGGER {TABLE}_is_frozen")


class Migration(migrations.Migration):
    """Adds the trigger."""

    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunPython(add_trigger, drop_trigger)]
