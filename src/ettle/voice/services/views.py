"""Starting, saving and giving views. A view once given never changes; a new one may follow."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.documents.pictures import forget_picture, keep_picture
from ettle.people.models import Pupil
from ettle.voice import verbs  # noqa: F401 - declares what is recorded here
from ettle.voice.access import may_give_view
from ettle.voice.models import Drawing, View
from ettle.voice.questions import FACES, LONGEST_ANSWER, questions_for
from ettle.voice.services._beginning import begin_or_carry_on

MOST_DRAWINGS = 3


@transaction.atomic
def start_view(*, by: Actor, pupil: Pupil, whose: str) -> View:
    """Open this person's unfinished view of the plan, or begin one."""
    require(may_give_view(by, pupil, whose), by=by, act="view.started")

    method = "handed_over" if by.link_ref else "page"
    view, is_new = begin_or_carry_on(by, pupil, whose, method=method)

    if is_new:
        record(by=by, verb="view.started", subject=view, whose=whose)
    return view


@transaction.atomic
def save_view(
    *,
    by: Actor,
    view: View,
    expected_version: int | None,
    answers: Mapping[str, str] | None = None,
    faces: Mapping[str, int] | None = None,
    audience: str | None = None,
    quietly: bool = False,
) -> View:
    """Keep what has been said so far. Only what is passed changes.

    Faces are asked all together, so they are kept as they now are: a face taken back is gone.
    ``quietly`` is while somebody types and presses nothing: the same words are not kept again,
    and the keeping is no act of theirs to record.
    """
    require(may_give_view(by, view.pupil, view.whose), by=by, act="view.saved")

    checked = _checked_answers(view.whose, answers or {})
    if quietly and _draft(view, None).answers.items() >= checked.items():
        return _draft(view, None)
    view = _draft(view, expected_version)
    if answers is not None:
        view.answers = {**view.answers, **checked}
    if faces is not None:
        view.faces = _checked_faces(faces)
    if audience is not None:
        view.audience = audience
    view.version += 1
    view.save()

    if not quietly:
        record(by=by, verb="view.saved", subject=view, whose=view.whose)
    return view


@transaction.atomic
def give_view(*, by: Actor, view: View, expected_version: int | None = None) -> View:
    """Give the views: from now on those it was meant for may read them."""
    require(may_give_view(by, view.pupil, view.whose), by=by, act="view.given")

    view = _draft(view, expected_version)
    said = any(words.strip() for words in view.answers.values())
    if not said and not view.faces and not view.drawings.exists():
        raise Trouble(
            "There is nothing here yet. Write something, choose a face or add a drawing."
            " Or press “I’d rather not today”."
        )
    view.status = "given"
    view.given_at, view.given_on = by.at, by.today
    view.version += 1
    view.save()

    record(by=by, verb="view.given", subject=view, whose=view.whose, audience=view.audience)
    return view


@transaction.atomic
def not_today(*, by: Actor, view: View) -> View:
    """Note that this person would rather not today: a choice, and they are asked again."""
    require(may_give_view(by, view.pupil, view.whose), by=by, act="view.not_today")

    view = _draft(view, None)
    view.status = "not_today"
    view.given_on = by.today
    view.version += 1
    view.save()

    record(by=by, verb="view.not_today", subject=view, whose=view.whose)
    return view


@transaction.atomic
def add_drawing(*, by: Actor, view: View, picture: Iterable[bytes], caption: str = "") -> Drawing:
    """Add a picture to a view that is not yet given: made anew, stripped and encrypted."""
    require(may_give_view(by, view.pupil, view.whose), by=by, act="drawing.added")

    view = _draft(view, None)
    if view.drawings.count() >= MOST_DRAWINGS:
        raise Trouble(
            f"There are {MOST_DRAWINGS} drawings already. Take one away first.", field="drawing"
        )
    kept = keep_picture(picture)
    drawing = Drawing.objects.create(
        authority_id=view.authority_id,
        view=view,
        file_name=kept.file_name,
        caption=caption,
        width=kept.width,
        height=kept.height,
        added_at=by.at,
    )

    record(by=by, verb="drawing.added", subject=view)
    return drawing


@transaction.atomic
def remove_drawing(*, by: Actor, drawing: Drawing) -> View:
    """Take a drawing away again, from a view that is not yet given."""
    view = drawing.view
    require(may_give_view(by, view.pupil, view.whose), by=by, act="drawing.removed")

    view = _draft(view, None)
    name = drawing.file_name
    drawing.delete()
    transaction.on_commit(lambda: forget_picture(name))

    record(by=by, verb="drawing.removed", subject=view)
    return view


def _draft(view: View, expected_version: int | None) -> View:
    view = View.objects.select_for_update(of=("self",)).select_related("pupil").get(pk=view.pk)
    require_version(view, expected_version)
    if view.status != "draft":
        raise Trouble("These views have been given already. You can start new ones.")
    return view


def _checked_answers(whose: str, answers: Mapping[str, str]) -> dict[str, str]:
    known = {question.key for question in questions_for(whose)}
    too_long = [key for key, words in answers.items() if len(words) > LONGEST_ANSWER]
    if too_long:
        raise Trouble(
            f"That is more than {LONGEST_ANSWER:,} letters. Make it a little shorter;"
            " nothing you wrote is lost.",
            field=too_long[0],
        )
    return {key: words for key, words in answers.items() if key in known}


def _checked_faces(faces: Mapping[str, int]) -> dict[str, int]:
    known = {question.key for question in FACES}
    return {key: int(face) for key, face in faces.items() if key in known and 1 <= int(face) <= 5}
