"""Accounts and memberships. An account holds a way to sign in and nothing about a person."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from ettle.access import RefField

ROLES = (
    "asl_officer",
    "headteacher",
    "depute",
    "asn_lead",
    "class_teacher",
    "support_assistant",
    "educational_psychologist",
    "account_manager",
    "parent",
    "pupil",
)


class Accounts(BaseUserManager["Account"]):
    """Find and make accounts by e-mail address, whatever its capitals."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "Account":
        """Make an account; without a password it can only be entered by a reset."""
        account = self.model(email=self.normalize_email(email).lower(), **facts)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find the account that signs in with this address."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """A way to sign in. The name is on the Person that a membership points to."""

    ref = RefField()
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.ref


class Membership(models.Model):
    """Account × authority × role × school, from a day until a day (included)."""

    ref = RefField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        related_name="memberships",
        null=True,
        blank=True,
    )
    pupil = models.ForeignKey(
        "people.Pupil", on_delete=models.PROTECT, related_name="memberships", null=True, blank=True
    )
    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT)
    role = models.CharField(max_length=30)
    school = models.ForeignKey("people.School", on_delete=models.PROTECT, null=True, blank=True)
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, null=True, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=ROLES), name="membership_role"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(pupil__isnull=False),
                name="membership_of_somebody",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=models.F("from_on")),
                name="membership_order",
            ),
        ]
