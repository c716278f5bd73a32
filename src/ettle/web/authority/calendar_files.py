"""Bringing in a school calendar from a file: read, shown row by row, confirmed, kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ettle.access import Trouble
from ettle.exchange.school_calendar import CalendarFile, read_calendar
from ettle.people import selectors as people
from ettle.people.school_year import KIND_WORDS
from ettle.people.services.calendars import SpanGiven, bring_in_spans
from ettle.web.authority.calendar import keeper
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day
from ettle.web.ui.forms import EttleForm, UploadField
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import TableShape

MOST_ROWS = 80
CHOICES = [("", "Choose"), *KIND_WORDS.items()]
CONFIRMED = "One row or more is not right yet. Correct it, or take its tick away."


class CalendarFileForm(EttleForm):
    """One file."""

    file = UploadField(
        label="Calendar file",
        help_text="CSV, an Excel workbook, or iCalendar (.ics). Nothing is fetched from a website.",
        accept=".csv,.xlsx,.ics,text/csv,text/calendar",
        max_bytes=2 * 1024 * 1024,
    )


class RowForm(forms.Form):
    """One run of days of the file, to be taken or left."""

    take = forms.BooleanField(required=False)
    kind = forms.ChoiceField(choices=CHOICES, required=False)
    schools = forms.CharField(max_length=2000, required=False)
    starts_on = forms.DateField(widget=forms.HiddenInput)
    ends_on = forms.DateField(widget=forms.HiddenInput)
    label = forms.CharField(widget=forms.HiddenInput, max_length=120, required=False)
    session = forms.CharField(widget=forms.HiddenInput, max_length=7)
    why = forms.CharField(widget=forms.HiddenInput, max_length=300, required=False)

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"r{number}", **kwargs)
        self.number = number
        names = {"take": "Bring in row", "kind": "What row", "schools": "Schools of row"}
        for name, words in names.items():
            self.fields[name].widget.attrs["aria-label"] = f"{words} {number}"
        self.fields["kind"].widget.attrs["class"] = "ds_select"
        self.fields["schools"].widget.attrs["class"] = "ds_input"
        self.refused = ""

    @property
    def days(self) -> str:
        """Say which days the row is about."""
        known = self.cleaned_data if self.is_bound and self.is_valid() else self.initial
        first, last = known["starts_on"], known["ends_on"]
        return day(first) if first == last else f"{day(first)} to {day(last)}"

    @property
    def name(self) -> str:
        """Give what the file calls these days."""
        return str(self["label"].value() or "")

    @property
    def reason(self) -> str:
        """Give what a person should know before ticking the row."""
        return str(self["why"].value() or "")

    def given(self, request: HttpRequest, authority: Any) -> SpanGiven:
        """Give the row as the service takes it.

        Raises:
            Trouble: for a school that is not known.
        """
        row = self.cleaned_data
        schools = people.schools_written(
            row["schools"].split(";"),
            by=request.actor,  # type: ignore[attr-defined]
            authority=authority,
        )
        return SpanGiven(
            session=row["session"],
            kind=row["kind"],
            starts_on=row["starts_on"],
            ends_on=row["ends_on"],
            label=row["label"],
            schools=tuple(schools),
            source="file",
        )


class ConfirmForm(EttleForm):
    """What becomes of the days that the file leaves out."""

    takes_out_others = forms.BooleanField(
        label="Also take out every other day of these sessions that is here now", required=False
    )


@require_http_methods(["GET", "POST"])
def calendar_file(request: HttpRequest) -> HttpResponse:
    """Take a file and show its rows; then take the rows that are ticked, all or none."""
    authority = keeper(request)
    if "confirm" in request.POST:
        return _confirm(request, authority)
    sent = request.method == "POST"
    form = CalendarFileForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        skipped=request.META.get("ettle.skipped", ()),
    )
    if not form.is_valid():
        return page(request, "authority/calendar/file.html", {"form": form})
    read = read_calendar(form.cleaned_data["file"].read())
    if not read.rows:
        context = {"form": form, "rejected": _rejected(read), "notes": read.notes}
        return page(request, "authority/calendar/file.html", context, status=422)
    rows = [
        RowForm(number=number, initial=_initial(row)) for number, row in enumerate(read.rows, 1)
    ]
    return _preview(request, ConfirmForm(), rows, rejected=_rejected(read), notes=read.notes)


def _confirm(request: HttpRequest, authority: Any) -> HttpResponse:
    form, rows = ConfirmForm(request.POST), _rows(request.POST)
    given = _given(request, authority, rows)

    def act() -> str:
        if given is None:
            raise Trouble(CONFIRMED)
        if not given:
            raise Trouble("No row is ticked, so there is nothing to bring in.")
        counts = bring_in_spans(
            by=request.actor,  # type: ignore[attr-defined]
            authority=authority,
            spans=given,
            takes_out_others=form.cleaned_data["takes_out_others"],
        )
        announce(request, _outcome(counts), next_step="Look at what is said about the session.")
        return reverse("authority:calendar")

    response = act_once(request, form, act) if form.is_valid() else None
    return response or _preview(request, form, rows)


def _rows(posted: Mapping[str, str]) -> list[RowForm]:
    numbers = [n for n in range(1, MOST_ROWS + 1) if f"r{n}-starts_on" in posted]
    return [RowForm(posted, number=number) for number in numbers]


def _given(request: HttpRequest, authority: Any, rows: Sequence[RowForm]) -> list[SpanGiven] | None:
    """Give the ticked rows; None where one of them is not right, which then says so itself."""
    given, is_right = [], True
    for row in rows:
        if not row.is_valid():
            is_right, row.refused = False, "This row cannot be read. Send the file again."
        elif row.cleaned_data["take"]:
            try:
                given.append(row.given(request, authority))
            except Trouble as trouble:
                is_right, row.refused = False, trouble.message
            else:
                if not row.cleaned_data["kind"]:
                    is_right, row.refused = False, "Choose what these days are."
    return given if is_right else None


def _preview(
    request: HttpRequest,
    form: ConfirmForm,
    rows: Sequence[RowForm],
    *,
    rejected: TableShape | None = None,
    notes: Sequence[str] = (),
) -> HttpResponse:
    context = {"form": form, "rows": rows, "rejected": rejected, "notes": notes}
    return page(request, "authority/calendar/preview.html", context)


def _initial(row: Any) -> dict[str, Any]:
    return {
        "take": row.is_taken,
        "kind": row.kind,
        "schools": "; ".join(row.schools),
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "label": row.label,
        "session": row.session,
        "why": row.why,
    }


def _rejected(read: CalendarFile) -> TableShape | None:
    if not read.rejections:
        return None
    return TableShape(
        caption="Rows that cannot be taken",
        columns=("Line", "Column", "What stands there", "What is wrong", "What to do"),
        rows=tuple(
            (str(each.line), each.column or "the row", each.value, each.happened, each.do)
            for each in read.rejections[:200]
        ),
        show_caption=True,
    )


def _outcome(counts: Mapping[str, int]) -> str:
    words = [f"{counts['added']} added"]
    words += [f"{counts['same']} already here"] if counts["same"] else []
    words += [f"{counts['taken_out']} taken out"] if counts["taken_out"] else []
    return f"The calendar is in: {', '.join(words)}."
