"""Authorities, schools and agencies."""

from django.db import models
from django.db.models import Q

from ettle.access import RefField


class Authority(models.Model):
    """An education authority: the duty-holder, and controller of its own records."""

    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=80, unique=True)
    gss_code = models.CharField(max_length=12, blank=True)
    is_invented = models.BooleanField(default=False)
    address = models.TextField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"{self.name} (invented)" if self.is_invented else self.name


class School(models.Model):
    """A school of the published list. SEED code and type together are the key.

    A count is null where the list withholds it, and ``…_symbol`` says why (c, z, x):
    a withheld cell is not a nought.
    """

    ref = RefField()
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="schools", null=True, blank=True
    )
    group = models.CharField(max_length=40, blank=True)  # "Grant aided" where no authority
    seed_code = models.CharField(max_length=12)
    school_type = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    denomination = models.CharField(max_length=60, blank=True)
    urban_rural = models.CharField(max_length=60, blank=True)
    roll = models.PositiveIntegerField(null=True, blank=True)
    roll_symbol = models.CharField(max_length=6, blank=True)
    pupils_asn = models.PositiveIntegerField(null=True, blank=True)
    pupils_asn_symbol = models.CharField(max_length=6, blank=True)
    listed_in = models.CharField(max_length=4, blank=True)  # year of the last list that has it
    is_invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seed_code", "school_type"], name="school_key"),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} (invented)" if self.is_invented else self.name


class Agency(models.Model):
    """A body that an authority may ask for help under section 23, as one authority knows it."""

    ref = RefField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)  # health_board, local_authority, specified
    is_invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "name"], name="agency_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["health_board", "local_authority", "specified"]),
                name="agency_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (invented)" if self.is_invented else self.name
