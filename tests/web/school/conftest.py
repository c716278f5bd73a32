"""Ailsa's plan written whole, and anybody of the cast at the door of the school's pages."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.plans import ailsa
from tests.world import ALIASES


@pytest.fixture
def plan(world):
    """Ailsa's plan, with her own views and her mother's."""
    made = ailsa.write_all(world)
    ailsa.give_views(made)
    return made


@pytest.fixture
def door(world):
    """Ask for a client signed in as one of the cast: ``door("laird")``."""

    def as_(name: str) -> Client:
        client = Client()
        account = world.accounts[ALIASES.get(name, name)]
        client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
        return client

    return as_


@pytest.fixture
def at(world):
    """Ask for the address of a page of Ailsa's plan: ``at("plan_add", "target")``."""

    def address(name: str, *more: str) -> str:
        return reverse(f"school:{name}", args=[world.ailsa.ref, *more])

    return address
