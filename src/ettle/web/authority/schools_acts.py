"""What an officer records about a school: each on a form, then a page that says what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import Trouble
from ettle.people import selectors as people
from ettle.people.services import schools as services
from ettle.web.authority.accounts_asking import Asking, Done, ask_then_do
from ettle.web.authority.calendar import keeper
from ettle.web.authority.schools import change_words, school_kept, who_is_there
from ettle.web.authority.schools_forms import (
    DayForm,
    MoveForm,
    NameForm,
    OpenForm,
    OtherForm,
    ProvisionEndForm,
    ProvisionForm,
)
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be recorded: its heading, its form, what does it, what it says first."""

    heading: str
    form: type[EttleForm]
    do: Callable[[HttpRequest, Any, EttleForm], object]
    button: str
    effects: tuple[str, ...] = ()
    shows_who: bool = False


STAY = "Nobody is moved. Pupils stay on its roll until the next roll, or you, move them."


def _close(request: HttpRequest, school: Any, form: Any) -> object:
    on = form.answers["on"]
    return services.close_school(by=request.actor, school=school, on=on)  # type: ignore[attr-defined]


def _merge(request: HttpRequest, school: Any, form: Any) -> object:
    into = _one_school(request, school, form.answers["other"])
    return services.merge_school(by=request.actor, school=school, into=into, on=form.answers["on"])  # type: ignore[attr-defined]


def _rename(request: HttpRequest, school: Any, form: Any) -> object:
    return services.rename_school(by=request.actor, school=school, **form.answers)  # type: ignore[attr-defined]


def _join(request: HttpRequest, school: Any, form: Any) -> object:
    other = _one_school(request, school, form.answers["other"], not_type=school.school_type)
    on = form.answers["on"]
    return services.join_schools(by=request.actor, school=school, other=other, on=on)  # type: ignore[attr-defined]


def _provide(request: HttpRequest, school: Any, form: Any) -> object:
    return services.open_provision(by=request.actor, school=school, **form.answers)  # type: ignore[attr-defined]


def _stop_providing(request: HttpRequest, school: Any, form: Any) -> object:
    return services.close_provision(by=request.actor, school=school, **form.answers)  # type: ignore[attr-defined]


def _move(request: HttpRequest, school: Any, form: Any) -> object:
    to = _one_school(request, school, form.answers["other"])
    expected = form.answers["expected"]
    return services.move_pupils(by=request.actor, school=school, to=to, expected=expected)  # type: ignore[attr-defined]


ACTS = {
    "close": Act(
        "Close {school}", DayForm, _close, "Record that it closes",
        ("From that day the roll brings in nobody new to it.", STAY), shows_who=True,
    ),
    "merge": Act(
        "Merge {school} into another", OtherForm, _merge, "Record the merger",
        ("From that day the roll brings in nobody new to it.", STAY), shows_who=True,
    ),
    "rename": Act(
        "Give {school} a new name", NameForm, _rename, "Record the new name",
        ("Pages and new papers have the new name. Papers that were issued keep the old one.",
         "The old name still finds the school."),
    ),
    "join": Act(
        "Make {school} part of an all-through school", OtherForm, _join, "Record it",
        ("The two stay apart on the roll, by their kind, and each shows the other.",),
    ),
    "provision": Act(
        "Open enhanced provision at {school}", ProvisionForm, _provide, "Record it",
    ),
    "provision-end": Act(
        "Close enhanced provision at {school}", ProvisionEndForm, _stop_providing, "Record it",
        ("Nobody is moved, and no plan changes.",),
    ),
    "move": Act(
        "Move everyone at {school}", MoveForm, _move, "Move them all",
        ("Each pupil’s record says that they moved, today.",
         "Those who lead the new school see them from now on; those of this one no longer do.",
         "Staff, their roles and what they are planned for stay as they are. Plan them anew.",
         "Plans, papers and time limits go with the child."),
        shows_who=True,
    ),
}  # fmt: skip


def school_act(request: HttpRequest, school_ref: str, act: str) -> HttpResponse:
    """Record something about a school: asked, shown, then done once."""
    shown = school_kept(request, school_ref)
    what = ACTS.get(act) or not_found()
    heading = what.heading.format(school=shown.row.name)
    form = what.form(request.POST or None, initial=_initial(request, shown))

    def do() -> Done:
        what.do(request, shown.row, form)
        return Done(
            address=reverse("authority:school", args=[school_ref]),
            happened=f"Recorded: {heading[0].lower()}{heading[1:]}.",
            next_step="Nobody is told by Ettle.",
        )

    def asking() -> Asking:
        return Asking(
            heading=heading,
            will_happen=[*_said(form), *what.effects, *_who(request, shown, what)],
            button=what.button,
        )

    response = ask_then_do(request, form, asking=asking, do=do)
    context = {"form": form, "school": shown.row, "heading": heading}
    return response or page(request, "authority/schools/act.html", context)


def open_school(request: HttpRequest) -> HttpResponse:
    """Add a school that the national list does not have yet, or a partner provider."""
    authority = keeper(request)
    form = OpenForm(request.POST or None)

    def act() -> str:
        school = services.open_school(by=request.actor, authority=authority, **form.answers)  # type: ignore[attr-defined]
        announce(request, f"{school.name} is here.", next_step="The next roll can name it.")
        return reverse("authority:school", args=[school.ref])

    response = act_once(request, form, act) if form.is_valid() else None
    return response or page(request, "authority/schools/open.html", {"form": form})


def take_back(request: HttpRequest, school_ref: str, change_ref: str) -> HttpResponse:
    """Take back what was recorded about a school by mistake."""
    shown = school_kept(request, school_ref)
    change: Any = next((each for each in shown.changes if each.ref == change_ref), None)
    if change is None:
        not_found()
    form = EttleForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        services.take_back_change(by=request.actor, change=change)  # type: ignore[attr-defined]
        announce(request, "Taken back. The history keeps that it was recorded.")
        return reverse("authority:school", args=[school_ref])

    response = act_once(request, form, act) if form.is_valid() else None
    return response or page(
        request,
        "authority/schools/take_back.html",
        {"form": form, "school": shown.row, "words": change_words(change), "on": change.on},
    )


def _one_school(request: HttpRequest, school: Any, words: str, *, not_type: str = "") -> Any:
    found = people.schools_written(
        [words], by=request.actor, authority=school.authority  # type: ignore[attr-defined]
    )  # fmt: skip
    fitting = [each for each in found if each.pk != school.pk and each.school_type != not_type]
    if len(fitting) > 1:
        fitting = [each for each in fitting if each.school_type == school.school_type]
    if len(fitting) != 1:
        raise Trouble("Write one other school’s name or SEED code.", field="other")
    return fitting[0]


def _initial(request: HttpRequest, shown: people.SchoolShown) -> dict[str, Any]:
    into = shown.standing.merged_into
    return {
        "expected": shown.pupils,
        "other": into.name if into else "",
        "name": shown.standing.provisions[0].name if shown.standing.provisions else "",
    }


def _said(form: EttleForm) -> list[str]:
    """Say once more what was typed."""
    words = {"on": "From {}", "other": "The other school: {}", "name": "The name: {}"}
    said = []
    for name, pattern in words.items():
        value = form.answers.get(name)
        if value:
            said.append(pattern.format(day(value) if name == "on" else value) + ".")
    return said


def _who(request: HttpRequest, shown: people.SchoolShown, act: Act) -> list[str]:
    if not act.shows_who:
        return []
    return [f"{what} there now: {count}." for what, count in who_is_there(request, shown)]
