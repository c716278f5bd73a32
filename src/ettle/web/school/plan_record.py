"""A child's plan at a glance, in groups; and all parts of one kind, a page at a time."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ettle.plans.access import kinds_written, readers_of, slice_of
from ettle.plans.selectors.record import RecordView, parts_of_kind
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.school.plan_lines import line_of
from ettle.web.school.plan_words import GROUPS, KINDS, Group
from ettle.web.ui.page import page

A_PAGE = 50
HANGING = frozenset({"support", "tried"})
OPEN_FIRST = ("targets", "helps", "health")  # what somebody beside the child needs today


def groups_of(record: RecordView, pupil: Any, *, by: Any, opened: str = "") -> list[dict[str, Any]]:
    """Shape the record for its page: each group with its kinds, each kind with its newest.

    What is for today comes first and is open. ``opened`` is a group to open besides, or *all*.
    """
    slice_ = slice_of(by, pupil)
    readable = slice_.kinds if slice_ else frozenset()
    written = kinds_written(by, pupil) - HANGING
    groups = []
    for group in sorted(GROUPS, key=_place):
        kinds = [
            _kind(record, kind, pupil, adds=kind in written)
            for kind in group.kinds
            if kind in readable or record.counts.get(kind)
        ]
        groups.append(
            {
                "key": group.key,
                "heading": group.heading,
                "kinds": kinds,
                "count": sum(_count(record, kind) for kind in group.kinds),
                "is_open": group.key in OPEN_FIRST or opened in (group.key, "all"),
            }
        )
    return [group for group in groups if group["kinds"]]


def _place(group: Group) -> int:
    return OPEN_FIRST.index(group.key) if group.key in OPEN_FIRST else len(OPEN_FIRST)


def _count(record: RecordView, kind: str) -> int:
    """Count the parts of a kind; supports hang on objectives and are counted with them."""
    hanging = record.counts.get("support", 0) if kind == "objective" else 0
    return record.counts.get(kind, 0) + hanging


def _kind(record: RecordView, kind: str, pupil: Any, *, adds: bool) -> dict[str, Any]:
    count, parts = record.counts.get(kind, 0), record.of(kind)
    return {
        "kind": kind,
        "name": KINDS[kind].name,
        "many": KINDS[kind].many,
        "lines": [_with_support(record, part) for part in parts],
        "count": count,
        "all": address("plan_all", pupil.ref, kind) if count > len(parts) else "",
        "add": address("plan_add", pupil.ref, kind) if adds else "",
    }


def _with_support(record: RecordView, part: Any) -> dict[str, Any]:
    supports = record.under.get(part.pk, ())
    return {
        "line": line_of(part),
        "supports": [line_of(each) for each in supports],
        "more": record.under_counts.get(part.pk, 0) - len(supports),
        "is_objective": part.kind == "objective",
    }


@require_safe
def all_of(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """List every part of one kind, newest first, some at a time."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    if kind not in KINDS:
        not_found()
    number = page_number(request)
    parts, count = parts_of_kind(
        pupil, kind, by=actor, first=(number - 1) * A_PAGE, count=A_PAGE, page="all"
    )
    if not count:
        not_found()
    return page(
        request,
        "school/plan/all.html",
        {
            "pupil": pupil,
            "heading": KINDS[kind].many,
            "lines": [line_of(part) for part in parts],
            "count": count,
            "number": number,
            "before": number - 1 if number > 1 else None,
            "after": number + 1 if number * A_PAGE < count else None,
            "readers": readers_of(pupil, by=actor),
        },
    )


def page_number(request: HttpRequest) -> int:
    """Read which page of a list is asked for."""
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
