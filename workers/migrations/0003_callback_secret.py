import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("workers", "0002_served_queues")]

    operations = [
        migrations.CreateModel(
            name="CallbackSecret",
            fields=[
                (
                    "team",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="accounts.team",
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1)),
            ],
        ),
    ]
