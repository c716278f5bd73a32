"""The style guide: every component, and every kind of question with its errors."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ettle.web.ui import phrases
from ettle.web.ui.forms import DayField, DrawingField, EttleForm, FacesField
from ettle.web.ui.styleguide import samples

YES_NO = (("yes", "Yes"), ("no", "No"))


class SampleForm(EttleForm):
    """One of every kind of question."""

    name = forms.CharField(label="What is your name?", max_length=60)
    received_on = DayField(
        label="When did the council receive it?", help_text="For example, 2 11 2026"
    )
    how = forms.ChoiceField(label="How did it come?", choices=YES_NO, widget=forms.RadioSelect)
    told = forms.MultipleChoiceField(
        label="Who was told?",
        required=False,
        choices=(("mairi", "Mairi"), ("baird", "Mr Baird, headteacher")),
        widget=forms.CheckboxSelectMultiple,
    )
    school = forms.ChoiceField(label="Which school?", choices=(("", "Choose a school"), *YES_NO))
    words = forms.CharField(
        label="What is hard at school just now?", widget=forms.Textarea, max_length=200
    )
    feeling = FacesField(label="How is school just now?")
    drawing = DrawingField(label="A drawing", required=False, help_text="A photograph is fine.")
    sure = forms.BooleanField(label="I have checked this with Ailsa")


TYPED_WRONGLY = {
    "name": "",
    "received_on_day": "31",
    "received_on_month": "2",
    "received_on_year": "2026",
    "words": samples.LONG * 2,
}


@login_not_required
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component with long, empty and late examples."""
    shown = {name.lower(): getattr(samples, name) for name in dir(samples) if name.isupper()}
    shown["statuses"] = list(phrases.STATUS)
    shown["sample_form"] = SampleForm()
    shown["bare_card"] = samples.shapes.CardShape(known_as="Eilidh")
    return render(request, "ui/styleguide/components.html", shown)


@login_not_required
def styleguide_form(request: HttpRequest) -> HttpResponse:
    """Show every kind of question; with ``?wrong`` as it stands when sent with mistakes."""
    form = SampleForm(TYPED_WRONGLY if "wrong" in request.GET else None)
    return render(request, "ui/styleguide/questions.html", {"form": form})


@login_not_required
def styleguide_child(request: HttpRequest) -> HttpResponse:
    """Show the page made for a child."""
    return render(request, "ui/styleguide/child.html", {"child_form": ChildForm()})


class ChildForm(EttleForm):
    """One question, asked large."""

    one_question = True
    feeling = FacesField(label="How is school just now?")
