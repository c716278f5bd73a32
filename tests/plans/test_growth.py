"""A plan of 300 parts with years behind it opens in as many queries as one of 10."""

from functools import partial

import pytest
from django.conf import settings
from django.urls import reverse

from bench.plans.making import long_plan, queries_of

PAGES = ("pupil", "still_true", "thread", "given", "versions", "plan_proposals")


@pytest.fixture
def visitor(client, world):
    account = world.accounts["ms_laird"]
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def test_a_long_plan_is_opened_in_as_many_queries_as_a_short_one(world, visitor):
    short, long = long_plan(world, 10, years=1), long_plan(world, 300, years=2)

    def counted(pupil):
        addresses = {name: reverse(f"school:{name}", args=[pupil.ref]) for name in PAGES}
        addresses["compare"] = reverse("school:compare", args=[pupil.ref]) + "?before=v1&after=now"
        addresses["version"] = reverse("school:version", args=[pupil.ref, "v1"])
        return {
            name: queries_of(partial(opened, visitor, path)) for name, path in addresses.items()
        }

    assert counted(long) == counted(short)


def opened(visitor, path):
    assert visitor.get(path).status_code == 200, path
