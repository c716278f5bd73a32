"""Who has an account, as what, and since when. Whoever looks after this sees no pupil."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.people import selectors as people
from ettle.people import services
from ettle.web.authority.accounts_asking import Done, do_once, keeper_only
from ettle.web.authority.accounts_tables import STANDINGS, held_table, roles_table
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

PER_PAGE = 50


class EndForm(EttleForm):
    """The last day of a role."""

    until_on = DayField(
        label="What is the last day of this role?", help_text="For example, 23 11 2026"
    )


def accounts(request: HttpRequest) -> HttpResponse:
    """List who holds which role; each name leads to the account."""
    keeper_only(request)
    number = request.GET.get("page", "1")
    pages = Paginator(people.memberships_held(by=request.actor), PER_PAGE).get_page(number)
    held = (people.role_held(each, by=request.actor) for each in pages.object_list)
    return page(
        request,
        "authority/accounts/accounts.html",
        {"table": held_table(each for each in held if each), "pages": pages},
    )


def account(request: HttpRequest, account_ref: str) -> HttpResponse:
    """Show one account: whose it is, how it stands, its roles, and what can be done with it."""
    keeper_only(request)
    shown = people.account_for(account_ref, by=request.actor) or not_found()
    return page(
        request,
        "authority/accounts/account.html",
        {
            "shown": shown,
            "standing": STANDINGS[shown.standing],
            "roles": roles_table(shown.roles),
        },
    )


def end(request: HttpRequest, membership_ref: str) -> HttpResponse:
    """End a role after a day."""
    keeper_only(request)
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


def close(request: HttpRequest, account_ref: str) -> HttpResponse:
    """Close an account, on a page that says what that does."""
    keeper_only(request)
    shown = people.account_for(account_ref, by=request.actor) or not_found()
    if not shown.may_close:
        not_found()
    form = EttleForm(request.POST if request.method == "POST" else None)

    def do() -> Done:
        services.close_account(by=request.actor, account=shown.row)
        return Done(
            address=reverse("authority:account", args=[account_ref]),
            happened=f"The account of {shown.name} is closed, and signed out everywhere.",
            next_step="Nobody is told. End their roles too if they have left.",
        )

    response = do_once(request, form, do) if form.is_valid() else None
    return response or page(
        request, "authority/accounts/close.html", {"form": form, "shown": shown}
    )
