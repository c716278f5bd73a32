"""*Still true?* Everything that was not confirmed for a while, in one pass."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ettle.plans import services
from ettle.plans.access import readers_of
from ettle.plans.selectors import entry_for
from ettle.plans.selectors.changing import is_locked
from ettle.plans.selectors.still_true import ToConfirm, parts_to_confirm
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.school.plan_lines import line_of
from ettle.web.school.plan_queue import line_up
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import EmptyShape

STILL = (
    ("yes", "Still true"),
    ("changed", "It has changed"),
    ("no", "No longer true"),
    ("", "Not now"),
)
NOTHING = (
    "Nothing in {name}’s plan waits for you. What is older than its interval will be here, to be "
    "confirmed in one pass."
)


class StillTrueForm(EttleForm):
    """One question for each part that is to be confirmed; none of them has to be answered."""

    marks_optional = False

    def __init__(self, *args: Any, due: tuple[ToConfirm, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.due = due
        for each in due:
            self.fields[f"q_{each.part.ref}"] = forms.ChoiceField(
                label=KINDS[each.part.kind].name,
                widget=forms.RadioSelect,
                choices=STILL,
                required=False,
                initial="",
            )

    @property
    def lines(self) -> list[tuple[Any, Any, ToConfirm]]:
        """The questions beside the parts they are about."""
        return [(self[f"q_{each.part.ref}"], line_of(each.part), each) for each in self.due]

    def answered(self, answer: str) -> list[str]:
        """List the parts that were answered so."""
        return [name.removeprefix("q_") for name, value in self.answers.items() if value == answer]


@require_http_methods(["GET", "HEAD", "POST"])
def still_true(request: HttpRequest, ref: str) -> HttpResponse:
    """Confirm many parts with one press; what has changed is opened for changing, in turn."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    due, count = parts_to_confirm(pupil, by=actor)
    sent = request.POST if request.method == "POST" else None
    form = StillTrueForm(sent, due=due)

    def act() -> str:
        entries = [entry_for(each, by=actor) for each in form.answered("yes")]
        n = services.confirm_entries(by=actor, entries=[each for each in entries if each])
        to_open = _to_open(pupil, form)
        _tell(request, n, len(to_open))
        return line_up(request, to_open, default=address("pupil", ref))

    done = act_once(request, form, act) if sent is not None and form.is_valid() else None
    return done or page(
        request,
        "school/plan/still_true.html",
        {
            "form": form,
            "pupil": pupil,
            "count": count,
            "shown": len(due),
            "empty": EmptyShape(what=NOTHING.format(name=pupil.first_name)),
            "readers": readers_of(pupil, by=actor),
        },
    )


def _to_open(pupil: Any, form: StillTrueForm) -> list[str]:
    """List the pages of what is to be changed or taken out; what is locked is proposed."""
    parts = {each.part.ref: each.part for each in form.due}
    changed = {"changed": "plan_change", "no": "plan_end"}
    pages = []
    for answer, name in changed.items():
        for ref in form.answered(answer):
            locked = is_locked(parts[ref], pupil.plan)
            pages.append(address("plan_propose" if locked else name, pupil.ref, ref))
    return pages


def _tell(request: HttpRequest, n: int, to_open: int) -> None:
    if n or not to_open:
        announce(
            request,
            f"{n} {'part is' if n == 1 else 'parts are'} confirmed from today."
            if n
            else "Nothing was confirmed.",
            next_step="Now say what has changed." if to_open else "",
        )
