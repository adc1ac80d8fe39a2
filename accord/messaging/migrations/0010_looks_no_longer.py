from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("messaging", "0009_which_child")]

    operations = [
        migrations.AddField("escalation", "ended_at", models.DateTimeField(null=True, blank=True)),
    ]
