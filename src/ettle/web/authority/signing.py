"""Signing a plan and giving it, the first one or an amended one: the form, and whom it names."""

from typing import Any

from django import forms
from django.http import HttpRequest

from ettle.access import Trouble
from ettle.documents.pictures import clean_picture
from ettle.people import selectors as people
from ettle.plans import selectors as plans
from ettle.web.middleware import not_found
from ettle.web.ui.forms import DrawingField, EttleForm


class SignForm(EttleForm):
    """Whom the plan names, and the word that it is meant."""

    coordinator = forms.ChoiceField(
        label="Who co-ordinates the plan?",
        help_text="Section 9(2)(c). Usually the school’s ASN lead.",
    )
    contact_officer = forms.ChoiceField(
        label="Which officer of the council gives advice and information?",
        help_text="Section 9(2)(d).",
    )
    signature = DrawingField(
        label="A picture of your signature, if you sign by hand",
        help_text="A photo or scan. Without one, your name is typed.",
        required=False,
    )
    sure = forms.BooleanField(
        label="I am an authorised officer of the council, and I sign and give this plan today"
    )

    def __init__(
        self, *args: Any, staff: list[Any], officers: list[Any], me: int | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose"), *((each.ref, each.name) for each in [*staff, *officers])]
        self.fields["coordinator"].choices = choices  # type: ignore[attr-defined]
        self.fields["contact_officer"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"),
            *((each.ref, each.name) for each in officers),
        ]
        self.fields["contact_officer"].initial = next(
            (each.ref for each in officers if each.pk == me), None
        )


def sign_form(
    request: HttpRequest, pupil: Any, *, version: int, initial: dict[str, Any] | None = None
) -> SignForm:
    """Make the form for a pupil's plan: co-ordinators of their school, officers of the council."""
    actor = request.actor
    return SignForm(
        request.POST or None,
        request.FILES or None,
        skipped=request.META.get("ettle.skipped", ()),
        staff=_leaders(pupil, actor),
        officers=people.staff_of(None, by=actor, role="asl_officer"),
        me=actor.person_id,
        version=version,
        initial=initial,
    )


def signed(form: SignForm, *, by: Any) -> dict[str, Any]:
    """Give what a service that signs a plan asks for, as the officer filled it in.

    Raises:
        Trouble: at ``signature``, for a picture that cannot be read.
    """
    answers = form.answers
    return {
        "coordinator": people.person_for(answers["coordinator"], by=by) or not_found(),
        "contact_officer": people.person_for(answers["contact_officer"], by=by) or not_found(),
        "expected_version": form.expected_version,
        "scanned_signature": _scanned(answers["signature"]),
    }


def lacking(pupil: Any, *, by: Any) -> list[Any]:
    """List what the pupil's plan still lacks of what the Act asks for."""
    plan = getattr(pupil, "plan", None)
    return list(plans.missing_for_csp(plan, by=by)) if plan else []


def _leaders(pupil: Any, actor: Any) -> list[Any]:
    if pupil.school is None:
        return []
    found = [
        person
        for role in ("asn_lead", "depute", "headteacher")
        for person in people.staff_of(pupil.school, by=actor, role=role)
    ]
    return list({person.pk: person for person in found}.values())


def _scanned(upload: Any) -> bytes | None:
    if not upload:
        return None
    try:
        return clean_picture(upload.chunks())
    except Trouble as trouble:
        raise Trouble(trouble.message, field="signature") from trouble
