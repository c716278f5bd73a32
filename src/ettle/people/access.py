"""Who may read a pupil: three faces of one sentence.

The authority's ASL officers may, because they must act. So may the headteacher, deputes
and ASN lead of the pupil's school; staff connected to the pupil, while they are; the
pupil; and each parent, unless a safe-contact flag keeps that parent away. No role reads
every pupil everywhere, and whoever manages accounts reads none.
"""

from datetime import date

from django.db.models import Q, QuerySet

from ettle.access import Actor, Decision, Reader, allow, deny
from ettle.people.models import (
    Account,
    Authority,
    CareExperience,
    Connection,
    Membership,
    Person,
    Pupil,
)

WORKING_CONNECTIONS = ("class_teacher", "support_assistant", "educational_psychologist")
SCHOOL_ROLES = ("headteacher", "depute", "asn_lead", "class_teacher", "support_assistant")
AUTHORITY_ROLES = ("asl_officer", "educational_psychologist", "account_manager")
FAMILY_ROLES = ("parent", "pupil")
ROLE_WORDS = {
    "asl_officer": "ASL officer",
    "headteacher": "Headteacher",
    "depute": "Depute headteacher",
    "asn_lead": "ASN lead",
    "class_teacher": "Class teacher",
    "support_assistant": "Support assistant",
    "educational_psychologist": "Educational psychologist",
    "account_manager": "Account manager",
    "parent": "Parent or carer",
    "pupil": "Pupil",
    "system": "Ettle",
}


def may_read_pupil(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may open a pupil's record at all; slices are decided above."""
    if actor.pupil_id == pupil.pk:
        return allow("it is about you")
    if pupil.pk in actor.own_pupil_ids:
        return allow("parent or carer")
    if actor.has_role("asl_officer") and pupil.authority_id == actor.authority_id:
        return allow("ASL officer of the authority")
    if actor.leads(pupil.school_id):
        return allow("leads the pupil's school")
    if pupil.pk in actor.named_pupil_ids:
        return allow("works with this pupil")
    return deny("no connection to this pupil")


def may_be_told_who_looked(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may be told who opened a pupil's record: the family and the child."""
    if actor.pupil_id == pupil.pk:
        return allow("it is about you")
    if pupil.pk in actor.own_pupil_ids:
        return allow("parent or carer")
    return deny("only the family and the child are told who looked")


def readable_pupils(actor: Actor) -> QuerySet[Pupil]:
    """Which pupils someone may open."""
    wanted = Q(pk__in=actor.own_pupil_ids | actor.named_pupil_ids)
    if actor.pupil_id:
        wanted |= Q(pk=actor.pupil_id)
    if actor.has_role("asl_officer"):
        wanted |= Q(authority_id=actor.authority_id)
    if actor.has_role("headteacher", "depute", "asn_lead"):
        wanted |= Q(school_id__in=actor.school_ids)
    return Pupil.objects.filter(wanted)


def readers_of(pupil: Pupil, *, by: Actor) -> list[Reader]:
    """Who may open this pupil's record, and why, as ``by`` may be told it.

    Names for people in the plan, otherwise role and organisation. Another parent is
    never shown where a safe-contact flag stands, in either direction.
    """
    return [
        *family_readers(pupil, by=by).values(),
        *colleague_readers(pupil, WORKING_CONNECTIONS, by=by),
        *leading_readers(pupil, by=by),
        *officer_readers(pupil),
    ]


def family_readers(pupil: Pupil, *, by: Actor) -> dict[int, Reader]:
    """Give each parent who may open the record, by person key, as ``by`` may be told it."""
    pairs = kept_apart_pairs(pupil, on=by.today)
    kept = {away for _, away in pairs}
    hidden = {a for pair in pairs if by.person_id in pair for a in pair} - {by.person_id}
    return {
        parentage.person_id: Reader(
            parentage.person.name, f"{pupil.first_name}’s {parentage.relationship.lower()}"
        )
        for parentage in pupil.parentages.select_related("person")
        if parentage.person_id not in kept | hidden
    }


def colleague_readers(pupil: Pupil, kinds: tuple[str, ...], *, by: Actor) -> list[Reader]:
    """List staff connected to the pupil today in one of these ways."""
    connections = Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        pupil=pupil,
        from_on__lte=by.today,
        kind__in=kinds,
    ).select_related("person")
    return [
        Reader(each.person.name, f"{ROLE_WORDS[each.kind]} of {pupil.first_name}")
        for each in connections
    ]


def leading_readers(pupil: Pupil, *, by: Actor) -> list[Reader]:
    """List the headteacher, deputes and ASN lead of the pupil's school."""
    order = ("headteacher", "depute", "asn_lead")
    memberships = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        school_id=pupil.school_id,
        role__in=order,
        from_on__lte=by.today,
    ).select_related("person")
    return [
        Reader(each.person.name, f"{ROLE_WORDS[each.role]} of {pupil.school.name}")
        for each in sorted(memberships, key=lambda each: order.index(each.role))
        if each.person and pupil.school
    ]


def officer_readers(pupil: Pupil) -> list[Reader]:
    """Name the authority's ASL officers, as a role."""
    return [Reader("ASL officers", f"of {pupil.authority.name}")]


def may_manage_accounts(actor: Actor, authority_id: int | None) -> Decision:
    """Decide whether someone may open accounts and give access in an authority.

    Whoever manages accounts sees no pupil; a set-up command acts as the system.
    """
    if actor.has_role("system"):
        return allow("set-up")
    if actor.has_role("account_manager", "asl_officer") and actor.authority_id == authority_id:
        return allow("manages access for the authority")
    return deny("does not manage accounts here")


def may_invite(actor: Actor, role: str, whose: Person | Pupil) -> Decision:
    """Decide whether someone may let this person in, or give them this role.

    Staff by whoever manages accounts; a parent or a pupil by an ASL officer, who may see
    the child. Nobody gives themselves anything.
    """
    managing = may_manage_accounts(actor, whose.authority_id)
    if not managing or actor.has_role("system"):
        return managing
    if isinstance(whose, Person) and whose.pk == actor.person_id:
        return deny("a role of your own is given by somebody else")
    if role in FAMILY_ROLES and not actor.has_role("asl_officer"):
        return deny("only an ASL officer invites a parent or a pupil")
    return managing


def may_close_account(actor: Actor, account: Account) -> Decision:
    """Decide whether someone may close an account: never their own, nor another council's."""
    if account.pk == actor.account_id:
        return deny("your own account is closed by somebody else")
    memberships = list(account.memberships.all())
    standing = [each for each in memberships if not each.until_on or each.until_on >= actor.today]
    if not memberships or any(
        not may_manage_accounts(actor, each.authority_id) for each in standing or memberships
    ):
        return deny("this account is not of your council alone")
    return allow("manages access for the authority")


def may_let_in_again(actor: Actor, account: Account) -> Decision:
    """Decide whether someone may invite an account's holder again, or open it again.

    Whoever may close it; and a parent or a pupil is let in by an ASL officer only.
    """
    closing = may_close_account(actor, account)
    roles = set(account.memberships.values_list("role", flat=True))
    if closing and roles & set(FAMILY_ROLES) and not actor.has_role("asl_officer", "system"):
        return deny("only an ASL officer invites a parent or a pupil")
    return closing


def is_old_enough_for_an_account(pupil: Pupil, *, on: date) -> bool:
    """Say whether a pupil is 12 or over, and so may be invited to sign in."""
    born = pupil.birth_date
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) >= 12


def may_connect(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may say who works with a pupil: school leaders and officers."""
    if actor.has_role("system"):
        return allow("set-up")
    if actor.leads(pupil.school_id):
        return allow("leads the pupil's school")
    if actor.has_role("asl_officer") and actor.authority_id == pupil.authority_id:
        return allow("ASL officer of the authority")
    return deny("does not lead the pupil's school")


def may_flag_safe_contact(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may keep two parents apart: the same people, never a parent."""
    return may_connect(actor, pupil)


def kept_apart_pairs(pupil: Pupil, *, on: date) -> set[tuple[int, int]]:
    """Give (protected, kept away) for each safe-contact flag standing on a day."""
    flags = pupil.safe_contact_flags.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=on), from_on__lte=on
    )
    return set(flags.values_list("protects_id", "kept_from_id"))


def may_import_roll(actor: Actor, authority: Authority) -> Decision:
    """Decide whether someone may bring in an authority's roll, or read it whole to do so."""
    if actor.authority_id != authority.pk:
        return deny("not of this authority")
    if actor.has_role("asl_officer", "system"):
        return allow("brings in the roll of their authority")
    return deny("only an ASL officer brings in a roll")


def may_load_reference(actor: Actor) -> Decision:
    """Decide whether someone may load what every authority shares: schools, calendars."""
    if actor.has_role("system"):
        return allow("whoever runs this installation")
    return deny("only whoever runs this installation loads its lists")


def may_keep_places(actor: Actor, authority_id: int | None) -> Decision:
    """Decide whether someone may keep an authority's school calendar and list of schools."""
    if actor.has_role("system"):
        return allow("whoever runs this installation")
    if authority_id and actor.authority_id == authority_id and actor.has_role("asl_officer"):
        return allow("ASL officer of the authority")
    return deny("only an officer of the authority keeps its calendar and its schools")


def may_read_circumstances(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may be told of being looked after, placements and court orders.

    The authority's ASL officers, who must act on them. Schools learn what they need from
    the plan, not from the roll.
    """
    if actor.has_role("asl_officer") and pupil.authority_id == actor.authority_id:
        return allow("ASL officer of the authority")
    return deny("only the authority's ASL officers are told of a pupil's circumstances")


def may_be_told_of_care(actor: Actor, pupil: Pupil, said: CareExperience) -> Decision:
    """Decide whether someone may be told of experience of care, as whoever said so agreed."""
    if actor.pupil_id == pupil.pk:
        return allow("it is about you")
    if said.said_by == "family" and pupil.pk in actor.own_pupil_ids:
        return allow("the family said so")
    if actor.has_role("asl_officer") and pupil.authority_id == actor.authority_id:
        return allow("shared with the authority's officers")
    if said.seen_by == "school" and actor.leads(pupil.school_id):
        return allow("shared with those who lead the school")
    return deny("it was not shared with you")


def may_set_stages(actor: Actor, authority_id: int | None) -> Decision:
    """Decide whether someone may set the stages of support in an authority: its ASL officers."""
    if not authority_id or actor.authority_id != authority_id:
        return deny("not of this authority")
    if actor.has_role("asl_officer", "system"):
        return allow("ASL officer of the authority")
    return deny("only an ASL officer sets the stages of the council")
