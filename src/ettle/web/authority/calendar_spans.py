"""Adding days to a school year, changing them, taking them out."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ettle.access import StaleEdit, Trouble
from ettle.people import selectors as people
from ettle.people.school_year import KIND_WORDS, session_of
from ettle.people.services.calendars import SpanGiven, add_span, change_span, take_out_span
from ettle.web.authority.calendar import keeper
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

FORM_METHODS = require_http_methods(["GET", "POST"])
HINTS = {
    "term": "the whole session, or one term of it",
    "local_holiday": "for some towns or schools",
    "closure": "snow, a strike, a polling day",
    "opens_late": "a school that opens later than the others",
}


class SpanForm(EttleForm):
    """What the days are, which they are, and for whom."""

    kind = forms.ChoiceField(
        label="What are these days?",
        widget=forms.RadioSelect,
        choices=[
            (kind, f"{words}: {HINTS[kind]}" if kind in HINTS else words)
            for kind, words in KIND_WORDS.items()
        ],
        error_messages={"required": "Choose what these days are."},
    )
    starts_on = DayField(label="First day", help_text="For example, 12 10 2026")
    ends_on = DayField(label="Last day", help_text="Leave it empty for one day.", required=False)
    label = forms.CharField(
        label="Name", help_text="As families know it: October holiday.", max_length=120,
        required=False,
    )  # fmt: skip
    whom = forms.ChoiceField(
        label="For which schools?",
        widget=forms.RadioSelect,
        choices=[("all", "Every school of the council"), ("some", "Only these")],
    )
    schools = forms.CharField(
        label="Which ones?",
        help_text="One a line: a school’s name or SEED code, or a town for every school in it.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    session = forms.CharField(
        label="Session", help_text="For example, 2026-27. Leave it empty to go by the first day.",
        max_length=7, required=False,
    )  # fmt: skip

    def given(self, request: HttpRequest, authority: Any, scope: str = "") -> SpanGiven:
        """Give the days as the service takes them.

        Raises:
            Trouble: for a school that is not known, or none where some are meant.
        """
        answers = self.answers
        first = answers["starts_on"]
        some = answers["whom"] == "some"
        lines = answers["schools"].splitlines() if some else []
        schools = people.schools_written(lines, by=request.actor, authority=authority)  # type: ignore[attr-defined]
        if some and not schools and not scope:
            raise Trouble("Name the schools, one a line.", field="schools")
        return SpanGiven(
            session=answers["session"] or session_of(first),
            kind=answers["kind"],
            starts_on=first,
            ends_on=answers["ends_on"] or first,
            label=answers["label"].strip(),
            scope=scope if some else "",
            schools=tuple(schools),
        )


@FORM_METHODS
def add(request: HttpRequest) -> HttpResponse:
    """Add days to a school year."""
    authority = keeper(request)
    session = request.GET.get("session", "")[:7]
    form = SpanForm(request.POST or None, initial={"whom": "all", "session": session})

    def act() -> str:
        entry = add_span(
            by=request.actor, authority=authority, given=form.given(request, authority)
        )  # type: ignore[attr-defined]
        announce(request, f"Added: {_words(entry)}.", next_step="Every rule uses it from now on.")
        return reverse("authority:calendar_session", args=[entry.session])

    response = act_once(request, form, act) if form.is_valid() else None
    return response or page(request, "authority/calendar/add.html", {"form": form})


@FORM_METHODS
def change(request: HttpRequest, span_ref: str) -> HttpResponse:
    """Change days of a school year, never over somebody else's change."""
    authority, entry = _entry(request, span_ref)
    form = SpanForm(request.POST or None, version=entry.version, initial=_initial(entry))

    def act() -> str:
        changed = change_span(
            by=request.actor,  # type: ignore[attr-defined]
            entry=entry,
            given=form.given(request, authority, entry.scope),
            expected_version=form.expected_version or 0,
        )
        announce(request, f"Changed: {_words(changed)}.")
        return reverse("authority:calendar_session", args=[changed.session])

    try:
        response = act_once(request, form, act) if form.is_valid() else None
    except StaleEdit:
        return _stale(request, span_ref)
    return response or page(
        request, "authority/calendar/change.html", {"form": form, "entry": entry}
    )


@FORM_METHODS
def take_out(request: HttpRequest, span_ref: str) -> HttpResponse:
    """Take days out of a school year, on a page that says what that does."""
    _, entry = _entry(request, span_ref)
    form = EttleForm(request.POST if request.method == "POST" else None, version=entry.version)

    def act() -> str:
        take_out_span(by=request.actor, entry=entry, expected_version=form.expected_version or 0)  # type: ignore[attr-defined]
        announce(request, f"Taken out: {_words(entry)}.")
        return reverse("authority:calendar")

    try:
        response = act_once(request, form, act) if form.is_valid() else None
    except StaleEdit:
        return _stale(request, span_ref)
    return response or page(
        request,
        "authority/calendar/take_out.html",
        {"form": form, "entry": entry, "words": _words(entry)},
    )


def _entry(request: HttpRequest, ref: str) -> tuple[Any, Any]:
    authority = keeper(request)
    entry = people.calendar_entry_for(ref, by=request.actor)  # type: ignore[attr-defined]
    return authority, entry or not_found()


def _stale(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what stands there now beside what was typed, and let it be sent once more."""
    _, now = _entry(request, ref)
    typed = request.POST.copy()
    typed["expected_version"] = str(now.version)
    typed.pop("form_key", None)
    form = SpanForm(initial=_initial(now), version=now.version)
    for name, field in form.fields.items():
        value = field.widget.value_from_datadict(typed, request.FILES, name)
        if value not in (None, "", ["", "", ""]) and name != "form_key":
            form.initial[name] = value
    return page(
        request,
        "authority/calendar/stale.html",
        {"form": form, "entry": now, "words": _words(now), "is_change": "kind" in typed},
        status=409,
    )


def _initial(entry: Any) -> dict[str, Any]:
    schools = list(entry.schools.all())
    return {
        "kind": entry.kind,
        "starts_on": entry.starts_on,
        "ends_on": entry.ends_on if entry.ends_on != entry.starts_on else None,
        "label": entry.label,
        "session": entry.session,
        "whom": "some" if schools or entry.scope else "all",
        "schools": "\n".join(school.name for school in schools),
    }


def _words(entry: Any) -> str:
    name = entry.label or KIND_WORDS[entry.kind]
    if entry.starts_on == entry.ends_on:
        return f"{name}, {day(entry.starts_on)}"
    return f"{name}, {day(entry.starts_on)} to {day(entry.ends_on)}"
