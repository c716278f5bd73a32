"""The cast as a test client: each person of the access table, signed in as they would be."""

import re
from collections.abc import Callable

from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse

from ettle.config.cast import CAST
from tests.web.addresses import ailsa, link_token

# The columns of the access table: keys of the cast, then somebody not signed in.
COLUMNS = (
    "mairi", "rory", "ailsa", "callum", "eilidh", "ruth", "mr_baird", "ms_kerr", "ms_laird",
    "mr_singh", "ms_okafor", "dr_sinclair", "ms_wojcik", "ms_grant", "nobody", "mr_docherty",
    "anonymous",
)  # fmt: skip

# Most are looked at when the story is done; Dr Sinclair while her link still opens.
OTHER_STAGES = {"dr_sinclair": "proposal"}


def stage_of(person: str) -> str:
    """Say at which stage of the story a person's column is true."""
    return OTHER_STAGES.get(person, "ready")


def at_the_door(person: str) -> Client:
    """Give a client that is this person: by account, by link, by handed-over device, or nobody."""
    client = Client(raise_request_exception=False)
    if person == "anonymous":
        return client
    if person in OTHER_DOORS:
        OTHER_DOORS[person](client)
        return client
    account = apps.get_model("people.Account").objects.get(email=CAST[person].email)
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def by_handed_over_device(client: Client) -> None:
    """Come in as Ailsa does: Ms Laird hands her device over, and is signed out as she does."""
    client.cookies = at_the_door("ms_laird").cookies
    client.post(reverse("child:lend", args=[ailsa().ref]))


def by_link(client: Client) -> None:
    """Come in as Dr Sinclair does: by her link, and by a code where she has been in before."""
    door = reverse("partner:door", args=[link_token()])
    client.post(door, {"confirm": "1"})
    if client.get(reverse("partner:question")).status_code == 200:
        return
    client.post(door, {"send_code": "1"})
    sent = apps.get_model("outbox.Message").objects.latest("pk")
    code = re.search(r"\b\d{6}\b", sent.body)
    if sent.letter == "code" and code:
        client.post(door, {"code": code[0]})


# Those who have no account: how each comes in.
OTHER_DOORS: dict[str, Callable[[Client], None]] = {
    "ailsa": by_handed_over_device,
    "dr_sinclair": by_link,
}


def cookies_of(person: str) -> dict[str, str]:
    """Sign a person in, and give the cookies that their browser would then hold."""
    return {name: morsel.value for name, morsel in at_the_door(person).cookies.items()}


def holding(cookies: dict[str, str]) -> Client:
    """Give a client of somebody who is signed in already."""
    client = Client(raise_request_exception=False)
    client.cookies.load(cookies)
    return client


def outcome(client: Client, method: str, path: str) -> str:
    """Try an address and give one of the table's words: open, 404, 403, sign in."""
    response = client.post(path) if method == "post" else client.get(path)
    if response.status_code in (301, 302, 303) and _leads_to_sign_in(response.headers["Location"]):
        return "sign in"
    if response.status_code in (403, 404):
        return str(response.status_code)
    if response.status_code in (200, 301, 302, 303, 409, 422):
        return "open"
    return f"error {response.status_code}"


def _leads_to_sign_in(location: str) -> bool:
    return location.partition("?")[0] == reverse("account_login")
