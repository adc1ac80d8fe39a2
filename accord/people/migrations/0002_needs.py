import accord.core.clock
import accord.core.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_tables'),
        ('schools', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='NeedSupport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True)),
                ('created_at', models.DateTimeField(default=accord.core.clock.now, editable=False)),
                ('level', models.CharField(choices=[('sen_support', 'SEN support'), ('ehc_plan', 'Education, health and care plan'), ('additional', 'Additional support'), ('formal_plan', 'Additional support with a formal plan')], max_length=12)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('mistaken', models.BooleanField(default=False)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staffmember')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staffmember')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.school')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='need_supports', to='people.student')),
            ],
            options={
                'ordering': ['-starts_on', '-id'],
                'indexes': [models.Index(fields=['student', 'starts_on'], name='need_by_student')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='need_ends_after_start')],
            },
        ),
    ]
