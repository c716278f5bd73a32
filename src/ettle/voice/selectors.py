"""Reading views, with each child's choice of readers kept."""

from dataclasses import dataclass
from datetime import date

from ettle.access import Actor, Reader
from ettle.audit.services import record
from ettle.people.access import readable_pupils
from ettle.people.models import Pupil
from ettle.voice import verbs  # noqa: F401 - declares what is recorded here
from ettle.voice.access import may_keep_from_parent, readable_views, readers_of_view
from ettle.voice.models import HandOver, HelpCall, KeptFromParent, View
from ettle.voice.questions import FACES, face_words, questions_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One question and what was said to it."""

    key: str
    question: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenView:
    """A view as one reader may read it. ``answers`` holds only what was answered.

    ``only_about_plan`` says that the rest was kept from this reader, and the words on the
    plan itself are all that is here.
    """

    ref: str
    whose: str
    name: str
    given_on: date
    audience: str
    answers: tuple[Said, ...]
    faces: tuple[tuple[str, str], ...]
    drawing_refs: tuple[tuple[str, str], ...]
    only_about_plan: bool = False
    asked_in: str = ""


def draft_for(pupil: Pupil, whose: str, *, by: Actor) -> View | None:
    """Give this person's unfinished view, if there is one and it is theirs."""
    drafts = readable_views(by).filter(pupil=pupil, whose=whose, status="draft")
    return drafts.select_related("pupil").prefetch_related("drawings").first()


def readers_if_given(pupil: Pupil, audience: str, *, by: Actor) -> list[Reader]:
    """Who would read this child's views if they were given to this audience today."""
    if not readable_pupils(by).filter(pk=pupil.pk).exists():
        return []
    return readers_of_view(View(pupil=pupil, whose="child", audience=audience), by=by)


def view_for(ref: str, *, by: Actor) -> View | None:
    """Open one view that this actor may read, and write the reading down if it was given."""
    view = readable_views(by).select_related("pupil", "person").filter(ref=ref).first()
    if view and view.status == "given":
        record(by=by, verb="view.read", subject=view, whose=view.whose)
    return view


def who_gave_views(pupil: Pupil, *, by: Actor, since: date) -> list[tuple[str, date]]:
    """Say who gave views since a day and when, of those this reader may read. Opens none."""
    given = readable_views(by).filter(pupil=pupil, status="given", given_on__gte=since)
    return [
        (view.person.name if view.person else view.pupil.first_name, view.given_on)
        for view in given.select_related("person", "pupil").order_by("given_at")
        if view.given_on
    ]


def views_for(pupil: Pupil, *, by: Actor) -> list[GivenView]:
    """List what the child and the parents said, newest first, as this reader may read it.

    Whoever may read the pupil but not a view still reads the words about the plan itself,
    because those go in the plan; another parent's views are never given.
    """
    if not readable_pupils(by).filter(pk=pupil.pk).exists():
        return []
    readable = set(readable_views(by).filter(pupil=pupil).values_list("pk", flat=True))
    works_on_plan = by.has_role("asl_officer") or by.leads(pupil.school_id)
    views = (
        View.objects.filter(pupil=pupil, status="given")
        .select_related("person", "pupil")
        .prefetch_related("drawings")
        .order_by("-given_at")
    )
    shown = []
    for view in views:
        if view.pk in readable:
            shown.append(_shown(view))
        elif works_on_plan and view.answers.get("about_plan", "").strip():
            shown.append(_shown(view, only_about_plan=True))
    if shown:
        record(by=by, verb="view.read", subject=pupil, whose="all")
    return shown


def _shown(view: View, *, only_about_plan: bool = False) -> GivenView:
    answers = tuple(
        Said(key=question.key, question=question.words, words=view.answers[question.key])
        for question in questions_for(view.whose)
        if view.answers.get(question.key, "").strip()
        and (not only_about_plan or question.key == "about_plan")
    )
    faces = tuple(
        (face.words, face_words(view.faces[face.key]))
        for face in FACES
        if face.key in view.faces and not only_about_plan
    )
    drawings = () if only_about_plan else view.drawings.all()
    return GivenView(
        ref=view.ref,
        whose=view.whose,
        name=view.person.name if view.person else view.pupil.first_name,
        given_on=view.given_on or view.started_at.date(),
        audience=view.audience,
        answers=answers,
        faces=faces,
        drawing_refs=tuple((each.ref, each.caption) for each in drawings),
        only_about_plan=only_about_plan,
        asked_in=view.method,
    )


def drawing_for(ref: str, *, by: Actor) -> str | None:
    """Give the file name of one drawing, if this actor may read the view it is in."""
    view = readable_views(by).filter(drawings__ref=ref).first()
    drawing = view.drawings.filter(ref=ref).first() if view else None
    return drawing.file_name if drawing else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A decision that a parent shall not read a child's view, as those who may decide see it."""

    view_ref: str
    parent: str
    reason: str
    decided_by: str
    decided_on: date


def kept_from_parents(pupil: Pupil, *, by: Actor) -> list[Kept]:
    """List the decisions about a child's views, for those who may take such a decision."""
    rows = KeptFromParent.objects.filter(view__pupil=pupil).select_related(
        "view__pupil", "person", "decided_by"
    )
    return [
        Kept(
            view_ref=row.view.ref,
            parent=row.person.name,
            reason=row.reason,
            decided_by=row.decided_by.name,
            decided_on=row.decided_at.date(),
        )
        for row in rows.order_by("decided_at")
        if may_keep_from_parent(by, row.view)
    ]


def hand_over_held(*, by: Actor) -> HandOver | None:
    """Give the hand-over by which this child holds a device."""
    if not by.link_ref:
        return None
    return HandOver.objects.select_related("view__pupil").filter(ref=by.link_ref).first()


def help_calls_for(*, by: Actor) -> list[HelpCall]:
    """List unanswered calls of children at the schools this actor leads, oldest first."""
    if not by.has_role("headteacher", "depute", "asn_lead"):
        return []
    return list(
        HelpCall.objects.filter(answered_at__isnull=True, pupil__school_id__in=by.school_ids)
        .select_related("pupil")
        .order_by("called_at")
    )


def help_call_for(ref: str, *, by: Actor) -> HelpCall | None:
    """Open one call for help, answered or not, if this actor leads the child's school."""
    if not by.has_role("headteacher", "depute", "asn_lead"):
        return None
    found = HelpCall.objects.select_related("pupil").filter(ref=ref)
    return found.filter(pupil__school_id__in=by.school_ids).first()
