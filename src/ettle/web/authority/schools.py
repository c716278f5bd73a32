"""The council's schools: a list, each school with its history, what the national list changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.cases.selectors.at_school import children_with_clocks_at
from ettle.people import selectors as people
from ettle.web.authority.calendar import keeper
from ettle.web.middleware import not_found
from ettle.web.ui.dates import day
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, SummaryRow, TableShape
from ettle.workforce.selectors.at_school import open_deployments_at

WHAT = {
    "opened": "Opened",
    "closed": "Closes",
    "merged_into": "Merges into {other}",
    "renamed": "Renamed: “{was}” became “{now}”",
    "all_through": "One all-through school with {other}",
    "provision_opened": "Enhanced provision opened: {now}{places}",
    "provision_closed": "Enhanced provision closed: {now}",
    "listed": "New on the published list of {year}",
    "not_listed": "Not on the published list of {year}",
    "moved_authority": "The published list of {year} has it under {now}, before under {was}",
    "counts": "Published list of {year}: {now} (before: {was})",
}
FILTERS = {"": "All", "closed": "Closing or closed", "unlisted": "No longer on the national list"}


def schools(request: HttpRequest) -> HttpResponse:
    """List the council's schools, found by any name they have had, SEED code or town."""
    authority = keeper(request)
    words = request.GET.get("q", "").strip()[:80]
    show, number = request.GET.get("show", ""), request.GET.get("page", "1")
    found = people.schools_kept(
        by=request.actor,
        authority=authority,
        words=words,
        show=show if show in FILTERS else "",
        page=int(number) if number.isascii() and number.isdigit() else 1,
    )
    return page(
        request,
        "authority/schools/schools.html",
        {
            "authority": authority,
            "words": words,
            "show": show,
            "filters": [(key, label, key == show) for key, label in FILTERS.items()],
            "pages": found,
            "table": _table(found),
        },
    )


def school(request: HttpRequest, school_ref: str) -> HttpResponse:
    """Show one school: how it stands, who is there, what has happened to it."""
    shown = school_kept(request, school_ref)
    return page(
        request,
        "authority/schools/school.html",
        {
            "shown": shown,
            "school": shown.row,
            "facts": _facts(request, shown),
            "history": _history(shown),
        },
    )


def list_changes(request: HttpRequest) -> HttpResponse:
    """Say what the last refresh of the national list changed, and what it leaves out."""
    authority = keeper(request)
    by = request.actor
    changes = people.list_changes(authority, by=by)
    rows = tuple(
        (
            Cell(each.school.name, url=reverse("authority:school", args=[each.school.ref])),
            change_words(each),
        )
        for each in changes
    )
    table = TableShape(
        caption="What the list changed",
        columns=("School", "What"),
        rows=rows,
        empty=EmptyShape(
            what="The national list has not been refreshed since this council came to Ettle.",
            first="Whoever runs Ettle refreshes it, once a year, when a new list is published.",
        ),
    )
    unlisted = [
        (each.name, reverse("authority:school", args=[each.ref]))
        for each in people.no_longer_listed(authority, by=by)
    ]
    return page(
        request, "authority/schools/list_changes.html", {"table": table, "unlisted": unlisted}
    )


def school_kept(request: HttpRequest, ref: str) -> people.SchoolShown:
    """Open a school that this person keeps; 404 for anyone else."""
    return people.school_shown(ref, by=request.actor) or not_found()  # type: ignore[attr-defined]


def who_is_there(request: HttpRequest, shown: people.SchoolShown) -> list[tuple[str, int]]:
    """Count what a closing would touch: pupils, staff, pairs, time limits."""
    by = request.actor  # type: ignore[attr-defined]
    return [
        ("Pupils", shown.pupils),
        ("Posts of staff", shown.posts),
        ("Assistants planned with a child", open_deployments_at(shown.row, by=by)),
        ("Children with a time limit running", children_with_clocks_at(shown.row, by=by)),
    ]


def change_words(change: Any) -> str:
    """Say in words what happened to a school."""
    return WHAT[change.kind].format(
        other=change.other_school.name if change.other_school else "",
        was=change.was,
        now=change.now,
        year=change.list_year,
        places=_places(change.capacity),
    )


def _places(capacity: int | None) -> str:
    return f", {capacity} places" if capacity else ""


def _table(found: Any) -> TableShape:
    return TableShape(
        caption="Schools",
        columns=("School", "Kind", "SEED code", "Pupils here", "How it stands"),
        rows=tuple(
            (
                Cell(each.name, url=reverse("authority:school", args=[each.ref]), under=each.town),
                " · ".join(filter(None, (each.school_type, each.group))),
                each.seed_code,
                str(each.pupils_there),
                each.standing.words,
            )
            for each in found
        ),
        empty=EmptyShape(what="No school is found.", first="Look with another word, or add one."),
    )


def _facts(request: HttpRequest, shown: people.SchoolShown) -> list[SummaryRow]:
    row, standing = shown.row, shown.standing
    provisions = [
        f"{each.name}{_places(each.capacity)}, since {day(each.since)}"
        for each in standing.provisions
    ]
    rows = [
        SummaryRow("How it stands", standing.words),
        SummaryRow("Kind", " · ".join(filter(None, (row.school_type, row.group)))),
        SummaryRow("SEED code", row.seed_code),
    ]
    if standing.joined_with:
        names = [each.name for each in standing.joined_with]
        rows.append(SummaryRow("All-through with", names))
    if provisions:
        rows.append(SummaryRow("Enhanced provision", provisions))
    if row.listed_in:
        rows.append(SummaryRow("National list", f"On the list of {row.listed_in}. {_listed(row)}"))
    return [*rows, *(SummaryRow(what, str(count)) for what, count in who_is_there(request, shown))]


def _listed(row: Any) -> str:
    if row.roll is None and not row.roll_symbol:
        return ""
    said = str(row.roll) if row.roll is not None else f"withheld ({row.roll_symbol})"
    return f"Its roll there: {said}."


def _history(shown: people.SchoolShown) -> list[tuple[str, str, str]]:
    """Give what happened, the latest first: the day, the words, and where to take it back."""
    return [
        (
            day(each.on),
            change_words(each) + (" (taken back)" if each.taken_back_at else ""),
            ""
            if each.taken_back_at or each.list_year or each.kind == "opened"
            else reverse("authority:school_take_back", args=[shown.row.ref, each.ref]),
        )
        for each in reversed(shown.changes)
    ]
