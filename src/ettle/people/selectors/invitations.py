"""Whom an authority may invite: adults on its roll, and for an ASL officer its pupils."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ettle.access import Actor
from ettle.people.access import (
    SCHOOL_ROLES,
    is_old_enough_for_an_account,
    kept_apart_pairs,
    may_manage_accounts,
    readable_pupils,
)
from ettle.people.models import Membership, Person, Post, Pupil, School
from ettle.people.names import full_name

FOUND_AT_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """Somebody a parent is of. ``is_kept_away``: a safe-contact flag keeps the child from them."""

    child: Pupil
    words: str
    is_kept_away: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """Somebody who may be invited, as the roll knows them.

    ``role`` and ``school`` are of the post they hold today. ``children`` are told to ASL
    officers only. ``account_ref`` is empty for somebody who has no account.
    """

    row: Any  # the Person or the Pupil, for the services
    ref: str
    name: str
    email: str
    account_ref: str
    posts: tuple[str, ...] = ()
    role: str = ""
    school: School | None = None
    children: tuple[Relationship, ...] = ()


def adults_matching(words: str, *, by: Actor) -> list[Invitee]:
    """Find adults of this authority by the beginning of a name.

    An account manager finds people with a post on the roll or with an account; parents
    who have neither are found by ASL officers only.
    """
    found = _named(_adults(by), words).order_by("family_name", "given_name", "pk")
    return [_adult(each, by) for each in found[:FOUND_AT_MOST]]


def adult_to_invite(ref: str, *, by: Actor) -> Invitee | None:
    """Open one adult of this authority, to invite them."""
    person = _adults(by).filter(ref=ref).first()
    return _adult(person, by) if person else None


def pupils_to_invite(words: str, *, by: Actor) -> list[Invitee]:
    """Find pupils of 12 and over by the beginning of a name; for ASL officers only."""
    found = _named(_pupils(by), words).order_by("family_name", "given_name", "pk")
    old_enough = (each for each in found if is_old_enough_for_an_account(each, on=by.today))
    return [_pupil(each) for each, _ in zip(old_enough, range(FOUND_AT_MOST), strict=False)]


def pupil_to_invite(ref: str, *, by: Actor) -> Invitee | None:
    """Open one pupil of 12 or over, to invite them; for ASL officers only."""
    pupil = _pupils(by).filter(ref=ref).first()
    if pupil is None or not is_old_enough_for_an_account(pupil, on=by.today):
        return None
    return _pupil(pupil)


def schools_of(*, by: Actor) -> list[School]:
    """List the schools of this actor's authority. The list is public."""
    return list(School.objects.filter(authority_id=by.authority_id)) if by.authority_id else []


def _adults(by: Actor) -> QuerySet[Person]:
    if not may_manage_accounts(by, by.authority_id):
        return Person.objects.none()
    found = Person.objects.filter(authority_id=by.authority_id)
    if by.has_role("asl_officer"):
        return found
    posts = Post.objects.filter(person=OuterRef("pk"))
    accounts = Membership.objects.filter(person=OuterRef("pk"))
    return found.filter(Exists(posts) | Exists(accounts))


def _pupils(by: Actor) -> QuerySet[Pupil]:
    if not by.has_role("asl_officer"):
        return Pupil.objects.none()
    found = readable_pupils(by).filter(authority_id=by.authority_id, left_on__isnull=True)
    return found.select_related("school", "authority")


def _named(found: QuerySet, words: str) -> QuerySet:  # type: ignore[type-arg]
    for word in words.split()[:4]:
        found = found.filter(
            Q(given_name__istartswith=word)
            | Q(family_name__istartswith=word)
            | Q(known_as__istartswith=word)
        )
    return found


def _adult(person: Person, by: Actor) -> Invitee:
    posts = list(
        person.posts.filter(Q(until_on__isnull=True) | Q(until_on__gte=by.today))
        .select_related("school")
        .order_by("-from_on", "-pk")
    )
    post = posts[0] if posts else None
    return Invitee(
        row=person,
        ref=person.ref,
        name=full_name(person),
        email=person.email,
        account_ref=_account_ref(person),
        posts=tuple(
            f"{each.job_title}, {each.school}" if each.school else each.job_title for each in posts
        ),
        role=post.role if post else "",
        school=post.school if post and post.role in SCHOOL_ROLES else None,
        children=_children(person, by) if by.has_role("asl_officer") else (),
    )


def _children(person: Person, by: Actor) -> tuple[Relationship, ...]:
    return tuple(
        Relationship(
            child=each.pupil,
            words=f"{each.relationship} of {full_name(each.pupil)}",
            is_kept_away=any(
                away == person.pk for _, away in kept_apart_pairs(each.pupil, on=by.today)
            ),
        )
        for each in person.parentages.select_related("pupil").order_by("pk")
    )


def _pupil(pupil: Pupil) -> Invitee:
    return Invitee(
        row=pupil,
        ref=pupil.ref,
        name=full_name(pupil),
        email="",
        account_ref=_account_ref(pupil),
        posts=(f"{pupil.stage}, {pupil.school}" if pupil.school else pupil.stage,),
        role="pupil",
    )


def _account_ref(whose: Person | Pupil) -> str:
    membership = whose.memberships.select_related("account").first()
    return membership.account.ref if membership else ""
