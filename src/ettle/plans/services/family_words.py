"""*This is happening*, *this is not*, *ring me*: said by the family or child, and answered."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.outbox.services import place
from ettle.people.models import Membership, Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.giving.trays import is_officers
from ettle.plans.giving.who import label_of, may_answer_family, may_say_for_family
from ettle.plans.models import Entry, FamilyWord, Plan
from ettle.plans.selectors.plan import plan_for

KINDS = ("happening", "not_happening", "ring_me")
LONGEST_WORDS = 500
SAID_SUBJECT = "A family has said something about support"
SAID_BODY = (
    "Somebody has told you in Ettle how support is going, and waits for your answer. Sign in to"
    " read it and to answer. No name is in this message, to keep it private."
)
ANSWERED_SUBJECT = "There is an answer for you in Ettle"
ANSWERED_BODY = (
    "Somebody has answered what you said about support. Sign in to Ettle to read it. Nothing of it"
    " is in this message, to keep it private."
)


@transaction.atomic
def say_about_support(
    *, by: Actor, pupil: Pupil, kind: str, support: Entry | None = None, words: str = ""
) -> FamilyWord:
    """Keep what the child or a parent says of one support, or that they want to be rung.

    *Happening* needs no answer; the other two go to somebody's tray. The same again while the
    first still waits is the first.

    Raises:
        Trouble: for a support that is not in the part of the plan that they can read.
    """
    require(may_say_for_family(by, pupil), by=by, act="family_word.said")
    words = words.strip()
    plan = _checked(by, pupil, kind, support, words)
    whose = "child" if by.pupil_id == pupil.pk else "parent"
    mine = FamilyWord.objects.filter(plan=plan, whose=whose, person_id=by.person_id)
    waiting = mine.filter(entry=support, kind=kind, answered_at__isnull=True)
    if kind == "happening":
        waiting = waiting.filter(on=by.today)
    same = waiting.filter(words=words).first()
    if same:
        return same

    said = FamilyWord.objects.create(
        authority_id=pupil.authority_id,
        plan=plan,
        entry=support,
        whose=whose,
        person_id=by.person_id,
        kind=kind,
        words=words,
        on=by.today,
        at=by.at,
    )
    if kind != "happening":
        _tell_who_answers(by, said, pupil)

    record(by=by, verb="family_word.said", subject=said, pupil_id=pupil.pk, kind=kind, whose=whose)
    return said


@transaction.atomic
def answer_family_word(*, by: Actor, word: FamilyWord, answer: str) -> FamilyWord:
    """Answer in words that the family and the child read, and tell them that there is one.

    Raises:
        Trouble: for no words, or where somebody else has answered since.
    """
    word = FamilyWord.objects.select_for_update().get(pk=word.pk)
    pupil = word.plan.pupil
    require(may_answer_family(by, pupil), by=by, act="family_word.answered")
    answer = answer.strip()
    if not answer:
        raise Trouble("Write what you did or will do, so that they can read it.", field="answer")
    if len(answer) > LONGEST_WORDS:
        raise Trouble(f"Make it shorter: {LONGEST_WORDS} characters at most.", field="answer")
    if word.answered_at and word.answer != answer:
        raise Trouble(
            f"{word.answered_label} has answered this since you opened it. Read that answer first.",
            field="answer",
        )
    if word.answered_at:
        return word

    word.answer = answer
    word.answered_by_id = by.person_id
    word.answered_label = label_of(by)
    word.answered_on = by.today
    word.answered_at = by.at
    word.save()
    _tell_family(by, word, pupil)

    record(by=by, verb="family_word.answered", subject=word, pupil_id=pupil.pk)
    return word


def _checked(by: Actor, pupil: Pupil, kind: str, support: Entry | None, words: str) -> Plan:
    if kind not in KINDS:
        raise Trouble("Press one of the buttons.", field="kind")
    if len(words) > LONGEST_WORDS:
        raise Trouble(f"Make it shorter: {LONGEST_WORDS} letters at most.", field="words")
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None:
        raise Trouble("There is no plan yet, so there is no support to speak of. Ask the school.")
    if support is None:
        if kind != "ring_me":
            raise Trouble("Choose which support you mean.", field="support")
        return plan
    shown = plan_for(pupil, by=by)
    if shown is None or support.ref not in {part.ref for part in shown.of("support")}:
        raise Trouble("That support is not in the plan now. Choose another.", field="support")
    return plan


def _tell_who_answers(by: Actor, said: FamilyWord, pupil: Pupil) -> None:
    for membership in _who_answers(by, said, pupil):
        if membership.person is None:
            continue
        place(
            by=by,
            authority_id=pupil.authority_id,
            pupil=pupil,
            to_person=membership.person,
            to_name=membership.person.name,
            to_address=membership.account.email,
            channel="email",
            letter="FAMILY",
            subject=SAID_SUBJECT,
            body=SAID_BODY,
            about_ref=said.ref,
        )


def _who_answers(by: Actor, said: FamilyWord, pupil: Pupil) -> Iterable[Membership]:
    """Give the officers, or the ASN lead; where a school has none, its headteacher."""
    now = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        from_on__lte=by.today,
        person__isnull=False,
    ).select_related("person", "account")
    if is_officers(said.entry, pupil):
        return list(now.filter(role="asl_officer", authority_id=pupil.authority_id))
    own = now.filter(school_id=pupil.school_id)
    return list(own.filter(role="asn_lead")) or list(own.filter(role="headteacher"))


def _tell_family(by: Actor, word: FamilyWord, pupil: Pupil) -> None:
    """Tell whoever said it that there is an answer; a child without an account reads it here."""
    own = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today), from_on__lte=by.today
    ).select_related("account", "person")
    to = own.filter(role="pupil", pupil=pupil)
    if word.whose == "parent":
        to = own.filter(role="parent", person_id=word.person_id)
    for membership in to[:1]:
        place(
            by=by,
            authority_id=pupil.authority_id,
            pupil=pupil,
            to_person=membership.person,
            to_name=membership.person.name if membership.person else pupil.name,
            to_address=membership.account.email,
            channel="email",
            letter="ANSWER",
            subject=ANSWERED_SUBJECT,
            body=ANSWERED_BODY,
            about_ref=word.ref,
        )
