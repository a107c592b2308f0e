from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workers", "0001_webhooks")]

    operations = [
        migrations.CreateModel(
            name="ServedQueue",
            fields=[
                (
                    "name",
                    models.CharField(max_length=10, primary_key=True, serialize=False),
                ),
                ("seen_at", models.DateTimeField()),
            ],
        ),
    ]
