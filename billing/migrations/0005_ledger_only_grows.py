"""The ledger is only added to, whoever asks.

SQLite lets go of rows, because Django empties tables by DELETE between tests there.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_POSTGRES = """
CREATE FUNCTION billing_ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'The ledger is only added to'; END $$;
CREATE TRIGGER billing_ledger_only_grows BEFORE UPDATE OR DELETE ON billing_ledgerentry
FOR EACH ROW EXECUTE FUNCTION billing_ledger_only_grows();
"""
_SQLITE = """
CREATE TRIGGER billing_ledger_only_grows BEFORE UPDATE ON billing_ledgerentry
BEGIN SELECT RAISE(ABORT, 'The ledger is only added to'); END
"""


def add(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(_POSTGRES if editor.connection.vendor == "postgresql" else _SQLITE)


class Migration(migrations.Migration):
    dependencies = [("billing", "0004_rewrite_ledger")]
    operations = [
        migrations.AddConstraint(
            model_name='ledgerentry',
            constraint=models.UniqueConstraint(fields=('source', 'bucket', 'kind'), name='one_entry_per_event'),
        ),
        migrations.AddConstraint(
            model_name='ledgerentry',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='entry_moves_something'),
        ),
        migrations.AddConstraint(
            model_name='ledgerentry',
            constraint=models.CheckConstraint(condition=models.Q(('debit', models.F('credit')), _negated=True), name='entry_between_two_books'),
        ),
        migrations.RunPython(add),
    ]
