"""Writes what the one-sided ledger said as movements between books."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F


def rewrite(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    entries = apps.get_model("billing", "LedgerEntry").objects
    entries.filter(kind="grant").update(debit="issued", credit="available", bucket="")
    entries.filter(kind="capture").update(debit="held", credit="spent", amount=-F("amount"))
    for hold in apps.get_model("billing", "Hold").objects.filter(amount__gt=0):
        named = {"account_id": hold.account_id, "source": hold.source, "bucket": ""}
        entries.create(
            kind="hold", debit="available", credit="held", amount=hold.amount, **named
        )
        rest = hold.amount - hold.captured
        if hold.released_at is not None and rest:
            entries.create(kind="release", debit="held", credit="available", amount=rest, **named)
    lots = apps.get_model("billing", "Lot").objects
    for account in apps.get_model("billing", "Account").objects.all():
        if total := account.balance + account.held:
            lots.create(account=account, amount=total, remaining=total)


class Migration(migrations.Migration):
    dependencies = [("billing", "0003_ledger")]
    operations = [migrations.RunPython(rewrite)]
