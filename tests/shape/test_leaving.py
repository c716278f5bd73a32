"""Nothing that an authority holds is forgotten when it leaves, and no way in goes with it."""

import re

import pytest
from django.apps import apps

from ettle.exchange.leaving.columns import FILE_NAMES, LOOSE
from ettle.exchange.leaving.kinds import LEFT_OUT, LEFT_OUT_FIELDS, has_authority, is_ours, kinds

OURS = [model for model in apps.get_models() if is_ours(model)]
FIELDS = {
    f"{model._meta.label}.{field.name}": field
    for model in kinds()
    for field in model._meta.concrete_fields
}
LIKE_A_SECRET = re.compile(r"password|secret|token|(code|session)_hash|^mac$|_key$")


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_kind_with_an_authority_is_exported_or_has_a_reason(model):
    if has_authority(model):
        assert model in kinds() or LEFT_OUT[model._meta.label]


def test_every_way_in_stays_here():
    like_one = {name for name in FIELDS if LIKE_A_SECRET.search(name.rpartition(".")[2])}

    assert like_one - LEFT_OUT_FIELDS.keys() == set()


def test_every_whole_number_that_points_at_a_record_is_known_as_one():
    pointing = {
        name
        for name, field in FIELDS.items()
        if field.get_internal_type() == "BigIntegerField"
        and re.search(r"_(id|pk)$", name)
        and name not in LEFT_OUT_FIELDS
    }

    assert [name for name in pointing if not name.endswith(tuple(LOOSE))] == []


def test_every_name_of_a_file_on_disk_is_known_as_one():
    named = {name for name in FIELDS if re.search(r"\.(file|.*_file|file_name|kept_as)$", name)}

    assert {name.rpartition(".")[2] for name in named} <= set(FILE_NAMES)


def test_every_exception_is_still_there():
    labels = {model._meta.label for model in OURS}

    assert LEFT_OUT.keys() - labels == set()
    assert LEFT_OUT_FIELDS.keys() - FIELDS.keys() == set()
