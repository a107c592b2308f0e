from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("canvas", "0003_saved_nodes")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="asset",
            name="prompt",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="asset",
            name="starred",
            field=models.BooleanField(default=False),
        ),
    ]
