"""Where signing in leads: each person's own first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ettle.web.navigation import navigation_for


def home(request: HttpRequest) -> HttpResponse:
    """Lead each person to the first page of their role."""
    links = navigation_for(request)
    if links:
        return redirect(links[0].url)
    return render(request, "public/nothing_yet.html")
