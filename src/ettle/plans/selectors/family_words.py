"""What families and children said of support, and whose answer they and the gaps wait for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ettle.access import Actor, Reader
from ettle.people.access import leading_readers, officer_readers
from ettle.people.models import Membership, Pupil
from ettle.plans.access import OFFICER
from ettle.plans.giving.supports import SupportNow, is_an_agencys, supports_given, supports_now
from ettle.plans.giving.trays import is_old
from ettle.plans.giving.weeks import Gap
from ettle.plans.giving.who import may_answer_family, may_say_for_family
from ettle.plans.models import CoordinatedSupportPlan, FamilyWord, GapAnswer, Plan
from ettle.plans.selectors.plan import plan_for

WEEKS_FOR_GAPS = 6
KIND_WORDS = {
    "happening": "This is happening",
    "not_happening": "This is not happening",
    "ring_me": "Ring me",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSaid:
    """One thing that a family or a child said, and what came back. ``whose_tray`` answers."""

    ref: str
    pupil_ref: str
    pupil_name: str
    support_ref: str
    support: str
    whose: str
    by_whom: str
    kind: str
    words: str
    on: date
    answer: str
    answered_label: str
    answered_on: date | None
    whose_tray: str
    is_old: bool

    @property
    def kind_words(self) -> str:
        """What was pressed, in its own words."""
        return KIND_WORDS[self.kind]

    @property
    def waits(self) -> bool:
        """Say whether an answer is still owed."""
        return self.kind != "happening" and self.answered_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class GapWaiting:
    """A gap in one support that waits for somebody to say who does what, or was answered."""

    pupil_ref: str
    pupil_name: str
    support_ref: str
    support: str
    who_gives: str
    gap: Gap
    reasons: tuple[tuple[str, int], ...]
    is_in_csp: bool
    answered: GapAnswer | None

    @property
    def is_back(self) -> bool:
        """Say whether it was answered before and is still there."""
        return self.answered is not None


def family_words_of(pupil: Pupil, *, by: Actor) -> tuple[WordSaid, ...]:
    """List what was said of a pupil's support, newest first.

    A parent reads their own words and the child theirs, never the other's. Those who answer
    read all of it.
    """
    rows = _words().filter(plan__pupil=pupil)
    if may_say_for_family(by, pupil):
        own = (
            Q(whose="child") if by.pupil_id == pupil.pk else Q(whose="parent", person=by.person_id)
        )
        plan = plan_for(pupil, by=by)
        readable = {part.pk for part in plan.of("support")} if plan else set()
        return _said(rows.filter(own).order_by("-at", "-pk"), by, readable=readable)
    if not may_answer_family(by, pupil):
        return ()
    return _said(rows.order_by("-at", "-pk"), by)


def family_words_waiting(*, by: Actor) -> tuple[WordSaid, ...]:
    """List what waits for an answer in this person's tray, the longest waiting first.

    The school's ASN lead; the headteacher and deputes what has waited for more than a week, or
    all of it where the school has no ASN lead; officers what is about an agency's support in a
    co-ordinated support plan.
    """
    rows = _words().filter(answered_at__isnull=True).exclude(kind="happening")
    if by.has_role("asl_officer"):
        theirs = rows.filter(plan__pupil__authority_id=by.authority_id)
        return tuple(each for each in _said(theirs, by) if each.whose_tray == "officer")
    if not by.has_role("headteacher", "depute", "asn_lead"):
        return ()
    own = _said(rows.filter(plan__pupil__school_id__in=by.school_ids), by)
    if by.has_role("asn_lead") or not _has_asn_lead(by):
        return tuple(each for each in own if each.whose_tray == "school" or each.is_old)
    return tuple(each for each in own if each.is_old)


def family_word_for(ref: str, *, by: Actor) -> FamilyWord | None:
    """Open one thing that was said, for those who may answer it."""
    word = _words().filter(ref=ref).first()
    return word if word and may_answer_family(by, word.plan.pupil) else None


def family_word_shown(word: FamilyWord, *, by: Actor) -> WordSaid | None:
    """Give one thing that was said in the shape of the lists, for those who may answer it."""
    if not may_answer_family(by, word.plan.pupil):
        return None
    return _said(_words().filter(pk=word.pk), by)[0]


def gaps_waiting(*, by: Actor) -> tuple[GapWaiting, ...]:
    """List gaps that nobody has answered, or that are still there on the day to look again.

    For those who lead the school; and for officers where the support is in a co-ordinated
    support plan. The same few queries however many children.
    """
    plans = Plan.objects.filter(pupil__left_on__isnull=True).select_related("pupil__school")
    if by.has_role("asl_officer"):
        live = CoordinatedSupportPlan.objects.filter(superseded_on__isnull=True)
        plans = plans.filter(
            pupil__authority_id=by.authority_id, pupil_id__in=live.values("pupil_id")
        )
    elif by.has_role("headteacher", "depute", "asn_lead"):
        plans = plans.filter(pupil__school_id__in=by.school_ids)
    else:
        return ()
    waiting = [each for each in _gaps(list(plans), by) if _is_open(each, by)]
    return tuple(sorted(waiting, key=lambda each: (each.gap.since, each.pupil_name)))


def gaps_of(pupil: Pupil, *, by: Actor) -> tuple[GapWaiting, ...]:
    """List the gaps in one pupil's support, with what was last decided about each."""
    if not may_answer_family(by, pupil):
        return ()
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None:
        return ()
    plan.pupil = pupil
    return tuple(_gaps([plan], by))


def readers_of_word(pupil: Pupil, *, by: Actor) -> list[Reader]:
    """Say who reads what a family says of support: those who lead the school, and officers."""
    own = Reader("You", "you said it")
    return [own, *leading_readers(pupil, by=by), *officer_readers(pupil)]


def who_answers(pupil: Pupil, *, by: Actor) -> str:
    """Name who answers first, for a family to read: *Ms Laird*."""
    leads = leading_readers(pupil, by=by)
    first = next((each.who for each in leads if each.why.startswith("ASN lead")), "")
    return first or (leads[0].who if leads else "The school")


def _gaps(plans: Sequence[Plan], by: Actor) -> Iterable[GapWaiting]:
    pupils = {plan.pupil_id: plan.pupil for plan in plans}
    plan_of = {plan.pupil_id: plan for plan in plans}
    live = set(
        CoordinatedSupportPlan.objects.filter(
            pupil_id__in=pupils, superseded_on__isnull=True
        ).values_list("pupil_id", flat=True)
    )
    supports = supports_now(plan.pk for plan in plans)
    given = [
        each
        for each in supports_given(pupils.values(), supports, by=by, weeks=WEEKS_FOR_GAPS)
        if each.gap
    ]
    answers = {
        row.entry_id: row
        for row in GapAnswer.objects.filter(entry_id__in=[each.support.pk for each in given])
    }
    for each in given:
        pupil = pupils[each.support.pupil_id]
        if each.gap is None or not _reads(each.support, plan_of[pupil.pk], by):
            continue
        yield GapWaiting(
            pupil_ref=pupil.ref,
            pupil_name=pupil.name,
            support_ref=each.support.ref,
            support=each.support.text,
            who_gives=each.support.who,
            gap=each.gap,
            reasons=_reasons(each),
            is_in_csp=pupil.pk in live,
            answered=answers.get(each.support.pk),
        )


def _reads(support: SupportNow, plan: Plan, by: Actor) -> bool:
    """Say whether a support's words are for whoever answers: all of them for a school's leaders."""
    return by.leads(plan.pupil.school_id) or support.audience in OFFICER.audiences


def _reasons(given: Any) -> tuple[tuple[str, int], ...]:
    counted: dict[str, int] = {}
    for week in given.weeks:
        for words, count in week.reasons:
            counted[words] = counted.get(words, 0) + count
    return tuple(sorted(counted.items(), key=lambda item: -item[1]))


def _is_open(waiting: GapWaiting, by: Actor) -> bool:
    return waiting.answered is None or waiting.answered.look_again_on <= by.today


def _words() -> QuerySet[FamilyWord]:
    return FamilyWord.objects.select_related("plan__pupil__school", "entry", "person").order_by(
        "at", "pk"
    )


def _said(
    rows: Iterable[FamilyWord], by: Actor, *, readable: set[int] | None = None
) -> tuple[WordSaid, ...]:
    """Shape what was said. What a support says now is told to a family only as they read it."""
    found = list(rows)
    plans = {row.plan_id: row.plan for row in found}
    supports = {each.pk: each for each in supports_now(plans)}
    if readable is None:
        read = {key for key, each in supports.items() if _reads(each, plans[each.plan_id], by)}
    else:
        read = readable
    live = {plan.pupil_id for plan in plans.values()} & set(
        CoordinatedSupportPlan.objects.filter(
            pupil_id__in=[plan.pupil_id for plan in plans.values()], superseded_on__isnull=True
        ).values_list("pupil_id", flat=True)
    )
    return tuple(_one(row, supports, live, by, read) for row in found)


def _one(
    row: FamilyWord, supports: dict[int, SupportNow], live: set[int], by: Actor, read: set[int]
) -> WordSaid:
    pupil = row.plan.pupil
    support = supports.get(row.entry_id or 0)
    is_officers = support is not None and pupil.pk in live and is_an_agencys(support, pupil)
    return WordSaid(
        ref=row.ref,
        pupil_ref=pupil.ref,
        pupil_name=pupil.name,
        support_ref=row.entry.ref if row.entry else "",
        support=support.text
        if support and support.pk in read
        else ("" if row.entry is None else "Earlier support"),
        whose=row.whose,
        by_whom=row.person.name if row.person else pupil.first_name,
        kind=row.kind,
        words=row.words,
        on=row.on,
        answer=row.answer,
        answered_label=row.answered_label,
        answered_on=row.answered_on,
        whose_tray="officer" if is_officers else "school",
        is_old=row.answered_on is None and is_old(row.on, by.today),
    )


def _has_asn_lead(by: Actor) -> bool:
    return Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        role="asn_lead",
        school_id__in=by.school_ids,
        from_on__lte=by.today,
    ).exists()
