"""Who may read what of a plan, and who may write it: three faces of one sentence.

A reader gets a slice: some kinds of entry, for some audiences. School leaders read it all,
because they write it. Officers and the educational psychologist named on the pupil read what
everyone or those who plan may, but no step of health or intimate care; each parent not kept
apart reads what everyone may, less what is kept from them; the class teacher reads what
school people and deliverers may, but not the factors, the agencies' contributions or the
chronology, save what they wrote; the pupil also reads what they chose to keep to school
people. *Trusted* is for the leaders and for the adult whom the plan names as the child's own
(``key_adult``). A support assistant has no slice of the plan: they have the support card and
the parts that they deliver, which are other selectors.
"""

from dataclasses import dataclass, replace

from django.db.models import F, Q, QuerySet

from ettle.access import Actor, Decision, Reader, allow, deny
from ettle.people.access import kept_apart_pairs, may_read_pupil
from ettle.people.access import readers_of as readers_of_pupil
from ettle.people.models import Connection, Pupil, School
from ettle.plans.models import AUDIENCES, ENTRY_KINDS, Entry, Plan
from ettle.voice.access import chooses_alone

CARD_KINDS = (
    "what_matters", "communication", "helps", "avoid", "signs", "must", "target", "key_adult",
)  # fmt: skip
CARE_STEPS = frozenset({"health", "intimate_care"})
TEACHER_WRITES = frozenset(
    {"target", "strategy", "helps", "avoid", "signs", "what_matters", "communication", "event",
     "strength", "concern", "tried", "action"}
)  # fmt: skip
EVERYONE = frozenset({"everyone"})
SCHOOL_PEOPLE = frozenset({"everyone", "school", "deliverers"})
ALL_KINDS = frozenset(ENTRY_KINDS)


@dataclass(frozen=True, slots=True)
class Slice:
    """What one kind of reader may read of a plan, beside what they wrote themselves.

    ``own`` is the key of the person whose own words are in it whatever their audience; None
    where what one wrote earlier is not for them now.
    """

    reader: str
    why: str
    audiences: frozenset[str]
    kinds: frozenset[str] = ALL_KINDS
    own: int | None = None


LEAD = Slice("lead", "leads the pupil's school", frozenset(AUDIENCES))
OFFICER = Slice(
    "officer",
    "ASL officer of the authority",
    EVERYONE | {"deliverers", "planners"},
    ALL_KINDS - CARE_STEPS,
)
TEACHER = Slice(
    "teacher",
    "teaches the pupil",
    SCHOOL_PEOPLE,
    ALL_KINDS - {"factor", "contribution", "event"},
)
PSYCHOLOGIST = Slice(
    "psychologist",
    "educational psychologist of the pupil",
    EVERYONE | {"planners"},
    ALL_KINDS - CARE_STEPS,
)
PARENT = Slice("parent", "parent or carer", EVERYONE)
PUPIL = Slice("pupil", "it is about you", EVERYONE | {"school"})
DELIVERER = Slice(
    "deliverer", "supports the pupil", SCHOOL_PEOPLE, frozenset((*CARD_KINDS, "support"))
)


def slice_of(actor: Actor, pupil: Pupil) -> Slice | None:
    """Give what this person may read of this pupil's plan; None is nothing at all."""
    if actor.leads(pupil.school_id):
        return LEAD
    if actor.has_role("asl_officer") and pupil.authority_id == actor.authority_id:
        return OFFICER
    if actor.pupil_id == pupil.pk:
        return PUPIL
    if pupil.pk in actor.own_pupil_ids:
        return PARENT
    if pupil.pk not in actor.named_pupil_ids:
        return None
    kinds = set(_connections_now(actor).filter(pupil=pupil).values_list("kind", flat=True))
    if "class_teacher" in kinds:
        return _trusted(replace(TEACHER, own=actor.person_id), actor, pupil)
    if "educational_psychologist" in kinds:
        return _trusted(PSYCHOLOGIST, actor, pupil)
    return None


def _trusted(slice_: Slice, actor: Actor, pupil: Pupil) -> Slice:
    """Widen a slice where the plan names this very person as the child's own adult."""
    named = Entry.objects.filter(
        plan__pupil=pupil,
        kind="key_adult",
        ended_at__isnull=True,
        versions__n=F("latest"),
        versions__detail__person=actor.person_id,
    )
    if not named.exists():
        return slice_
    return replace(slice_, audiences=slice_.audiences | {"trusted"})


def may_read_plan(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may open the plan at all; their slice says how much of it."""
    slice_ = slice_of(actor, pupil)
    return allow(slice_.why) if slice_ else deny("the plan is not open to this person")


def readable_plans(actor: Actor) -> QuerySet[Plan]:
    """Which plans someone may open."""
    wanted = Q(pupil_id__in=actor.own_pupil_ids)
    if actor.pupil_id:
        wanted |= Q(pupil_id=actor.pupil_id)
    if actor.has_role("asl_officer"):
        wanted |= Q(pupil__authority_id=actor.authority_id)
    if actor.has_role("headteacher", "depute", "asn_lead"):
        wanted |= Q(pupil__school_id__in=actor.school_ids)
    if actor.named_pupil_ids:
        named = _connections_now(actor).filter(
            kind__in=["class_teacher", "educational_psychologist"]
        )
        wanted |= Q(pupil_id__in=named.values("pupil_id"))
    return Plan.objects.filter(wanted)


def readers_of(pupil: Pupil, *, by: Actor) -> list[Reader]:
    """Who can see the plan, and why, as ``by`` may be told it."""
    assistants = Connection.objects.filter(pupil=pupil, kind="support_assistant")
    names = {each.person.name for each in assistants.select_related("person")}
    return [
        Reader(each.who, f"{each.why}: only the card and the parts they deliver")
        if each.who in names
        else each
        for each in readers_of_pupil(pupil, by=by)
    ]


def may_read_card(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may open the support card.

    Whoever reads the plan may, and whoever supports the pupil or is going to: a card is
    read before the first day.
    """
    if may_read_plan(actor, pupil):
        return may_read_plan(actor, pupil)
    if may_read_pupil(actor, pupil) or is_to_support(actor, pupil):
        return allow(DELIVERER.why)
    return deny("does not support this pupil")


def is_to_support(actor: Actor, pupil: Pupil) -> bool:
    """Say whether this person is put with the pupil, from today or from a later day."""
    return (
        actor.person_id is not None
        and Connection.objects.filter(
            Q(until_on__isnull=True) | Q(until_on__gte=actor.today),
            person_id=actor.person_id,
            pupil=pupil,
            kind="support_assistant",
        ).exists()
    )


def may_write_plan(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may write the plan: those who lead the school, and officers."""
    if actor.leads(pupil.school_id):
        return allow(LEAD.why)
    if actor.has_role("asl_officer") and pupil.authority_id == actor.authority_id:
        return allow(OFFICER.why)
    return deny("only the school's leaders and the council's ASL officers write the plan")


def may_write_entry(actor: Actor, pupil: Pupil, kind: str) -> Decision:
    """Decide whether someone may write parts of one kind.

    Whoever writes the plan may, but for what they may not read; the class teacher writes what
    a teacher knows first: targets, strategies, what helps, what was tried, what happened.
    """
    slice_ = slice_of(actor, pupil)
    if slice_ and slice_.reader == "teacher":
        if kind in TEACHER_WRITES:
            return allow(TEACHER.why)
        return deny("this part is written by the school’s leaders and the council’s ASL officers")
    if slice_ and may_write_plan(actor, pupil) and kind not in slice_.kinds:
        return deny("this part is not for the council’s officers: the school’s leaders write it")
    return may_write_plan(actor, pupil)


def kinds_written(actor: Actor, pupil: Pupil) -> frozenset[str]:
    """Which kinds of part someone may write: ``may_write_entry`` for all kinds at once."""
    slice_ = slice_of(actor, pupil)
    if slice_ and slice_.reader == "teacher":
        return TEACHER_WRITES
    if not may_write_plan(actor, pupil):
        return frozenset()
    return slice_.kinds if slice_ else ALL_KINDS


def may_open_record(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may begin the record: whoever may write any part of it."""
    return may_write_entry(actor, pupil, "concern")


def may_propose_change(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may ask for a part to change: whoever reads the plan."""
    return may_read_plan(actor, pupil)


def may_keep_draft(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether what someone is typing about a pupil is kept for them, and for them alone.

    Whoever may open anything about the pupil has forms to type in. Whoever came by a link or
    holds a lent device is no person here: their unfinished answers are kept with the question.
    """
    if actor.person_id is None:
        return deny("has no account of their own")
    return may_read_card(actor, pupil)


def may_forget_drafts(actor: Actor) -> Decision:
    """Decide whether someone may throw away everybody's old drafts: the nightly job."""
    return allow("keeps the house") if actor.has_role("system") else deny("only Ettle itself")


def may_keep_from(actor: Actor, pupil: Pupil, kept_by: str) -> Decision:
    """Decide whether someone may keep a part from a parent.

    The child may, at 12 or over, on their own account; for their safety, a leader of the
    school or an ASL officer may, with the reason.
    """
    if kept_by == "child":
        if actor.pupil_id == pupil.pk and chooses_alone(pupil, on=actor.today):
            return allow("it is yours, and you are 12 or over")
        return deny("a child keeps words back by themselves from the age of 12")
    return may_write_plan(actor, pupil)


def may_issue_csp(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may issue the statutory plan: an ASL officer of the authority."""
    if actor.has_role("asl_officer") and pupil.authority_id == actor.authority_id:
        return allow(OFFICER.why)
    return deny("only an ASL officer of the council issues a co-ordinated support plan")


def may_issue_card(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may issue the support card: those who lead the school."""
    if actor.leads(pupil.school_id):
        return allow(LEAD.why)
    return deny("only the school's leaders issue the support card")


def may_open_record_copy(actor: Actor, pupil: Pupil) -> Decision:
    """Decide whether someone may open the council's own copy of an issued plan.

    It holds both parents' addresses, so no parent has it, nor anyone whom a safe-contact
    flag keeps away from one of them, whatever else they are.
    """
    slice_ = slice_of(actor, pupil)
    pairs = kept_apart_pairs(pupil, on=actor.today)
    if any(actor.person_id in pair for pair in pairs):
        return deny("a safe-contact flag stands")
    if slice_ in (LEAD, OFFICER, PSYCHOLOGIST):
        return allow(slice_.why)
    return deny("each parent has a copy of their own")


def may_measure_school(actor: Actor, school: School) -> Decision:
    """Decide whether someone may be told how a school's plans go: its leaders, the officers."""
    if actor.leads(school.pk):
        return allow("leads the school")
    if actor.has_role("asl_officer") and school.authority_id == actor.authority_id:
        return allow(OFFICER.why)
    return deny("only the school’s leaders and the council’s officers are told how its plans go")


def _connections_now(actor: Actor) -> QuerySet[Connection]:
    return Connection.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=actor.today),
        person_id=actor.person_id,
        from_on__lte=actor.today,
    )
