import django.db.models.deletion
import ettle.access.refs
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0003_leaving'),
        ('people', '0002_calendars_of_schools'),
    ]

    operations = [
        migrations.CreateModel(
            name='ColumnMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', ettle.access.refs.RefField(default=ettle.access.refs.new_ref, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('kind', models.CharField(max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('headings', models.JSONField(default=list)),
                ('reads', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField()),
                ('made_by_account_id', models.BigIntegerField(null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.authority')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('authority', 'name'), name='column_mapping_name_once')],
            },
        ),
    ]
