"""How long an authority lets each kind of part hold before it is asked about."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0007_care_choice'),
        ('plans', '0005_still_frozen'),
    ]

    operations = [
        migrations.CreateModel(
            name='StillTrueInterval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('n', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('weeks', models.PositiveSmallIntegerField()),
                ('holds_from', models.DateField()),
                ('set_at', models.DateTimeField()),
                ('set_label', models.TextField()),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='still_true_intervals', to='people.authority')),
            ],
            options={
                'ordering': ['n', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('authority', 'kind', 'n'), name='interval_set_once'), models.CheckConstraint(condition=models.Q(('weeks__gte', 2), ('weeks__lte', 52)), name='interval_weeks')],
            },
        ),
    ]
