"""A calendar's spans get a name in addresses, a version, and the schools they are for."""

from django.db import migrations, models

import ettle.access.refs


def name_each(apps, schema_editor):
    entries = apps.get_model("people", "CalendarEntry")
    for pk in entries.objects.values_list("pk", flat=True):
        entries.objects.filter(pk=pk).update(ref=ettle.access.refs.new_ref())


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="calendarentry", name="calendar_once"),
        migrations.RemoveConstraint(model_name="calendarentry", name="calendar_kind"),
        migrations.AlterModelOptions(
            name="calendarentry", options={"ordering": ["starts_on", "pk"]}
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="ref",
            field=models.CharField(default="", editable=False, max_length=12),
        ),
        migrations.RunPython(name_each, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="calendarentry",
            name="ref",
            field=ettle.access.refs.RefField(
                default=ettle.access.refs.new_ref, editable=False, max_length=12, unique=True
            ),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="schools",
            field=models.ManyToManyField(blank=True, related_name="+", to="people.school"),
        ),
        migrations.AddIndex(
            model_name="calendarentry",
            index=models.Index(
                fields=["authority", "session"], name="calendar_session"
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    kind__in=[
                        "term",
                        "holiday",
                        "local_holiday",
                        "in_service",
                        "closure",
                        "opens_late",
                    ]
                ),
                name="calendar_kind",
            ),
        ),
    ]
