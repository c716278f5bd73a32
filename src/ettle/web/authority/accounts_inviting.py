"""Inviting: whom, as what, to which address; then an e-mail with a link goes out."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ettle.people import selectors as people
from ettle.people import services
from ettle.people.access import ROLE_WORDS
from ettle.people.checks import WAYS_OF_CHECKING
from ettle.web.authority.accounts_asking import Asking, Done, ask_then_do, keeper_only
from ettle.web.authority.accounts_forms import (
    CheckForm,
    FindForm,
    ParentForm,
    ParentInvitation,
    PupilInvitation,
    StaffInvitation,
)
from ettle.web.authority.accounts_tables import adults_table, pupils_table
from ettle.web.middleware import not_found
from ettle.web.ui.dates import day
from ettle.web.ui.page import page

MAY_OPEN = {
    "asl_officer": "every child’s request and plan in the council",
    "headteacher": "the plans of every pupil of the school",
    "depute": "the plans of every pupil of the school",
    "asn_lead": "the plans of every pupil of the school",
    "class_teacher": "the plans of the children they teach, as the roll has it",
    "support_assistant": "the support cards of the children they are put with",
    "educational_psychologist": "the plans of the pupils they are named on",
    "account_manager": "accounts and roles, and no child’s record",
    "pupil": "their own plan, dates and rights",
}


def find_person(request: HttpRequest) -> HttpResponse:
    """Find somebody to invite: adults on the roll; for an officer, pupils too."""
    keeper_only(request)
    form = FindForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "finds_pupils": request.actor.has_role("asl_officer")}
    if form.is_valid():
        words = form.cleaned_data["words"].strip()
        context["adults"] = adults_table(people.adults_matching(words, by=request.actor))
        if context["finds_pupils"]:
            context["pupils"] = pupils_table(people.pupils_to_invite(words, by=request.actor))
    return page(request, "authority/accounts/find.html", context)


def invite_person(request: HttpRequest, person_ref: str) -> HttpResponse:
    """Invite an adult: as staff, or by an officer as a parent."""
    keeper_only(request)
    invitee = people.adult_to_invite(person_ref, by=request.actor) or not_found()
    if invitee.account_ref:
        return redirect("authority:account", invitee.account_ref)
    as_parent = is_as_parent(request, invitee)
    form: Any = _parent_form(request, invitee) if as_parent else _staff_form(request, invitee)
    response = ask_then_do(
        request,
        form,
        asking=lambda: asking_to_invite(invitee, form),
        do=lambda: _invite(request, form, invitee),
    )
    return response or page(
        request,
        "authority/accounts/invite.html",
        {"form": form, "invitee": invitee, "as_parent": as_parent},
    )


def invite_pupil(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Invite a pupil of 12 or over; officers only."""
    keeper_only(request)
    invitee = people.pupil_to_invite(pupil_ref, by=request.actor) or not_found()
    if invitee.account_ref:
        return redirect("authority:account", invitee.account_ref)
    form = PupilInvitation(request.POST or None)
    response = ask_then_do(
        request,
        form,
        asking=lambda: asking_to_invite(invitee, form),
        do=lambda: _invite(request, form, invitee),
    )
    return response or page(
        request, "authority/accounts/invite.html", {"form": form, "invitee": invitee}
    )


def is_as_parent(request: HttpRequest, invitee: people.Invitee) -> bool:
    """Say whether somebody is to be a parent here; nobody but an officer is told they are one."""
    asked = request.GET.get("as")
    if asked == "parent" and not invitee.children:
        not_found()
    return bool(invitee.children) and (asked == "parent" or (not asked and not invitee.posts))


def identity_check(form: CheckForm) -> services.IdentityCheck:
    """Give what was answered about somebody's identity, as the services take it."""
    return services.IdentityCheck(
        on=form.cleaned_data["checked_on"],
        how=form.cleaned_data["checked_how"],
        child=form.chosen.child if isinstance(form, ParentForm) else None,
    )


def asking_to_invite(invitee: people.Invitee, form: Any) -> Asking:
    """Say what an invitation will do."""
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
    return Asking(
        heading=f"Invite {invitee.name}",
        will_happen=(
            *what_a_role_does(invitee, form),
            f"An e-mail goes to {form.cleaned_data['email']} now. Its link, to choose a password, "
            f"works once and for {days} days. It names no child.",
            "It is recorded that you invited them. You can close the account at any time.",
        ),
        button="Send the invitation",
    )


def what_a_role_does(invitee: people.Invitee, form: Any) -> list[str]:
    """Say what somebody gets, what it opens, and what is known of who they are."""
    if isinstance(form, ParentForm):
        return [*_what_a_parent_gets(invitee, form.chosen), _checked(form)]
    role = _role_of(form)
    opens = f"They can open {MAY_OPEN[role]}."
    if isinstance(form, CheckForm):
        return [f"{invitee.name} gets an account. {opens}", _checked(form)]
    place = form.chosen_school or "the council"
    return [f"{invitee.name} gets the role {ROLE_WORDS[role]} at {place}. {opens}"]


def _what_a_parent_gets(invitee: people.Invitee, chosen: people.Relationship) -> list[str]:
    said = [f"{invitee.name} is let in as: {chosen.words}."]
    kept = [each.child.first_name for each in invitee.children if each.is_kept_away]
    open_ = [each.child.first_name for each in invitee.children if not each.is_kept_away]
    if open_:
        said.append(f"They can open what concerns {' and '.join(open_)}, as the roll has it.")
    said += [f"A safe-contact flag stands: they see nothing of {name}." for name in kept]
    return said


def _checked(form: CheckForm) -> str:
    how = WAYS_OF_CHECKING[form.cleaned_data["checked_how"]]
    when = day(form.cleaned_data["checked_on"])
    return f"It is recorded that their identity was checked on {when}. {how}."


def _role_of(form: Any) -> str:
    if isinstance(form, ParentForm):
        return "parent"
    return "pupil" if isinstance(form, PupilInvitation) else form.cleaned_data["role"]


def _invite(request: HttpRequest, form: Any, invitee: people.Invitee) -> Done:
    role = _role_of(form)
    account = services.open_account(
        by=request.actor,
        email=form.cleaned_data["email"],
        role=role,
        school=form.chosen_school if isinstance(form, StaffInvitation) else None,
        check=identity_check(form) if isinstance(form, CheckForm) else None,
        **{"pupil" if role == "pupil" else "person": invitee.row},
    )
    return Done(
        address=reverse("authority:account", args=[account.ref]),
        happened=f"{invitee.name} is invited as {ROLE_WORDS[role].lower()}.",
        next_step="They choose a password by the link in the e-mail.",
        messages=[services.send_invitation(by=request.actor, account=account)],
    )


def _staff_form(request: HttpRequest, invitee: people.Invitee) -> StaffInvitation:
    return StaffInvitation(
        request.POST or None,
        invitee=invitee,
        schools=people.schools_of(by=request.actor),
        initial={"email": invitee.email},
    )


def _parent_form(request: HttpRequest, invitee: people.Invitee) -> ParentInvitation:
    return ParentInvitation(request.POST or None, invitee=invitee, initial={"email": invitee.email})
