import django.db.models.deletion
import ettle.access.refs
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='IssuedDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', ettle.access.refs.RefField(default=ettle.access.refs.new_ref, editable=False, max_length=12, unique=True)),
                ('printing', models.CharField(max_length=60)),
                ('printing_version', models.PositiveSmallIntegerField()),
                ('context', models.JSONField()),
                ('title', models.TextField()),
                ('language', models.CharField(max_length=16)),
                ('html', models.BinaryField()),
                ('pdf', models.BinaryField()),
                ('docx', models.BinaryField()),
                ('text', models.BinaryField()),
                ('hashes', models.JSONField()),
                ('issued_on', models.DateField()),
                ('issued_at', models.DateTimeField()),
                ('signed_by_name', models.TextField(blank=True)),
                ('signed_by_role', models.TextField(blank=True)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.authority')),
            ],
            options={
                'indexes': [models.Index(fields=['authority', 'issued_on'], name='issued_by_authority')],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('printing_version__gte', 1)), name='issued_document_has_a_version'),
                    models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('printing', ''), _negated=True)), name='issued_document_has_a_title'),
                    models.CheckConstraint(condition=models.Q(models.Q(('signed_by_name', ''), ('signed_by_role', ''), ('signed_on', None)), models.Q(('signed_on__isnull', False), models.Q(('signed_by_name', ''), _negated=True), models.Q(('signed_by_role', ''), _negated=True)), _connector='OR'), name='issued_document_is_signed_wholly_or_not'),
                ],
            },
        ),
    ]
