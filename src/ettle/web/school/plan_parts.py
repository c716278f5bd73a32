"""Writing, changing and taking out one part of a plan."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from ettle.access import StaleEdit
from ettle.plans import services
from ettle.plans.access import CARD_KINDS, kinds_written, may_write_plan
from ettle.plans.selectors.changing import is_locked, part_for
from ettle.web.desk import Desk
from ettle.web.middleware import not_found
from ettle.web.school.plan_asking import form_of, new_form
from ettle.web.school.plan_here import address, part_here, pupil_here, pupil_to_add
from ettle.web.school.plan_nudges import nudge
from ettle.web.school.plan_queue import next_page
from ettle.web.school.plan_saving import send
from ettle.web.school.plan_stale import stale
from ettle.web.school.plan_words import GROUPS, KINDS
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.pasted import WordsField

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])
HANGS_ON = {"support": "objective", "target": "objective", "tried": "concern"}
MUST_HANG = frozenset({"support", "tried"})


class EndForm(EttleForm):
    """Why a part is taken out."""

    because = WordsField(
        label="Why?",
        help_text="For whoever reads the plan’s history. For example: it is done now.",
        required=False,
        rows=2,
        max_length=1000,
    )


def back_to(kind: str, pupil: Any, *, by: Any) -> str:
    """Give the page that shows this kind of part among the others, for whoever came from there."""
    if kind in ("concern", "tried"):
        return address("tried", pupil.ref)
    if may_write_plan(by, pupil):
        if kind in CARD_KINDS and kind != "target":
            return address("plan_card", pupil.ref)
        if kind in ("profile", "factor", "objective", "support", "view"):
            return address("compose", pupil.ref)
    group = next((group.key for group in GROUPS if kind in group.kinds), "needs")
    return f"{address('pupil', pupil.ref)}?open={group}#{group}"


@require_safe
def choose(request: HttpRequest, ref: str) -> HttpResponse:
    """Offer every kind of part that this person writes."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    written = kinds_written(actor, pupil) - MUST_HANG
    groups = [
        (
            group.heading,
            [
                (kind, KINDS[kind].name, KINDS[kind].ask.format(name=pupil.first_name))
                for kind in group.kinds
                if kind in written
            ],
        )
        for group in GROUPS
    ]
    offered = [(heading, kinds) for heading, kinds in groups if kinds]
    if not offered:
        not_found()
    return page(request, "school/plan/choose.html", {"pupil": pupil, "groups": offered})


@FORM_METHODS
def add(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """Write a new part; ``?under=`` names what it hangs on."""
    pupil = pupil_to_add(request, ref, kind)
    actor = request.actor  # type: ignore[attr-defined]
    under = _under(request, pupil, kind)
    desk = Desk(request, pupil, f"add {kind} {under.ref}" if under else f"add {kind}")
    form = desk.open(new_form(pupil, kind, by=actor))
    back = back_to(kind, pupil, by=actor)

    def act() -> str:
        plan = services.open_plan(by=actor, pupil=pupil)
        services.write_entry(
            by=actor,
            plan=plan,
            kind=kind,
            text=form.words,
            detail=form.detail,
            under=under,
            author_label=form.whose,
            **form.facts,
        )
        desk.clear()
        announce(
            request,
            f"{KINDS[kind].name}: it is in the plan now.",
            next_step=nudge(pupil, kind, form, by=actor),
        )
        return back

    done, wording = send(request, desk, form, act, kind=kind, back=back)
    shown = {"under": _words_of(under), "wording": wording}
    return done or _show(request, desk, form, kind, shown)


def _words_of(entry: Any) -> str:
    """Give the words of what a part hangs on."""
    return str(entry.versions.get(n=entry.latest).text) if entry else ""


def _under(request: HttpRequest, pupil: Any, kind: str) -> Any:
    """Find what a new part hangs on; support and what was tried hang on something always."""
    ref = request.GET.get("under", "")
    if kind not in HANGS_ON or (not ref and kind not in MUST_HANG):
        return None
    entry = part_here(request, pupil, ref)
    return entry if entry.kind == HANGS_ON[kind] else not_found()


@FORM_METHODS
def change(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Change one part. The words before stay in every document that has them."""
    entry = part_here(request, pupil_here(request, ref), part)
    pupil = pupil_to_add(request, ref, entry.kind)
    actor = request.actor  # type: ignore[attr-defined]
    now = part_for(entry, by=actor)
    desk = Desk(request, pupil, f"change {entry.ref}")
    form = desk.open(form_of(pupil, now, by=actor))
    back = back_to(entry.kind, pupil, by=actor)

    def act() -> str:
        services.revise_entry(
            by=actor,
            entry=entry,
            expected_version=form.expected_version or 0,
            text=_new_words(request, form, now),
            detail=now.detail | form.detail,
            **form.facts,
        )
        desk.clear()
        announce(
            request,
            f"{KINDS[entry.kind].name}: the new words are in the plan.",
            next_step=nudge(pupil, entry.kind, form, by=actor),
        )
        return next_page(request, back)

    try:
        done, wording = send(request, desk, form, act, kind=entry.kind, back=back)
    except StaleEdit:
        return stale(request, pupil, entry, form, back=back)
    shown = {"under": _words_of(entry.under), "now": now, "wording": wording}
    return done or _show(request, desk, form, entry.kind, shown)


def _new_words(request: HttpRequest, form: Any, now: Any) -> str | None:
    """Give the words to keep: what was typed, under theirs where somebody keeps both."""
    if now.kind == "view":
        return None
    return f"{now.text}\n\n{form.words}" if "both" in request.POST else str(form.words)


@FORM_METHODS
def end(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Take one part out of the plan from now on. Nothing is deleted."""
    entry = part_here(request, pupil_here(request, ref), part)
    pupil = pupil_to_add(request, ref, entry.kind)
    actor = request.actor  # type: ignore[attr-defined]
    now = part_for(entry, by=actor)
    form = EndForm(request.POST if request.method == "POST" else None, version=now.version)
    back = back_to(entry.kind, pupil, by=actor)

    def act() -> str:
        services.end_entry(
            by=actor,
            entry=entry,
            expected_version=form.expected_version or 0,
            because=form.cleaned_data["because"],
        )
        announce(request, "It is no longer in the plan. What was issued before still has it.")
        return next_page(request, back)

    try:
        done = act_once(request, form, act) if form.is_valid() else None
    except StaleEdit:
        return stale(request, pupil, entry, None, back=back)
    return done or page(
        request,
        "school/plan/end.html",
        {
            "form": form,
            "pupil": pupil,
            "part": now,
            "kind": KINDS[entry.kind].name,
            "is_locked": is_locked(now, pupil.plan),
            "back": back,
        },
    )


def _show(
    request: HttpRequest, desk: Desk, form: Any, kind: str, shown: dict[str, Any]
) -> HttpResponse:
    pupil, now = desk.pupil, shown.get("now")
    return page(
        request,
        "school/plan/part.html",
        {
            "form": form,
            "pupil": pupil,
            "kind": KINDS[kind].name,
            "is_locked": bool(now and is_locked(now, pupil.plan)),
            "back": back_to(kind, pupil, by=desk.actor),
            **shown,
        },
    )
