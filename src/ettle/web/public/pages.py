"""Pages that anyone can read: what Ettle is, accessibility, privacy, the law behind it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    """Say what Ettle is and where to sign in."""
    return render(request, "public/front.html")


@login_not_required
def about(request: HttpRequest) -> HttpResponse:
    """Say whom Ettle is for, and how far its words of law can be relied on."""
    return render(request, "public/about.html")


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible Ettle is, how that was tried, and what has not been tried."""
    return render(request, "public/accessibility.html")


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what Ettle keeps, for whom, who sees it, and what it never does."""
    return render(request, "public/privacy.html")
