"""Who may read a view, give one, and keep one from a parent.

A child chooses *everyone helping with my plan* or *only my school people*. At 12 and
over that choice keeps parents out by itself; under 12 a parent is kept out only by an
adult's reasoned decision. A parent never reads another parent's views. A draft is its
author's alone.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from ettle.access import Actor, Decision, Reader, allow, deny
from ettle.people.access import (
    colleague_readers,
    family_readers,
    leading_readers,
    may_read_pupil,
    officer_readers,
)
from ettle.people.models import Connection, Pupil
from ettle.voice.models import HelpCall, KeptFromParent, View

OWN_CHOICE_FROM = 12
SCHOOL_CONNECTIONS = ("class_teacher",)
PLAN_CONNECTIONS = ("class_teacher", "educational_psychologist")


def twelfth_birthday_before(today: date) -> date:
    """Give the latest birth date of somebody who is 12 today (29 February: on 1 March)."""
    year = today.year - OWN_CHOICE_FROM
    try:
        return today.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def chooses_alone(pupil: Pupil, *, on: date) -> bool:
    """Say whether this child is 12 or over, so that their own choice keeps a parent out."""
    return pupil.birth_date <= twelfth_birthday_before(on)


def may_read_view(actor: Actor, view: View) -> Decision:
    """Decide whether someone may read a view."""
    if _is_author(actor, view):
        return allow("your own words")
    if view.status != "given":
        return deny("not given yet")
    if view.pupil_id in actor.own_pupil_ids:
        return _parent_may_read(actor, view)
    if actor.leads(view.pupil.school_id):
        return allow("leads the pupil’s school")
    if _is_connected(actor, view, SCHOOL_CONNECTIONS):
        return allow("one of the child’s school people")
    if view.audience != "everyone":
        return deny("only for school people")
    if actor.has_role("asl_officer") and actor.authority_id == view.authority_id:
        return allow("ASL officer of the authority")
    if _is_connected(actor, view, PLAN_CONNECTIONS):
        return allow("helps with the plan")
    return deny("no connection to this pupil")


def _is_author(actor: Actor, view: View) -> bool:
    if view.whose == "child":
        return actor.pupil_id == view.pupil_id
    return actor.person_id == view.person_id and view.pupil_id in actor.own_pupil_ids


def _parent_may_read(actor: Actor, view: View) -> Decision:
    if view.whose == "parent":
        return deny("another parent’s views")
    if not _parent_is_reader(view, actor.person_id or 0, actor.today):
        return deny("kept back by the child, who is 12 or over, or by a reasoned decision")
    return allow("parent or carer")


def _is_connected(actor: Actor, view: View, kinds: tuple[str, ...]) -> bool:
    if view.pupil_id not in actor.named_pupil_ids:
        return False
    return _connections(actor, kinds).filter(pupil_id=view.pupil_id).exists()


def _connections(actor: Actor, kinds: tuple[str, ...]) -> QuerySet[Connection]:
    return Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=actor.today),
        person_id=actor.person_id,
        kind__in=kinds,
        from_on__lte=actor.today,
    )


def may_open_views(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone works where a child's and parents' views are read at all.

    Which of them they read is decided view by view. The family have a page of their own,
    and a support assistant works from the card.
    """
    if actor.leads(pupil.school_id):
        return allow("leads the pupil’s school")
    if actor.has_role("asl_officer") and actor.authority_id == pupil.authority_id:
        return allow("ASL officer of the authority")
    if _connections(actor, PLAN_CONNECTIONS).filter(pupil=pupil).exists():
        return allow("helps with the plan")
    return deny("no part in the views")


def readable_views(actor: Actor) -> QuerySet[View]:
    """Which views someone may read: the same sentence as a query."""
    own = Q(whose="parent", person_id=actor.person_id, pupil_id__in=actor.own_pupil_ids)
    if actor.person_id is None:
        own = Q(pk__in=[])
    if actor.pupil_id:
        own |= Q(whose="child", pupil_id=actor.pupil_id)
    return View.objects.filter(own | (Q(status="given") & _given_to(actor))).distinct()


def _given_to(actor: Actor) -> Q:
    not_a_parent_of = ~Q(pupil_id__in=actor.own_pupil_ids)
    leads = actor.has_role("headteacher", "depute", "asn_lead")
    at_school = Q(pupil__school_id__in=actor.school_ids if leads else []) | Q(
        pupil_id__in=_connections(actor, SCHOOL_CONNECTIONS).values("pupil_id")
    )
    with_plan = Q(pupil_id__in=_connections(actor, PLAN_CONNECTIONS).values("pupil_id"))
    if actor.has_role("asl_officer"):
        with_plan |= Q(authority_id=actor.authority_id)
    staff = not_a_parent_of & (at_school | (Q(audience="everyone") & with_plan))
    kept = KeptFromParent.objects.filter(view=OuterRef("pk"), person_id=actor.person_id)
    chose_school_at_12 = Q(
        audience="school", pupil__birth_date__lte=twelfth_birthday_before(actor.today)
    )
    parent = (
        Q(whose="child", pupil_id__in=actor.own_pupil_ids) & ~chose_school_at_12 & ~Exists(kept)
    )
    return Q(staff) | Q(parent)


def readers_of_view(view: View, *, by: Actor) -> list[Reader]:
    """Who may read this view, and why, as ``by`` may be told it."""
    pupil = view.pupil
    family = [
        reader
        for person_id, reader in family_readers(pupil, by=by).items()
        if _parent_is_reader(view, person_id, by.today)
    ]
    school = [
        *colleague_readers(pupil, SCHOOL_CONNECTIONS, by=by),
        *leading_readers(pupil, by=by),
    ]
    if view.audience != "everyone":
        return [*family, *school]
    beyond = tuple(kind for kind in PLAN_CONNECTIONS if kind not in SCHOOL_CONNECTIONS)
    return [
        *family,
        *school,
        *colleague_readers(pupil, beyond, by=by),
        *officer_readers(pupil),
    ]


def _parent_is_reader(view: View, person_id: int, today: date) -> bool:
    if view.whose == "parent":
        return person_id == view.person_id
    if view.audience == "school" and chooses_alone(view.pupil, on=today):
        return False
    # A view not yet begun, asked about before it is, has been kept from nobody.
    return view.pk is None or not view.kept_from.filter(person_id=person_id).exists()


def may_give_view(actor: Actor, pupil: Pupil, whose: str) -> Decision:
    """Decide whether someone may give a child's or a parent's views, as themselves."""
    if whose == "child" and actor.pupil_id == pupil.pk:
        return allow("it is about you")
    if whose == "parent" and pupil.pk in actor.own_pupil_ids:
        return allow("parent or carer")
    return deny("views are given by the person themselves")


def may_hand_over(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether an adult may hand a device to this child for the child's own views."""
    if actor.pupil_id is not None or not actor.person_id:
        return deny("only an adult hands a device over")
    return may_read_pupil(actor, pupil)


def may_keep_from_parent(actor: Actor, view: View) -> Decision:
    """Decide whether someone may keep a child's view from a parent: not a parent, not alone.

    School leaders and the authority's ASL officers, if they may read the view themselves.
    """
    if view.whose != "child":
        return deny("only a child’s views are kept from a parent")
    if actor.leads(view.pupil.school_id) or actor.has_role("asl_officer"):
        return may_read_view(actor, view)
    return deny("a school leader or ASL officer decides this")


def may_answer_help_call(actor: Actor, call: HelpCall) -> Decision:
    """Decide whether someone may answer a child's call: whoever leads the child's school."""
    if actor.leads(call.pupil.school_id):
        return allow("leads the pupil’s school")
    return deny("does not lead the pupil’s school")
