"""Writing, changing and taking out one part of a plan."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ettle.access import StaleEdit
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.web.middleware import not_found
from ettle.web.school.plan_forms import PartForm, PressForm, initial_of, part_form
from ettle.web.school.plan_here import address, pupil_to_write
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.acts import act_once
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

CONFLICT = 409
FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])
CARD_KINDS = (
    "what_matters", "communication", "helps", "avoid", "signs", "must", "target", "key_adult",
)  # fmt: skip


def back_to(kind: str, ref: str) -> str:
    """Give the page that shows this kind of part among the others."""
    return address("plan_card" if kind in CARD_KINDS else "compose", ref)


@FORM_METHODS
def add(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Write a new part; ``?under=`` names the objective that a support hangs on."""
    pupil = pupil_to_write(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    if kind not in KINDS or kind == "view":
        not_found()
    under = _objective(request, pupil, kind)
    form = part_form(kind, request.POST or None, name=pupil.first_name, school=str(pupil.school))

    def act() -> str:
        plan = services.open_plan(by=actor, pupil=pupil)
        services.write_entry(
            by=actor,
            plan=plan,
            kind=kind,
            text=form.cleaned_data["text"],
            audience=form.cleaned_data["audience"],
            detail=form.detail,
            under=under,
        )
        announce(request, f"{KINDS[kind].name}: it is in the plan now.")
        return back_to(kind, ref)

    done = act_once(request, form, act) if form.is_valid() else None
    return done or _show(request, pupil, form, kind, under=under)


def _objective(request: HttpRequest, pupil: Any, kind: str) -> Any:
    if kind != "support":
        return None
    actor = request.actor  # type: ignore[attr-defined]
    entry = plans.entry_for(request.GET.get("under", ""), by=actor)
    if entry is None or entry.kind != "objective" or entry.plan.pupil_id != pupil.pk:
        return not_found()
    return entry


@FORM_METHODS
def change(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Change one part. The words before stay in every document that has them."""
    pupil = pupil_to_write(request, ref)
    entry = _entry(request, pupil, part)
    actor = request.actor  # type: ignore[attr-defined]
    now = plans.part_of(entry.now)
    form = part_form(
        entry.kind,
        request.POST or None,
        name=pupil.first_name,
        school=str(pupil.school),
        version=now.version,
        longest=len(now.text),
        initial=initial_of(now, str(pupil.school)),
    )

    def act() -> str:
        services.revise_entry(
            by=actor,
            entry=entry,
            expected_version=form.expected_version or 0,
            text=form.cleaned_data["text"],
            audience=form.cleaned_data["audience"],
            detail=form.detail if entry.kind == "support" else None,
        )
        announce(request, f"{KINDS[entry.kind].name}: the new words are in the plan.")
        return back_to(entry.kind, ref)

    try:
        done = act_once(request, form, act) if form.is_valid() else None
    except StaleEdit:
        return _stale(request, pupil, form, entry)
    return done or _show(request, pupil, form, entry.kind, under=entry.under, now=now)


@FORM_METHODS
def end(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Take one part out of the plan from now on. Nothing is deleted."""
    pupil = pupil_to_write(request, ref)
    entry = _entry(request, pupil, part)
    actor = request.actor  # type: ignore[attr-defined]
    now = plans.part_of(entry.now)
    form = PressForm(request.POST or None, version=now.version)

    def act() -> str:
        services.end_entry(by=actor, entry=entry, expected_version=form.expected_version or 0)
        announce(request, "It is no longer in the plan. What was issued before still has it.")
        return back_to(entry.kind, ref)

    try:
        done = act_once(request, form, act) if request.POST and form.is_valid() else None
    except StaleEdit:
        return _stale(request, pupil, form, entry)
    return done or page(
        request,
        "school/plan/end.html",
        {
            "form": form,
            "pupil": pupil,
            "part": now,
            "kind": KINDS[entry.kind].name,
            "back": back_to(entry.kind, ref),
        },
    )


def _entry(request: HttpRequest, pupil: Any, part: str) -> Any:
    entry = plans.entry_for(part, by=request.actor)  # type: ignore[attr-defined]
    if entry is None or entry.plan.pupil_id != pupil.pk:
        not_found()
    return entry


def _show(
    request: HttpRequest, pupil: Any, form: PartForm, kind: str, *, under: Any, now: Any = None
) -> HttpResponse:
    return page(
        request,
        "school/plan/part.html",
        {
            "form": form,
            "pupil": pupil,
            "kind": KINDS[kind].name,
            "under": under.versions.get(n=under.latest).text if under else "",
            "now": now,
            "back": back_to(kind, pupil.ref),
        },
    )


def _stale(request: HttpRequest, pupil: Any, form: Any, entry: Any) -> HttpResponse:
    """Answer 409 with both texts; what was typed can be saved over theirs, or left."""
    fresh = plans.entry_for(entry.ref, by=request.actor)  # type: ignore[attr-defined]
    theirs = plans.part_of(fresh.now) if fresh else None
    typed = request.POST.copy()
    typed.pop("form_key", None)
    if theirs:
        typed["expected_version"] = str(theirs.version)
    again = (
        part_form(
            entry.kind,
            name=pupil.first_name,
            school=str(pupil.school),
            version=theirs.version if theirs else None,
            longest=len(typed.get("text", "")),
            initial=typed.dict() | {"roles": typed.getlist("roles")},
        )
        if isinstance(form, PartForm) and theirs
        else None
    )
    return page(
        request,
        "school/plan/stale.html",
        {
            "pupil": pupil,
            "kind": KINDS[entry.kind].name,
            "theirs": theirs,
            "form": again,
            "back": back_to(entry.kind, pupil.ref),
        },
        status=CONFLICT,
    )
