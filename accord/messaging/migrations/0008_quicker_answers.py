"""An answer is written in fewer places: indexes hold only what is looked up, and words wait to be put in together."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from accord.core.column_indexes import WithoutOwnIndex
from accord.messaging.migrations._finding import let_words_wait, let_words_wait_as_they_did


class Migration(migrations.Migration):
    dependencies = [("charters", "0002_fewer_indexes"), ("messaging", "0007_places_in_family_lists")]

    operations = [
        migrations.RunPython(let_words_wait, let_words_wait_as_they_did),
        migrations.RemoveIndex("message", "message_of_staff"),
        migrations.RemoveIndex("conversation", "team_by_due"),
        migrations.AddIndex(
            "conversation",
            models.Index(
                fields=["assigned_team", "closed_at", "due_at", "id"],
                name="team_by_due",
                condition=Q(assigned_team__isnull=False),
            ),
        ),
        migrations.RemoveIndex("conversation", "student_by_last_message"),
        migrations.AddIndex("conversation", models.Index(fields=["student"], name="conversation_of_student")),
        *(
            WithoutOwnIndex(
                model,
                "edition",
                models.ForeignKey(
                    blank=True,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="charters.edition",
                ),
            )
            for model in ("conversation", "responseclock")
        ),
    ]
