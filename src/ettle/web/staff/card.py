"""The support card: read in a minute, talked through, and then the tablet is free."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.plans import selectors as plans
from ettle.plans.selectors.need_kinds import sources_beside
from ettle.web.middleware import not_found
from ettle.web.school.board_words import by_ref
from ettle.web.staff.own_child import own_pair, readers
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.pictures import card_items, inside_page
from ettle.web.ui.shapes import CardShape
from ettle.workforce import selectors as workforce
from ettle.workforce import services

CHANGED_MEANWHILE = "The card changed while you were reading. What changed is marked now."
SECTIONS = ("matters", "talking", "helps", "signs", "must", "working_on", "ask")


class ReadForm(EttleForm):
    """With whom the card was talked through. ``card`` is the version that was on the page."""

    talked_with = forms.ChoiceField(
        label="Who did you talk it through with?",
        widget=forms.Select,
        error_messages={
            "required": "Choose who you talked it through with. If nobody is free, ask for time."
        },
    )
    card = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, colleagues, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["talked_with"].choices = [
            ("", "Choose a colleague"),
            *((each.ref, each.name) for each in colleagues),
        ]


def card(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show the card with what changed at the top; record that it was read and talked through."""
    pair = own_pair(request, pupil_ref)
    pupil = pair.deployment.pupil
    trained_in = workforce.trained_for(pupil, by=request.actor)
    opened = plans.current_card(pupil, by=request.actor, page="card", trained_in=trained_in)
    reading = opened and workforce.own_reading_of(opened.pk, by=request.actor)
    colleagues = workforce.colleagues_for(pupil, by=request.actor)
    form = ReadForm(
        request.POST or None, colleagues=colleagues, initial={"card": opened.ref if opened else ""}
    )
    if opened and form.is_valid():
        if form.cleaned_data["card"] != opened.ref:
            form.refuse(None, CHANGED_MEANWHILE)
        else:
            led_to = act_once(
                request, form, lambda: _read(request, form, opened, colleagues, pupil)
            )
            if led_to:
                return led_to
    context = {
        "pair": pair,
        "pupil": pupil,
        "card": opened and _shape(request, opened, pupil),
        "trained_only": opened.trained_only if opened else (),
        "reading": reading,
        "form": form,
        "readers": readers(request, pair),
        "sources": sources_beside(pupil, by=request.actor) if opened else None,
        "expired": bool(opened and opened.has_expired(request.actor.today)),
    }
    return page(request, "staff/card.html", context)


def paper(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Give the card as it was issued, one side of A5, to print. Its file name names nobody."""
    pair = own_pair(request, pupil_ref)
    opened = plans.current_card(pair.deployment.pupil, by=request.actor) or not_found()
    issued = plans.paper_for(opened.document_ref, by=request.actor, page="card_paper")
    if issued is None:
        not_found()
    return HttpResponse(
        bytes(issued.pdf),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="support-card.pdf"'},
    )


def _read(request: HttpRequest, form: ReadForm, opened, colleagues, pupil) -> str:
    colleague = by_ref(colleagues)[form.cleaned_data["talked_with"]]
    services.read_card(by=request.actor, card=opened, talked_with=colleague)
    announce(
        request,
        f"You have read {pupil.first_name}’s card.",
        told=["Those who lead the school, on the board"],
        next_step="If this is a shared tablet, sign out now.",
    )
    return reverse("staff:card", args=[pupil.ref])


def _shape(request: HttpRequest, opened, pupil) -> CardShape:
    before = workforce.last_read_card(pupil, by=request.actor)
    words: dict[str, Any] = {name: card_items(getattr(opened.content, name)) for name in SECTIONS}
    return CardShape(
        known_as=opened.content.known_as,
        school=opened.content.school,
        version=str(opened.n),
        picture_url=inside_page(opened.content.picture),
        confirmed_on=opened.confirmed_on,
        expires_on=opened.expires_on,
        changed=plans.card_changes(opened, before),
        **words,
    )
