"""Visitors, children collected early, and whom reception watches for."""

import accord.core.clock
import accord.core.ids
from accord.core.table_making import CreateTables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('conduct', '0001_conduct'),
        ('people', '0001_tables'),
        ('schools', '0001_tables'),
    ]

    operations = [
        CreateTables([
        migrations.CreateModel(
            name='Collection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True)),
                ('created_at', models.DateTimeField(default=accord.core.clock.now, editable=False)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('how', models.CharField(choices=[('may_collect', 'May collect'), ('by_arrangement', 'By arrangement'), ('call_first', 'After a call')], max_length=16)),
                ('at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_with', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staffmember')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staffmember')),
                ('guardian', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='collections', to='people.guardian')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='collections', to='schools.school')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='collections', to='people.student')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['school', 'at'], name='collection_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('guardian__isnull', False), models.Q(('name', ''), _negated=True), _connector='OR'), name='collected_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('how', 'call_first'), _negated=True), ('agreed_with__isnull', False), _connector='OR'), name='collected_after_a_call')],
            },
        ),
        migrations.CreateModel(
            name='Visitor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True)),
                ('created_at', models.DateTimeField(default=accord.core.clock.now, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('organisation', models.CharField(blank=True, max_length=120)),
                ('purpose', models.CharField(blank=True, max_length=160)),
                ('arrangement', models.TextField(blank=True, max_length=400)),
                ('expected_at', models.DateTimeField()),
                ('called_off_at', models.DateTimeField(blank=True, null=True)),
                ('badge', models.CharField(blank=True, max_length=20)),
                ('came_at', models.DateTimeField(blank=True, null=True)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_with', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staffmember')),
                ('announced_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staffmember')),
                ('guardian', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='people.guardian')),
                ('let_in_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staffmember')),
                ('let_out_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staffmember')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visitors', to='schools.school')),
                ('visits', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visitors', to='people.staffmember')),
            ],
            options={
                'ordering': ['expected_at', 'id'],
                'indexes': [models.Index(fields=['school', 'expected_at'], name='visitor_by_day'), models.Index(fields=['school', 'left_at', 'came_at'], name='visitor_in_building')],
                'constraints': [models.CheckConstraint(condition=models.Q(('left_at__isnull', True), models.Q(('came_at__isnull', False), ('left_at__gte', models.F('came_at'))), _connector='OR'), name='visitor_leaves_after_coming'), models.CheckConstraint(condition=models.Q(('called_off_at__isnull', True), ('came_at__isnull', True), _connector='OR'), name='called_off_never_came')],
            },
        ),
        migrations.CreateModel(
            name='Watch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=accord.core.ids.new_ref, editable=False, max_length=16, unique=True)),
                ('created_at', models.DateTimeField(default=accord.core.clock.now, editable=False)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staffmember')),
                ('restriction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='watches', to='conduct.restriction')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('restriction',), name='watched_for_once')],
            },
        ),
        ]),
    ]
