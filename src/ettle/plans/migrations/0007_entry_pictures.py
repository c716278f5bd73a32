"""A picture beside one part of a plan."""

import django.db.models.deletion
import ettle.access.refs
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0007_care_choice'),
        ('plans', '0006_still_true_intervals'),
    ]

    operations = [
        migrations.CreateModel(
            name='EntryPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', ettle.access.refs.RefField(default=ettle.access.refs.new_ref, editable=False, max_length=12, unique=True)),
                ('file_name', models.CharField(max_length=80, unique=True)),
                ('words', models.TextField()),
                ('added_at', models.DateTimeField()),
                ('added_label', models.TextField()),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.authority')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='plans.entry')),
            ],
        ),
    ]
