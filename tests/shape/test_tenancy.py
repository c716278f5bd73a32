"""Every row of a person or of a plan belongs to an authority, from the first migration."""

import pytest
from django.apps import apps

ROOMS = (
    "people",
    "voice",
    "plans",
    "cases",
    "workforce",
    "exchange",
    "documents",
    "outbox",
    "jobs",
)

# Rows that belong to no one authority, each with its reason.
SHARED = {
    "people.Authority": "is the authority",
    "people.Account": "a way to sign in, which may hold memberships in several",
    "people.SchoolChange": "as its school, which may be grant-aided",
    "people.School": "the published list, where grant-aided schools have no authority",
}

MODELS = [
    model
    for room in ROOMS
    for model in apps.get_app_config(room).get_models()
    if model._meta.label not in SHARED and not model._meta.proxy
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_row_has_an_authority(model):
    fields = {field.name: field for field in model._meta.get_fields()}

    assert "authority" in fields
    assert not fields["authority"].null


def test_every_exception_is_still_there():
    labels = {model._meta.label for model in apps.get_models()}

    assert SHARED.keys() - labels == set()
