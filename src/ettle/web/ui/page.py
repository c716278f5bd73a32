"""Answer with a page: 200, or 422 when a form on it has errors."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int | None = None,
) -> HttpResponse:
    """Render a page for this request, with the status that its forms call for."""
    shown = dict(context or {})
    wrong = any(isinstance(part, BaseForm) and part.errors for part in shown.values())
    asked = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, template, shown, status=status or asked)
