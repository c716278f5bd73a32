"""Sending packs, each guest's pack as those at work see it, and one's own packs at school."""

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from ettle.documents.services import rebuild
from ettle.documents.write import fragment_of
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import hand_over, hand_over_all
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.web.middleware import not_found
from ettle.web.packs import KINDS, pack_page, pack_paper_file, paper_response
from ettle.web.school.meetings_forms import GivenForm
from ettle.web.school.meetings_here import back_to, meeting_to_change
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

AT_WORK = (
    "headteacher", "depute", "asn_lead", "class_teacher", "educational_psychologist",
    "asl_officer",
)  # fmt: skip


def send(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Say who gets which pack and how; on a press, make them and send those that go by e-mail."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    form = EttleForm(request.POST or None)

    def act() -> str:
        messages = services.send_packs(by=actor, meeting=shown.row)
        sent = hand_over_all(by=actor, messages=messages)
        on_paper = len(messages) - len(sent)
        announce(
            request,
            f"{len(messages)} {'pack is' if len(messages) == 1 else 'packs are'} ready.",
            told=[f"{each.to_name}, by e-mail" for each in sent],
            next_step=f"{on_paper} to print and give: open each, print it, and say on which day "
            "it was given."
            if on_paper
            else "",
        )
        return back_to(shown.ref)

    if request.POST and form.is_valid():
        done = act_once(request, form, act)
        if done is not None:
            return done
    return page(
        request,
        "school/meetings/packs.html",
        {
            "pupil": shown.row.plan.pupil,
            "shown": shown,
            "form": form,
            "to_send": [each for each in shown.guests if not each.pack_ref],
            "back": back_to(shown.ref),
        },
    )


def pack(request: HttpRequest, meeting_ref: str, guest_ref: str) -> HttpResponse:
    """Show one guest's pack as it went out; note the day a paper one was given."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    guest = next((each for each in shown.guests if each.ref == guest_ref), None) or not_found()
    row = plans.guest_row(guest_ref, by=actor) or not_found()
    form = GivenForm(request.POST or None, initial={"on": actor.today})
    waiting = list(waiting_messages(by=actor).filter(about_ref=guest_ref))

    def act() -> str:
        for message in waiting:
            hand_over(by=actor, message=message, on=form.cleaned_data["on"])
        announce(request, f"It is written down that {guest.name} has it.")
        return back_to(shown.ref)

    if request.POST and form.is_valid() and waiting:
        done = act_once(request, form, act)
        if done is not None:
            return done
    words = fragment_of(rebuild(row.pack), title_level=2) if row.pack else ""
    return page(
        request,
        "school/meetings/pack.html",
        {
            "pupil": shown.row.plan.pupil,
            "shown": shown,
            "guest": guest,
            "form": form if waiting else None,
            "words": mark_safe(words),  # noqa: S308 - escaped when the letter was issued
            "has_minute": row.minute is not None,
            "back": back_to(shown.ref),
        },
    )


def pack_paper(request: HttpRequest, meeting_ref: str, guest_ref: str, as_: str) -> HttpResponse:
    """Give one guest's pack, or their copy of the minute, to print and hand over."""
    shown = meeting_to_change(request, meeting_ref)
    row = plans.guest_row(guest_ref, by=request.actor)
    if row is None or row.meeting_id != shown.row.pk:
        not_found()
    document = row.minute if as_ == "minute" else row.pack
    kind = "pdf" if as_ == "minute" else as_
    if document is None or kind not in KINDS:
        not_found()
    return paper_response(bytes(getattr(document, kind)), "pack", row.ref, kind)


def own_packs(request: HttpRequest) -> HttpResponse:
    """List the packs that were sent to oneself, as somebody at school or of the council."""
    if not request.actor.has_role(*AT_WORK):
        not_found()
    return page(
        request, "school/meetings/own_packs.html", {"lines": plans.packs_for(by=request.actor)}
    )


def own_pack(request: HttpRequest, pack_ref: str) -> HttpResponse:
    """Open one's own pack and answer it, as somebody at school."""
    return pack_page(request, pack_ref, by=request.actor, base="ui/base.html", place="school")


def own_pack_file(request: HttpRequest, pack_ref: str, as_: str) -> HttpResponse:
    """Give one's own pack as a file."""
    return pack_paper_file(request, pack_ref, as_, by=request.actor)
