"""After how many weeks each kind of part is asked about: what holds, a change from a day on."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ettle.access import StaleEdit
from ettle.people.selectors import stage_setter
from ettle.plans.selectors.intervals import IntervalChange, intervals_set, waiting_by_kind
from ettle.plans.services.intervals import set_intervals, take_back_intervals
from ettle.web.authority.still_true_forms import KIND_GROUPS, IntervalsForm, kind_words
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import TableShape

CONFLICT = 409
TIMES = {1: "Once", 2: "Twice"}


def _setter(request: HttpRequest) -> Any:
    return stage_setter(by=request.actor) or not_found()  # type: ignore[attr-defined]


@require_safe
def intervals(request: HttpRequest) -> HttpResponse:
    """Show after how many weeks each kind is asked about, what waits to begin, and what held."""
    authority = _setter(request)
    found = intervals_set(by=request.actor, authority=authority)  # type: ignore[attr-defined]
    waiting = waiting_by_kind(by=request.actor, authority=authority)  # type: ignore[attr-defined]
    shown = {
        "authority": authority,
        "found": found,
        "tables": [
            (words, _table(words, kinds, found.now, waiting)) for words, kinds in KIND_GROUPS
        ],
        "waiting_in_all": waiting.total(),
        "waiting": [(one, _changes(one)) for one in found.waiting],
        "begun": [(one, _changes(one)) for one in reversed(found.begun)],
        "take_back": EttleForm(version=found.version, auto_id="back-%s"),
    }
    return page(request, "authority/still_true/intervals.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Set other intervals from a day on."""
    authority, actor = _setter(request), request.actor  # type: ignore[attr-defined]
    found = intervals_set(by=actor, authority=authority)
    form = IntervalsForm(
        request.POST or None,
        version=found.version,
        initial={"holds_from": found.waits_until or actor.today, **found.newest},
    )

    def act() -> str:
        rows = set_intervals(
            by=actor,
            authority=authority,
            expected_version=form.expected_version,
            weeks=form.weeks,
            holds_from=form.cleaned_data["holds_from"],
        )
        kinds = f"{len(rows)} {'kind' if len(rows) == 1 else 'kinds'} of part"
        announce(request, f"Set for {kinds}, from {day(rows[0].holds_from)}.")
        return reverse("authority:still_true")

    shown = {"form": form, "waits_until": found.waits_until}
    try:
        done = act_once(request, form, act) if form.is_valid() else None
    except StaleEdit:
        return _stale(request, form)
    return done or page(request, "authority/still_true/change.html", shown)


def _stale(request: HttpRequest, form: IntervalsForm) -> HttpResponse:
    """Answer 409: say what stands now beside what was typed, to be sent once more."""
    authority, actor = _setter(request), request.actor  # type: ignore[attr-defined]
    now = intervals_set(by=actor, authority=authority)
    typed = request.POST.copy()
    typed.pop("form_key", None)
    typed["expected_version"] = str(now.version)
    differs = [
        f"{kind_words(kind)}: {now.newest[kind]} weeks now, {weeks} in what you typed"
        for kind, weeks in form.weeks.items()
        if weeks != now.newest[kind]
    ]
    shown = {"form": IntervalsForm(typed), "differs": differs, "waits_until": now.waits_until}
    return page(request, "authority/still_true/change.html", shown, status=CONFLICT)


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Take back what was set and has not begun."""
    authority, actor = _setter(request), request.actor  # type: ignore[attr-defined]
    form = EttleForm(request.POST)

    def act() -> str:
        take_back_intervals(by=actor, authority=authority, expected_version=form.expected_version)
        announce(request, "Taken back. What holds today stays as it is.")
        return reverse("authority:still_true")

    try:
        done = act_once(request, form, act) if form.is_valid() else None
        words = " ".join(str(each) for each in form.non_field_errors())
    except StaleEdit:
        done, words = (
            None,
            "Somebody changed this meanwhile, so nothing was taken back. Look again.",
        )
    if done is None:
        announce(request, words)
    return done or redirect("authority:still_true")


def _table(
    words: str, kinds: tuple[str, ...], now: dict[str, int], waiting: Counter[str]
) -> TableShape:
    return TableShape(
        caption=words,
        columns=(
            "Kind of part",
            "Asked about after",
            "Each part, in a year",
            "Parts waiting today",
        ),
        rows=tuple(
            (
                kind_words(kind),
                f"{now[kind]} weeks",
                _times(now[kind]),
                str(waiting[kind]),
            )
            for kind in kinds
        ),
    )


def _times(weeks: int) -> str:
    times = round(52 / weeks)
    return TIMES.get(times, f"{times} times")


def _changes(one: IntervalChange) -> list[str]:
    return [f"{kind_words(kind)}: {then} weeks became {now}" for kind, then, now in one.weeks]
