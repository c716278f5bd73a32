"""Who has an account, as what, and since when. Whoever looks after this sees no pupil."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.people import selectors as people
from ettle.people import services
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape


class EndForm(EttleForm):
    """The last day of a role."""

    until_on = DayField(
        label="What is the last day of this role?", help_text="For example, 23 11 2026"
    )


def accounts(request: HttpRequest) -> HttpResponse:
    """List who holds which role; ends are on a page of their own."""
    _keeper_only(request)
    return page(
        request,
        "authority/accounts/accounts.html",
        {
            "table": TableShape(
                caption="Roles held today",
                columns=("Name", "Signs in with", "Role", "Where", "Since", "Ends"),
                rows=tuple(
                    (
                        each.name,
                        each.email,
                        each.role_words,
                        each.place,
                        day(each.from_on),
                        Cell(
                            f"After {day(each.until_on)}" if each.until_on else "End it",
                            url=reverse("authority:end_membership", args=[each.ref]),
                            under=f"{each.role_words} of {each.name}",
                        ),
                    )
                    for each in people.memberships_held(by=request.actor)
                ),
                empty=EmptyShape(
                    what="Everyone who can sign in will be listed here.",
                    first="Staff and parents come in with the roll, then get their account.",
                ),
            )
        },
    )


def end(request: HttpRequest, membership_ref: str) -> HttpResponse:
    """End a role after a day."""
    _keeper_only(request)
    membership = people.membership_for(membership_ref, by=request.actor) or not_found()
    form = EndForm(request.POST or None, initial={"until_on": request.actor.today})

    def act() -> str:
        until_on = form.cleaned_data["until_on"]
        services.end_membership(by=request.actor, membership=membership, until_on=until_on)
        announce(request, f"The role ends after {day(until_on)}.")
        return reverse("authority:accounts")

    if form.is_valid():
        response = act_once(request, form, act)
        if response:
            return response
    held: Any = people.role_held(membership, by=request.actor)
    return page(request, "authority/accounts/end.html", {"form": form, "held": held})


def _keeper_only(request: HttpRequest) -> None:
    """Show nothing to anyone who does not look after accounts."""
    if not request.actor.has_role("account_manager"):
        not_found()
