"""The database too refuses to change what the audit log says.

SQLite is without the trigger against deleting: there Django empties tables by it between tests.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_POSTGRES = """
CREATE FUNCTION accounts_audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'Audit events are only added to'; END $$;
CREATE TRIGGER accounts_audit_only_grows BEFORE UPDATE OR DELETE ON accounts_auditevent
FOR EACH ROW EXECUTE FUNCTION accounts_audit_only_grows();
"""
_SQLITE = """
CREATE TRIGGER accounts_audit_only_grows BEFORE UPDATE ON accounts_auditevent
BEGIN SELECT RAISE(ABORT, 'Audit events are only added to'); END
"""


def add(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(_POSTGRES if editor.connection.vendor == "postgresql" else _SQLITE)


def drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP TRIGGER accounts_audit_only_grows ON accounts_auditevent")
        editor.execute("DROP FUNCTION accounts_audit_only_grows()")
    else:
        editor.execute("DROP TRIGGER accounts_audit_only_grows")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_invitations_and_audit")]
    operations = [migrations.RunPython(add, drop)]
