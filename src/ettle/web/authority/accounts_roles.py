"""More for an account that is there already: a further role, the invitation once more."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.people import selectors as people
from ettle.people import services
from ettle.people.access import ROLE_WORDS
from ettle.web.authority.accounts_asking import Asking, Done, ask_then_do, do_once, keeper_only
from ettle.web.authority.accounts_forms import AddressForm, ParentRole, StaffRole
from ettle.web.authority.accounts_inviting import identity_check, is_as_parent, what_a_role_does
from ettle.web.middleware import not_found
from ettle.web.ui.dates import day
from ettle.web.ui.page import page


def give_role(request: HttpRequest, account_ref: str) -> HttpResponse:
    """Give somebody who has an account a further role."""
    keeper_only(request)
    shown = people.account_for(account_ref, by=request.actor) or not_found()
    if not shown.may_give_role:
        not_found()
    invitee = people.adult_to_invite(shown.whose.ref, by=request.actor) or not_found()
    as_parent = is_as_parent(request, invitee)
    form = _role_form(request, invitee, as_parent)
    response = ask_then_do(
        request,
        form,
        asking=lambda: _asking(invitee, form),
        do=lambda: _give(request, form, shown, invitee),
    )
    return response or page(
        request,
        "authority/accounts/role.html",
        {"form": form, "shown": shown, "invitee": invitee, "as_parent": as_parent},
    )


def invite_again(request: HttpRequest, account_ref: str) -> HttpResponse:
    """Send the invitation once more, to a corrected address if need be; open a closed account."""
    keeper_only(request)
    shown = people.account_for(account_ref, by=request.actor) or not_found()
    if not shown.may_let_in:
        not_found()
    form = AddressForm(request.POST or None, initial={"email": shown.row.email})
    response = None
    if form.is_valid():
        response = do_once(request, form, lambda: _invite_again(request, form, shown))
    return response or page(
        request, "authority/accounts/again.html", {"form": form, "shown": shown}
    )


def _role_form(request: HttpRequest, invitee: people.Invitee, as_parent: bool) -> Any:
    initial = {"from_on": request.actor.today}
    if as_parent:
        return ParentRole(request.POST or None, invitee=invitee, initial=initial)
    schools = people.schools_of(by=request.actor)
    return StaffRole(request.POST or None, invitee=invitee, schools=schools, initial=initial)


def _asking(invitee: people.Invitee, form: Any) -> Asking:
    return Asking(
        heading=f"Give {invitee.name} a further role",
        will_happen=(
            *what_a_role_does(invitee, form),
            f"The role counts from {day(form.cleaned_data['from_on'])}, beside those they have.",
            "They are not told by e-mail. It is recorded that you gave it.",
        ),
        button="Give this role",
    )


def _give(
    request: HttpRequest, form: Any, shown: people.AccountShown, invitee: people.Invitee
) -> Done:
    is_parent = isinstance(form, ParentRole)
    role = "parent" if is_parent else form.cleaned_data["role"]
    services.give_membership(
        by=request.actor,
        account=shown.row,
        role=role,
        person=invitee.row,
        school=None if is_parent else form.chosen_school,
        from_on=form.cleaned_data["from_on"],
        check=identity_check(form) if is_parent else None,
    )
    return Done(
        address=reverse("authority:account", args=[shown.row.ref]),
        happened=f"{shown.name} is now also: {ROLE_WORDS[role]}.",
    )


def _invite_again(request: HttpRequest, form: AddressForm, shown: people.AccountShown) -> Done:
    by, account = request.actor, shown.row
    services.reopen_account(by=by, account=account)
    services.correct_address(by=by, account=account, email=form.cleaned_data["email"])
    message = services.send_invitation(by=by, account=account)
    return Done(
        address=reverse("authority:account", args=[account.ref]),
        happened=f"A new invitation is made for {shown.name}.",
        next_step="They choose a password by the link in the e-mail.",
        messages=[message],
    )
