"""What every test of pages may ask for."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from tests.world import ALIASES, World


@pytest.fixture
def signed_in(client: Client, world: World) -> Callable[[str], Client]:
    """Ask for the browser as somebody: ``signed_in("laird")``. Whoever came last has it."""

    def as_(name: str) -> Client:
        client.force_login(
            world.accounts[ALIASES.get(name, name)], backend=settings.AUTHENTICATION_BACKENDS[-1]
        )
        return client

    return as_
