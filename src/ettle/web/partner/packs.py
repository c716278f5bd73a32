"""A pack by a link: the door that names no child, and the pack behind it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse

from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.meeting.links import PACK_COOKIE
from ettle.web.packs import pack_page
from ettle.web.partner.door import Door
from ettle.web.partner.opening import anybody, private
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.access import Actor


def pack_holder(request: HttpRequest) -> Actor | None:
    """Give whoever holds this browser's cookie of a link to a pack, while it may be used."""
    ref, _, secret = request.COOKIES.get(PACK_COOKIE, "").partition(".")
    return plans.pack_link_holder(ref, secret, by=anybody(request)) if secret else None


@private
def pack(request: HttpRequest) -> HttpResponse:
    """Show the pack to whoever came by its link, and take their answers."""
    actor = pack_holder(request)
    opened = plans.pack_by_link(by=actor) if actor else None
    if actor is None or opened is None:
        if PACK_COOKIE not in request.COOKIES:
            raise Http404
        return page(request, "partner/closed.html", status=HTTPStatus.NOT_FOUND)
    return pack_page(
        request, opened.ref, by=actor, base="ui/base.html", place="partner", opened=opened
    )


PACK = Door(
    at="partner:pack_door",
    inside="partner:pack",
    cookie=PACK_COOKIE,
    template="partner/pack_door.html",
    confirm=services.confirm_pack_link,
    send_code=services.send_pack_code,
    come_back=services.come_back_to_pack,
)


@private
def pack_door(request: HttpRequest, token: str) -> HttpResponse:
    """Open the door of a pack."""
    link = plans.pack_link_for(token, by=anybody(request))
    return PACK.opened(request, token, link, pack_holder(request))
