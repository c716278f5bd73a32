"""One list of a checked roll file, fifty rows at a time; and its rejected rows as a sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from ettle.exchange.selectors import held_roll, sheet_of
from ettle.web.authority.roll_tables import LISTS, SHOWN, listing_of
from ettle.web.middleware import not_found
from ettle.web.ui.page import page

SHEETS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def roll_list(request: HttpRequest, roll_ref: str, what: str) -> HttpResponse:
    """Show one list of a file: what is new, changed, absent or rejected."""
    held = held_roll(roll_ref, by=request.actor) or not_found()
    kind = LISTS.get(what) or not_found()
    number = request.GET.get("page", "1")
    at = max(1, int(number)) if number.isdigit() and len(number) < 6 else 1
    listing = listing_of(held.row, request.actor, kind, (at - 1) * SHOWN)
    return page(
        request,
        "authority/roll/list.html",
        {
            "row": held.row,
            "listing": listing,
            "page": at,
            "pages": max(1, -(-listing.in_all // SHOWN)),
        },
    )


def rejected_file(request: HttpRequest, roll_ref: str, as_: str) -> HttpResponse:
    """Give the rejected rows of a file as a sheet to mend and bring back."""
    held = held_roll(roll_ref, by=request.actor) or not_found()
    if as_ not in SHEETS:
        not_found()
    response = HttpResponse(sheet_of(held.row, by=request.actor, as_=as_), SHEETS[as_])
    response["Content-Disposition"] = f'attachment; filename="rows-to-correct.{as_}"'
    return response
