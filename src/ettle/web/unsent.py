"""What somebody sent and could not be taken: kept at the server for them, and for nobody else.

A form about a child carries a sealed word that says whose it is. Where its sending fails
because the person had been signed out, or signed in again elsewhere, the sealed word says
for whom what was typed is kept. Nothing is ever kept in a browser.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from django.contrib.auth import get_backends
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict

from ettle.access import Actor, StaleEdit
from ettle.people import selectors as people
from ettle.plans import services as plans
from ettle.plans.access import may_keep_draft
from ettle.web.ui.outcome import announce

SEAL, SEEN, QUIETLY = "kept_as", "kept_seen", "quietly"
SALT = "ettle.unsent"
LASTS_DAYS = 30
NOT_TYPED = frozenset(
    {SEAL, SEEN, QUIETLY, "in_their_place", "throw_away", "csrfmiddlewaretoken", "form_key", "keep",
     "both", "begin", "words_seen", "as_it_is"}
)  # fmt: skip
GetResponse = Callable[[HttpRequest], HttpResponse]


def seal(by: Actor, pupil_ref: str, where: str) -> str:
    """Seal whose form this is: what a failed sending is kept under."""
    return signing.dumps([by.account_id, pupil_ref, where], salt=SALT, compress=True)


def sealed_in(post: Mapping[str, Any]) -> list[Any] | None:
    """Read whose form was sent, which pupil's and where; None where no seal of ours is in it."""
    try:
        sealed: list[Any] = signing.loads(
            post.get(SEAL, ""), salt=SALT, max_age=LASTS_DAYS * 24 * 3600
        )
    except (signing.BadSignature, ValueError):
        return None
    return sealed


def typed_in(post: QueryDict) -> dict[str, list[str]]:
    """Give what was typed in a form, without the form's own parts; empty answers too."""
    return {
        name: [str(value) for value in values]
        for name, values in post.lists()
        if name not in NOT_TYPED
    }


def what_to_keep(post: QueryDict) -> dict[str, Any]:
    """Give what ``keep_draft`` is told of a form, pressed or kept as it is typed."""
    is_chosen = QUIETLY not in post or "in_their_place" in post
    return {
        "answers": typed_in(post),
        "window": post.get("form_key", ""),
        "seen": None if is_chosen else post.get(SEEN, ""),
    }


def keep_unsent(get_response: GetResponse) -> GetResponse:
    """Keep what was typed in a form about a child that its sender was not signed in to send."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "POST" and _was_turned_away(request, response):
            _keep(request)
        return response

    return middleware


def _was_turned_away(request: HttpRequest, response: HttpResponse) -> bool:
    is_visitor = not request.user.is_authenticated
    return (is_visitor and response.status_code == 302) or response.status_code == 403


def _keep(request: HttpRequest) -> None:
    """Keep it for the account that the form was shown to, whoever is signed in now."""
    sealed = sealed_in(request.POST)
    if sealed is None:
        return
    account_id, pupil_ref, where = sealed
    if not where:  # an unfinished answer, which lies with its question
        return
    here: Actor = request.actor  # type: ignore[attr-defined]
    account = get_backends()[-1].get_user(account_id)  # nobody where the account was ended
    owner = people.actor_for(account, at=here.at, today=here.today) if account else None
    pupil = people.pupil_for(pupil_ref, by=owner) if owner else None
    if owner is None or pupil is None or not may_keep_draft(owner, pupil):
        return
    with suppress(StaleEdit):  # kept as it was typed, and newer words are kept already
        plans.keep_draft(by=owner, pupil=pupil, where=where, **what_to_keep(request.POST))
    if QUIETLY not in request.POST:
        announce(request, "What you wrote is kept. Sign in as yourself, and go on with it.")
