"""Who may read and do casework about a pupil: three faces of one sentence.

The authority's ASL officers may read and do it, because they must act. The headteacher,
deputes and ASN lead of the pupil's school may read it. So may whoever asked, and whoever
the Act says must be told. A person from whom it is withheld may not, whatever else is
true. Support assistants and class teachers work from the plan and its card, not from
the casework.
"""

from datetime import date

from django.db.models import Q, QuerySet

from ettle.access import Actor, Decision, Reader, allow, deny
from ettle.cases.models import ContributionLink, CspRequest, Notice
from ettle.people.access import readers_of
from ettle.people.models import Pupil

OWN_RIGHTS_FROM = 12  # section 11(3)(aa)
LEADERS = ("Headteacher", "Depute headteacher", "ASN lead", "ASL officers")


def may_do_casework(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may act for the authority under the Act about this pupil."""
    if actor.has_role("asl_officer") and actor.authority_id == pupil.authority_id:
        return allow("ASL officer of the authority")
    return deny("Only an ASL officer of the pupil’s council may do this.")


def may_adopt(actor: Actor, authority_id: int) -> Decision:
    """Decide whether someone may adopt what exists for a whole authority: its ASL officers."""
    if actor.has_role("asl_officer") and actor.authority_id == authority_id:
        return allow("ASL officer of the authority")
    return deny("Only an ASL officer of the council may do this.")


def may_read_casework(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may read the whole of the casework about a pupil."""
    if may_do_casework(actor, pupil):
        return allow("ASL officer of the authority")
    if actor.leads(pupil.school_id):
        return allow("leads the pupil’s school")
    return deny("no part in this casework")


def may_read_request(actor: Actor, request: CspRequest) -> Decision:
    """Decide whether someone may read a request and what came of it.

    A young person's request is theirs: a parent reads it only if the parent asked.
    """
    pupil = request.pupil
    if actor.person_id and request.withheld_from.filter(pk=actor.person_id).exists():
        return deny("withheld from this person, with a recorded reason")
    if reads := may_read_casework(actor, pupil):
        return reads
    if pupil.pk in actor.own_pupil_ids and request.asked_by != "young_person":
        return allow("asked for it, or must be told of it")
    if actor.pupil_id == pupil.pk and _has_own_rights(request, actor.today):
        return allow("it is about you, and you asked or must be told")
    return deny("no connection to this pupil")


def _has_own_rights(request: CspRequest, today: date) -> bool:
    own = request.asked_by != "parent"
    return own or request.pupil.birth_date <= _born_by(today)


def _born_by(today: date) -> date:
    """Give the last birth date of somebody who is 12 today."""
    year = today.year - OWN_RIGHTS_FROM
    return (
        today.replace(year=year, day=28)
        if (today.month, today.day) == (2, 29) and (year % 4)
        else today.replace(year=year)
    )


def readable_requests(actor: Actor) -> QuerySet[CspRequest]:
    """Which requests someone may read."""
    wanted = Q(pupil_id__in=actor.own_pupil_ids) & ~Q(asked_by="young_person")
    if actor.pupil_id:
        own = ~Q(asked_by="parent") | Q(pupil__birth_date__lte=_born_by(actor.today))
        wanted |= Q(pupil_id=actor.pupil_id) & own
    if actor.has_role("asl_officer"):
        wanted |= Q(pupil__authority_id=actor.authority_id)
    if actor.has_role("headteacher", "depute", "asn_lead"):
        wanted |= Q(pupil__school_id__in=actor.school_ids)
    found = CspRequest.objects.filter(wanted)
    if actor.person_id:
        found = found.exclude(withheld_from=actor.person_id)
    return found


def readers_of_request(request: CspRequest, *, by: Actor) -> list[Reader]:
    """Who may read a request, and why, as ``by`` may be told it."""
    pupil = request.pupil
    withheld = set(request.withheld_from.values_list("pk", flat=True))
    names = {each.person.name: each.person_id for each in pupil.parentages.select_related("person")}
    found = []
    for reader in readers_of(pupil, by=by):
        is_parent = reader.who in names
        if is_parent and (names[reader.who] in withheld or request.asked_by == "young_person"):
            continue
        if is_parent or reader.why.startswith(LEADERS) or reader.who in LEADERS:
            found.append(reader)
    if _has_own_rights(request, by.today):
        found.insert(0, Reader(pupil.name, "it is about them, and they asked or must be told"))
    return found


def readable_papers(actor: Actor) -> QuerySet[Notice]:
    """Which letters someone may read: all of a pupil's for casework, otherwise one's own."""
    wanted = Q(pk__in=[])
    if actor.person_id:
        wanted |= Q(to_person_id=actor.person_id, pupil_id__in=actor.own_pupil_ids)
    if actor.pupil_id:
        wanted |= Q(pupil_id=actor.pupil_id, to_pupil=True)
    if actor.has_role("asl_officer"):
        wanted |= Q(authority_id=actor.authority_id)
    if actor.has_role("headteacher", "depute", "asn_lead"):
        wanted |= Q(pupil__school_id__in=actor.school_ids)
    return Notice.objects.filter(wanted)


def may_read_paper(actor: Actor, paper: Notice) -> Decision:
    """Decide whether someone may read one letter."""
    if may_read_casework(actor, paper.pupil):
        return allow("casework about the pupil")
    if paper.to_person_id and paper.to_person_id == actor.person_id:
        if paper.pupil_id in actor.own_pupil_ids:
            return allow("it was sent to you")
    elif paper.to_pupil and actor.pupil_id == paper.pupil_id:
        return allow("it was sent to you")
    return deny("sent to somebody else")


def readers_of_paper(paper: Notice, *, by: Actor) -> list[Reader]:
    """Who may read one letter, and why: whoever it was sent to, and those who do the casework."""
    told = Reader(paper.to_label, "it was sent to them")
    return [told, *casework_readers(paper.pupil, by=by)]


def casework_readers(pupil: Pupil, *, by: Actor) -> list[Reader]:
    """Who may read all of the casework about a pupil, and why."""
    return [
        reader
        for reader in readers_of(pupil, by=by)
        if reader.why.startswith(LEADERS) or reader.who in LEADERS
    ]


def may_answer(actor: Actor, link: ContributionLink) -> Decision:
    """Decide whether whoever came by a link may answer its one question."""
    if actor.link_ref and actor.link_ref == link.ref:
        return allow("named on the link")
    return deny("This link is for another person.")


def may_watch_clocks(actor: Actor) -> Decision:
    """Decide whether someone may note missed limits in every authority: the job that watches."""
    return allow("the watch") if actor.has_role("system") else deny("Only the watch does this.")


def may_come_by(actor: Actor, link: ContributionLink) -> Decision:
    """Decide whether a link may still be come in by. Whoever holds it says who they are next."""
    if link.revoked_at:
        return deny("The council has taken this link back.")
    if link.expires_on < actor.today:
        return deny("This link has ended.")
    return allow("holds the link")
