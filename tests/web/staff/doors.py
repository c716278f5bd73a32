"""Signing in as one of the cast of a ``world``, at its own day, and filling in a page's form."""

import re
from datetime import date

from django.conf import settings
from django.test import Client

from tests.world import ALIASES, World


def signed_in(world: World, who: str) -> Client:
    """Give a client that is this person."""
    client = Client()
    account = world.accounts[ALIASES.get(who, who)]
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def words_of(response) -> str:
    """Give a page's words with its tags taken out and its spaces made one."""
    text = re.sub(r"<(script|style|svg).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def send(client: Client, address: str, **typed):
    """Open a page and send its form back with these answers, as a browser would."""
    shown = client.get(address)
    hidden = dict(
        re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown.content.decode())
    )
    hidden.pop("csrfmiddlewaretoken", None)
    return client.post(address, {**hidden, **typed})


def day_boxes(name: str, day: date) -> dict[str, str]:
    """Give a day as its three boxes send it."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
