"""The support card: its parts on one page, then the issuing of it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods, require_POST

from ettle.access import StaleEdit, require
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.access import CARD_KINDS, may_issue_card, readers_of
from ettle.plans.details import takes_picture
from ettle.plans.selectors import Part, PlanView
from ettle.web.school.plan_here import address, pupil_to_write
from ettle.web.school.plan_shapes import card_shape
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import DrawingField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

LONGEST = 300
MOST = 80  # lines to edit at once; one side of A5 holds far fewer
TOO_LONG = (
    "That is %(show_value)d characters, and a line of the card holds %(limit_value)d. Shorten it."
)
CONFLICT = 409
HINTS = {
    "what_matters": "In the child’s own words if you can: I…",
    "signs": "The sign, then what to do. For example: I go quiet. Sit near and wait.",
    "must": "Only what every adult beside the child has to do to keep them safe and well.",
    "key_adult": "The ASN lead and the class teacher are on the card already.",
}


class CardForm(EttleForm):
    """One box for each part that is on the card, and an empty one under each heading.

    A box made empty takes its part off the card. Each part carries the version that this
    page was made from.
    """

    def __init__(self, *args: Any, parts: tuple[Part, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = {part.ref: part for part in parts}
        self.names: list[str] = []
        for kind in CARD_KINDS:
            self._add_kind(kind, [part for part in parts if part.kind == kind])

    def _add_kind(self, kind: str, parts: list[Part]) -> None:
        for number, part in enumerate(parts, start=1):
            self.fields[f"p_{part.ref}"] = _box(
                f"{KINDS[kind].name}, {number}" if len(parts) > 1 else KINDS[kind].name,
                initial=part.text,
            )
            self.fields[f"v_{part.ref}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=part.version
            )
            self.names.append(f"p_{part.ref}")
        self.fields[f"n_{kind}"] = _box(
            f"{KINDS[kind].name}: add another" if parts else KINDS[kind].name,
            help_text=HINTS.get(kind, ""),
        )
        self.names.append(f"n_{kind}")

    @property
    def boxes(self) -> list[Any]:
        """The boxes as the page shows them, in the order of the card."""
        return [self[name] for name in self.names]


class LineField(forms.CharField):
    """One line of the card. Made empty, it comes off, so it is neither optional nor required."""

    def validate(self, value: str) -> None:
        """Take any words, or none."""


def _box(label: str, *, initial: str = "", help_text: str = "") -> forms.CharField:
    longest = max(LONGEST, len(initial))
    return LineField(
        label=label,
        initial=initial,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[MaxLengthValidator(longest, TOO_LONG)],
    )


class IssueCardForm(EttleForm):
    """The press that issues the card, and a picture if the child wants one there."""

    picture = DrawingField(
        label="A picture for the card, if there is to be a new one",
        required=False,
        help_text="A photo saved as JPEG or PNG. It is made small, and what is hidden in it goes.",
    )
    wanted = forms.BooleanField(label="The child wants this picture on the card", required=False)
    without = forms.BooleanField(label="Take the picture off the card", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a picture that nobody asked the child about."""
        answers: dict[str, Any] = super().clean() or {}
        if answers.get("picture") and not answers.get("wanted"):
            self.add_error("wanted", "Ask the child first. A picture goes on only if they want it.")
        return answers


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, ref: str) -> HttpResponse:
    """Edit what is on the card, on one page, and see it beside."""
    pupil = pupil_to_write(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    plan = plans.plan_for(pupil, by=actor, page="card")
    form = CardForm(request.POST or None, parts=_parts(plan))

    def act() -> str:
        save_card(pupil, form, by=actor)
        announce(
            request,
            "The card’s parts are saved.",
            next_step="Issue the card, so that those who support the child read the new words.",
        )
        return address("plan_card", ref)

    try:
        done = act_once(request, form, act) if form.is_valid() else None
    except StaleEdit:
        return _stale(request, pupil)
    return done or _show(request, pupil, form, plan)


def _parts(plan: PlanView | None) -> tuple[Part, ...]:
    """List the card's parts; of more than any card could hold, the newest."""
    return plan.of(*CARD_KINDS)[-MOST:] if plan else ()


def save_card(pupil: Any, form: CardForm, *, by: Any) -> None:
    """Write what changed on the page: changed boxes, emptied ones, and new ones."""
    answers = form.cleaned_data
    for ref, part in form.parts.items():
        words, version = answers[f"p_{ref}"].strip(), answers[f"v_{ref}"] or 0
        entry = plans.entry_for(ref, by=by) if words != part.text else None
        if entry and words:
            services.revise_entry(by=by, entry=entry, expected_version=version, text=words)
        elif entry:
            services.end_entry(by=by, entry=entry, expected_version=version)
    plan = services.open_plan(by=by, pupil=pupil)
    for kind in CARD_KINDS:
        if answers[f"n_{kind}"].strip():
            services.write_entry(by=by, plan=plan, kind=kind, text=answers[f"n_{kind}"])


def _show(
    request: HttpRequest, pupil: Any, form: CardForm, plan: PlanView | None, status: int = 0
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    issued = plans.current_card(pupil, by=actor)
    count = len(plan.of(*CARD_KINDS)) if plan else 0
    draft = plans.draft_card(pupil.plan, by=actor) if plan and count <= MOST else None
    changes = plans.card_changes(draft, since=issued) if draft and issued else ()
    return page(
        request,
        "school/plan/card.html",
        {
            "form": form,
            "pupil": pupil,
            "plan": plan,
            "card": card_shape(draft) if draft and count else None,
            "pictured": [each for each in form.parts.values() if takes_picture(each.kind)],
            "too_many": count if count > MOST else 0,
            "issued": issued,
            "is_old": bool(issued and issued.has_expired(actor.today)),
            "changes": changes,
            "issue": _issue_form(issued),
            "reads_at": draft.reads_at if draft else 0,
            "issues": bool(may_issue_card(actor, pupil)),
            "readers": readers_of(pupil, by=actor),
        },
        status=status or None,
    )


def _issue_form(issued: Any) -> IssueCardForm:
    form = IssueCardForm(auto_id="issue-%s")
    if not (issued and issued.content.picture):
        del form.fields["without"]
    return form


def _stale(request: HttpRequest, pupil: Any) -> HttpResponse:
    """Answer 409: this page again, with what was typed, and what others wrote meanwhile."""
    actor = request.actor  # type: ignore[attr-defined]
    plan = plans.plan_for(pupil, by=actor)
    parts = _parts(plan)
    typed = _typed_now(request.POST, parts)
    form = CardForm(typed, parts=parts)
    form.is_valid()
    for part in parts:
        if request.POST.get(f"v_{part.ref}") not in (None, str(part.version)):
            form.add_error(
                f"p_{part.ref}",
                f"Somebody changed this while you had it open. It now says: “{part.text}” What "
                "you typed is in the box. Save it again to put it in place of theirs, or copy "
                "theirs into the box.",
            )
    return _show(request, pupil, form, plan, status=CONFLICT)


def _typed_now(post: QueryDict, parts: tuple[Part, ...]) -> QueryDict:
    """Keep what was typed, with today's versions and a new form key."""
    typed = post.copy()
    typed["form_key"] = str(uuid4())
    for part in parts:
        typed.setdefault(f"p_{part.ref}", part.text)
        typed[f"v_{part.ref}"] = str(part.version)
    return typed


@require_POST
def issue(request: HttpRequest, ref: str) -> HttpResponse:
    """Issue the card as it stands. If it says what the last one says, the last one stays."""
    pupil = pupil_to_write(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    require(may_issue_card(actor, pupil), by=actor, act="support_card.issued")
    form = IssueCardForm(request.POST, request.FILES, skipped=request.META.get("ettle.skipped", ()))

    def act() -> str:
        row = services.open_plan(by=actor, pupil=pupil)
        picture = form.answers["picture"]
        before = plans.current_card(pupil, by=actor)
        made = services.issue_support_card(
            by=actor,
            plan=row,
            picture=picture.chunks() if picture else None,
            keeps_picture=not form.answers["without"],
        )
        _tell(request, made, before)
        return address("pupil", ref)

    done = act_once(request, form, act) if form.is_valid() else None
    if done:
        return done
    return page(request, "school/plan/card_refused.html", {"form": form, "pupil": pupil})


def _tell(request: HttpRequest, made: Any, before: Any) -> None:
    if before and before.pk == made.pk:
        announce(request, f"Card {made.n} says this already, so it stays.")
        return
    announce(
        request,
        f"Card {made.n} is issued.",
        next_step="Whoever supports the child is asked to read it before they next start.",
    )
