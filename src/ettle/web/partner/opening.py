"""Who came by a link: the cookie that replaces the token, and pages only for its holder."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from ettle.access import Actor
from ettle.cases import links
from ettle.cases import selectors as cases
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.cases.selectors import Question

Page = Callable[..., HttpResponse]
HOURS = 8


def anybody(request: HttpRequest) -> Actor:
    """Give the bearer of a link as nobody in particular, whoever is signed in beside them."""
    return Actor(at=request.actor.at, today=request.actor.today)


def holder(request: HttpRequest) -> Actor | None:
    """Give whoever holds this browser's cookie of a link, while the link may be used."""
    ref, _, secret = request.COOKIES.get(links.LINK_COOKIE, "").partition(".")
    return cases.link_holder(ref, secret, by=anybody(request)) if secret else None


def let_in(response: HttpResponse, cookie: str, ref: str, secret: str) -> HttpResponse:
    """Put the cookie in the browser: it is sent to these pages and nowhere else."""
    response.set_cookie(
        cookie,
        f"{ref}.{secret}",
        max_age=HOURS * 3600,
        path="/answer/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def private(inner: Page) -> Page:
    """Open a page without an account, and keep every copy of it out of caches and searches."""

    @login_not_required
    @wraps(inner)
    def opened(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        response = inner(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return opened


def for_the_holder(inner: Page) -> Page:
    """Open a page only for whoever came by a link; ``inner`` is given them and their question.

    A browser whose link has ended since is told so in words; any other finds nothing.
    """

    @private
    @wraps(inner)
    def opened(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        actor = holder(request)
        asked: Question | None = cases.question_for(by=actor) if actor else None
        if actor is None or asked is None:
            if links.LINK_COOKIE not in request.COOKIES:
                raise Http404
            return page(request, "partner/closed.html", status=HTTPStatus.NOT_FOUND)
        return inner(request, actor, asked, *args, **kwargs)

    return opened
