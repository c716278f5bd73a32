"""What happens to a school, with its days; and the published list that last had it."""

import django.db.models.deletion
from django.db import migrations, models

import ettle.access.refs

KINDS = [
    "opened",
    "closed",
    "merged_into",
    "renamed",
    "all_through",
    "provision_opened",
    "provision_closed",
    "listed",
    "not_listed",
    "moved_authority",
    "counts",
]


def key(to, name, **more):
    return (
        name,
        models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=f"people.{to}", **more),
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0003_circumstances")]

    operations = [
        migrations.AddField(
            model_name="school",
            name="listed_in",
            field=models.CharField(blank=True, default="", max_length=4),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="SchoolChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ref",
                    ettle.access.refs.RefField(
                        default=ettle.access.refs.new_ref,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("was", models.CharField(blank=True, max_length=120)),
                ("now", models.CharField(blank=True, max_length=120)),
                ("capacity", models.PositiveIntegerField(null=True)),
                ("list_year", models.CharField(blank=True, max_length=4)),
                ("recorded_at", models.DateTimeField()),
                ("taken_back_at", models.DateTimeField(null=True)),
                key("authority", "authority", null=True),
                key("school", "school", related_name="changes"),
                key("school", "other_school", null=True, related_name="+"),
            ],
            options={
                "ordering": ["on", "pk"],
                "indexes": [
                    models.Index(fields=["authority", "list_year"], name="school_change_list")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(kind__in=KINDS), name="school_change_kind"
                    ),
                    models.UniqueConstraint(
                        fields=["school", "kind"],
                        condition=models.Q(
                            kind__in=["closed", "merged_into"], taken_back_at__isnull=True
                        ),
                        name="school_ends_once",
                    ),
                ],
            },
        ),
    ]
