"""Which kinds of record an authority's export holds: every one with an ``authority``.

Found in Django's own list, so that a new kind is in the export unless a reason here says
why not. What is left out is told in the export itself.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

Kind = type[models.Model]

# Not in an export, each with its reason.
LEFT_OUT: dict[str, str] = {
    "exchange.WholeExport": "notes of exports like this one; the audit events say the same",
    "jobs.Job": "the queue of the computer's own work; what it did is in the records themselves",
}
LEFT_OUT_FIELDS: dict[str, str] = {
    "audit.Event.mac": "proves the record to this installation's own key, which stays here",
    "people.Account.password": "a way to sign in, which an export must not carry",
    "outbox.Message.secret": "a way in by a link or a code, which an export must not carry",
    "voice.HandOver.token_hash": "a way in on a handed-over device",
    "cases.ContributionLink.token_hash": "a way in by a link",
    "cases.ContributionLink.code_hash": "a way in by a code",
    "cases.ContributionLink.session_hash": "a way in that was already opened",
    "plans.PackLink.token_hash": "a way in by a link",
    "plans.PackLink.code_hash": "a way in by a code",
    "plans.PackLink.session_hash": "a way in that was already opened",
    "exchange.RollChange.row_pk": "a place in this installation's own tables",
}
# Without an authority of their own, but an authority's records are nothing without them.
WITH_IT = ("people.Authority", "people.Account")


def kinds() -> list[Kind]:
    """List the kinds of record in an export, by name."""
    ours = [model for model in apps.get_models(include_auto_created=True) if is_ours(model)]
    found = [
        model
        for model in ours
        if has_authority(model) or model._meta.label in WITH_IT or joins(model)
    ]
    return sorted(
        (model for model in found if model._meta.label not in LEFT_OUT),
        key=lambda model: model._meta.label,
    )


def is_ours(model: Kind) -> bool:
    """Say whether a kind is Ettle's own, and a table."""
    return model.__module__.startswith("ettle.") and not model._meta.proxy


def has_authority(model: Kind) -> bool:
    """Say whether each record of a kind says whose it is."""
    return any(field.name == "authority" for field in model._meta.concrete_fields)


def joins(model: Kind) -> str:
    """Name the field of a table between two kinds that leads to the one with an authority."""
    if not model._meta.auto_created:
        return ""
    for field in model._meta.concrete_fields:
        target = field.related_model
        if isinstance(target, type) and has_authority(target):
            return str(field.name)
    return ""


def records_of(model: Kind, authority: models.Model) -> QuerySet[models.Model]:
    """Give an authority's records of a kind, in an order that stays.

    Schools that its children or staff are at come along, whoever runs them: the list of
    schools is public. Accounts are those of its own members.
    """
    label = model._meta.label
    if label == "people.Authority":
        wanted = Q(pk=authority.pk)
    elif label == "people.Account":
        members = apps.get_model("people.Membership")._default_manager.filter(authority=authority)
        wanted = Q(pk__in=members.values("account_id"))
    elif label == "people.School":
        wanted = Q(authority=authority)
        for other, name in _pointing_at(model):
            rows = other._default_manager.filter(authority=authority)
            wanted |= Q(pk__in=rows.values(name))
    elif between := joins(model):
        wanted = Q(**{f"{between}__authority": authority})
    else:
        wanted = Q(authority=authority)
    return model._default_manager.filter(wanted).order_by("pk")


def _pointing_at(model: Kind) -> Iterator[tuple[Kind, str]]:
    for relation in model._meta.related_objects:
        other: Any = relation.related_model
        pointer: Any = relation.field
        if has_authority(other) and pointer.column:  # a table between two has no column here
            yield other, pointer.attname
