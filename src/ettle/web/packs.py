"""A pack opened and answered by whoever it was sent to: one page for every door.

The family's, the support staff's, the school's and a link's doors differ in who comes in;
what they find behind it is the same page.
"""

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe

from ettle.access import Actor, StaleEdit
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.meeting.words import FAMILY
from ettle.web.desk import Desk, send_once
from ettle.web.middleware import not_found
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.pasted import WordsField
from ettle.web.unfinished import Unfinished

KINDS = {
    "pdf": ("pdf", "application/pdf"),
    "docx": (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "text": ("txt", "text/plain; charset=utf-8"),
}
WHO_READS = {
    "child": "Only the people who lead the meeting. Not your parents, and not the others.",
    "parent": "Only those who lead the meeting and the council’s ASL officers. No other parent.",
    "agency": "Those who plan: the school’s leaders, the council’s ASL officers and the "
    "educational psychologist. It goes in the plan under your name.",
    "staff": "School people who plan with the child. It goes in the plan under your name.",
}


class PackForm(EttleForm):
    """Whether one comes, whom one brings, and each question in its reader's words."""

    marks_optional = False

    def __init__(self, *args: Any, opened: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_child = opened.role == "child"
        self.fields["coming"] = forms.ChoiceField(
            label="Do you want to be there?" if is_child else "Will you come?",
            choices=list(opened.coming.items()),
            widget=forms.RadioSelect,
            required=False,
        )
        if opened.role in FAMILY:
            self.fields["brings"] = forms.CharField(
                label="Is somebody coming with you? Who?", max_length=140, required=False
            )
        for each in opened.questions:
            self.fields[each.key] = WordsField(
                label=each.words, help_text=each.hint, rows=3, max_length=20_000, required=False
            )


def pack_page(
    request: HttpRequest, ref: str, *, by: Actor, base: str, place: str, opened: Any = None
) -> HttpResponse:
    """Show a pack to its reader and take the answers: saved as often as they like, given once."""
    opened = opened or plans.pack_for(ref, by=by) or not_found()
    may_answer = opened.answered_on is None and not opened.is_over
    form, quiet = _form(request, opened, by=by)
    if quiet is not None and may_answer:
        return quiet

    context = _context(opened, base=base, place=place, by=by)
    if not may_answer:
        return page(request, "packs/pack.html", context)
    try:
        done = send_once(request, form, lambda: _take(request, opened, form, by=by))
    except StaleEdit:
        context["typed"] = form.typed
        return page(request, "packs/pack.html", context, status=HTTPStatus.CONFLICT)
    return done or page(request, "packs/pack.html", context | {"form": form})


def _take(request: HttpRequest, opened: Any, form: PackForm, *, by: Actor) -> str:
    """Save what was answered so far, or give it; then show the same page again."""
    facts = {
        "by": by,
        "invitee": opened.row,
        "answers": form.answers,
        "expected_version": form.expected_version,
    }
    if "save" in request.POST:
        services.save_pack_answers(**facts)
        announce(request, "Your words are saved. Nobody else can read them yet.")
    else:
        services.answer_pack(**facts)
        announce(request, "Thank you. Your answers are given.", next_step="See you there.")
    return request.path


def _context(opened: Any, *, base: str, place: str, by: Actor) -> dict[str, Any]:
    return {
        "opened": opened,
        "form": None,
        "given": _given(opened),
        "words": mark_safe(opened.html),  # noqa: S308 - escaped when the letter was issued
        "minute": mark_safe(opened.minute_html),  # noqa: S308 - escaped when the letter was issued
        "base": base,
        "place": place,
        "who_reads": WHO_READS.get(opened.role)
        or WHO_READS["agency" if opened.role == "educational_psychologist" else "staff"],
        "views_url": _views_url(opened, by),
        "files": _files(opened, place),
    }


def _form(request: HttpRequest, opened: Any, *, by: Actor) -> tuple[PackForm, HttpResponse | None]:
    """Make the form, and keep what is typed: on the reader's desk, or with a link's own answers."""
    desk = Desk(request, opened.row.meeting.plan.pupil, f"pack {opened.ref}", by=by)
    form = desk.open(
        lambda typed: PackForm(typed, opened=opened, version=opened.version, initial=opened.draft)
    )
    if desk.may_keep:
        return form, None

    def keep(version: int | None) -> Any:
        return services.save_pack_answers(
            by=by,
            invitee=opened.row,
            answers=form.answers,
            expected_version=version,
            quietly=True,
        )

    return form, Unfinished(request, form, opened.ref, by=by).kept_quietly(keep)


def pack_paper_file(request: HttpRequest, ref: str, as_: str, *, by: Actor) -> HttpResponse:
    """Give one's own pack (or ``minute``, one's copy of it) as a file with a neutral name."""
    is_minute = as_ == "minute"
    kind = "pdf" if is_minute else as_
    content = plans.pack_file(ref, by=by, as_=kind, minute=is_minute)
    if content is None:
        not_found()
    return paper_response(content, "meeting", ref, kind)


def paper_response(content: bytes, what: str, ref: str, as_: str) -> HttpResponse:
    """Give a printing as a file under a name that tells nobody anything."""
    ending, content_type = KINDS[as_]
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{what}-{ref}.{ending}"'
    return response


def _given(opened: Any) -> list[tuple[str, str]]:
    if opened.answered_on is None:
        return []
    said = [(each.words, opened.draft.get(each.key, "")) for each in opened.questions]
    coming = opened.coming.get(opened.draft.get("coming", ""), "")
    return [("Will you come?", coming), *said]


def _views_url(opened: Any, by: Actor) -> str:
    """Lead a family to where views are given, with their own choice of readers."""
    if opened.role == "child" and by.pupil_id:
        return reverse("child:before")
    if opened.role == "parent":
        return reverse("family:views", args=[opened.pupil_ref])
    return ""


def _files(opened: Any, place: str) -> str:
    if place == "partner":
        return ""
    return reverse(f"{place}:own_pack_file", args=[opened.ref, "pdf"])
