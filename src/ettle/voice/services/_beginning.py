"""Beginning a view: from nothing, or from what was said before "I'd rather not today"."""

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.voice.models import View


def begin_or_carry_on(by: Actor, pupil: Pupil, whose: str, *, method: str) -> tuple[View, bool]:
    """Give this person's unfinished view, or a new one, and whether it is new.

    Whoever would rather not on another day finds their words and drawings again; nobody
    else has read them.
    """
    own = View.objects.filter(
        pupil=pupil, whose=whose, person_id=by.person_id if whose == "parent" else None
    )
    unfinished = own.filter(status="draft").first()
    if unfinished:
        return unfinished, False
    view = View.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        whose=whose,
        person_id=by.person_id if whose == "parent" else None,
        method=method,
        started_at=by.at,
    )
    put_off = own.exclude(pk=view.pk).order_by("started_at", "pk").last()
    if put_off and put_off.status == "not_today":
        view.answers, view.faces = put_off.answers, put_off.faces
        view.audience = put_off.audience
        view.save(update_fields=["answers", "faces", "audience"])
        put_off.drawings.update(view=view)
    return view, True
