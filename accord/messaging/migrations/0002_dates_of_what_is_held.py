"""What is held says by when it is acknowledged and answered, and whether its writer settled the matter meanwhile."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("messaging", "0001_tables")]

    operations = [
        migrations.AddField("hold", "acknowledge_by", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("hold", "answer_by", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("hold", "settled", models.BooleanField(default=False)),
    ]
