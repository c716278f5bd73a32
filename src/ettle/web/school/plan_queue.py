"""Pages to be gone through one after another: what *Still true?* found to have changed."""

from django.http import HttpRequest

KEY = "plan_queue"


def line_up(request: HttpRequest, pages: list[str], *, default: str) -> str:
    """Remember the pages to go through, and give the first; with none, the page to go back to."""
    request.session[KEY] = pages
    return pages[0] if pages else default


def next_page(request: HttpRequest, default: str) -> str:
    """Give the page that follows this one, where this one was lined up; else the usual one."""
    waiting = request.session.get(KEY) or []
    if not waiting or waiting[0] != request.path:
        return default
    request.session[KEY] = waiting[1:]
    return waiting[1] if len(waiting) > 1 else default
