"""Putting together the minute of a meeting for one reader, from what was recorded of it."""

import re
from datetime import date

from django.db.models import F

from asl_law import remedies
from asl_law.days import in_words
from ettle.access import Actor, Trouble
from ettle.people.models import Person
from ettle.plans.access import LEAD, OFFICER, PARENT, PUPIL
from ettle.plans.meeting.invited import called
from ettle.plans.meeting.pack_parts import without_kept
from ettle.plans.meeting.reaching import apart_from
from ettle.plans.meeting.review_steps import NO_REVIEW, missing_steps, review_served
from ettle.plans.meeting.words import CHILD_PURPOSES, FAMILY, PURPOSES, questions_for
from ettle.plans.models import (
    Entry,
    EntryVersion,
    Invitee,
    Meeting,
    ObligationClosed,
    ProposedChange,
)
from ettle.plans.parts import Part, current_versions, holds, part_of
from ettle.plans.printings.minute import (
    MinuteAction,
    MinuteChange,
    MinuteContext,
    MinuteDecision,
    MinuteDisagreement,
    MinuteTarget,
    MinuteView,
)

TARGET_ENDS = {
    "met": "met",
    "carried_forward": "carried forward",
    "stopped": "stopped",
    "": "goes on",
}


def minute_context(meeting: Meeting, reader: Invitee | None, *, by: Actor) -> MinuteContext:
    """Gather the minute: the record copy for the school, or one family reader's own."""
    pupil = meeting.plan.pupil
    is_child = reader is not None and reader.role == "child"
    parts = parts_for_reader(meeting, reader)
    apart = apart_from(pupil, reader.person_id, by=by) if reader else frozenset()
    out = [
        each for each in parts if each.source_kind == "meeting" and each.source_ref == meeting.ref
    ]
    invitees = [
        each
        for each in meeting.invitees.select_related("person", "meeting__plan__pupil")
        if each.person_id not in apart
    ]
    assert meeting.held_on is not None
    words = CHILD_PURPOSES if is_child else PURPOSES
    return MinuteContext(
        council=str(meeting.authority),
        school=str(pupil.school) if pupil.school else "",
        pupil=pupil.name,
        reader=called(reader) if reader else "",
        is_to_child=is_child,
        held_on=meeting.held_on,
        issued_on=by.today,
        place=meeting.place,
        why=tuple(words[key] for key in meeting.purposes),
        came=tuple(called(each) for each in invitees if each.came),
        did_not_come=tuple(called(each) for each in invitees if each.came is False),
        family_reason=meeting.family_reason,
        views=_views(invitees, reader),
        said=meeting.said,
        decisions=_decisions(out),
        actions=_actions(out, apart),
        targets=tuple(_targets(parts, meeting)),
        changes=() if is_child else _changes(meeting, parts, by, is_familys=reader is not None),
        disagreement=_disagreement(meeting, apart, is_child=is_child),
        closed=tuple(_closed(meeting)),
        statutory=() if is_child else statutory_words(meeting),
        written_by=meeting.arranged_label,
        who_may_have_it=_who_may(reader),
    )


def _decisions(out: list[Part]) -> tuple[MinuteDecision, ...]:
    return tuple(
        MinuteDecision(words=each.text, reasons=str(each.detail.get("reasons", "")))
        for each in out
        if each.kind == "decision"
    )


def _actions(out: list[Part], apart: frozenset[int]) -> tuple[MinuteAction, ...]:
    return tuple(
        MinuteAction(
            words=each.text,
            owner=_unnamed(str(each.detail.get("owner", "")), apart),
            by_on=_day(each.detail.get("by_on")),
        )
        for each in out
        if each.kind == "action"
    )


def parts_for_reader(meeting: Meeting, reader: Invitee | None) -> list[Part]:
    """List the parts of the plan that one reader of a minute may read.

    The record copy holds what both its readers may: the school's leaders and the officers.
    """
    plan = meeting.plan
    if reader is None:
        both = (each for each in current_versions([plan.pk], LEAD) if holds(OFFICER, each))
        return [part_of(each) for each in both]
    versions = current_versions([plan.pk], PUPIL if reader.role == "child" else PARENT)
    if reader.role == "parent":
        versions = without_kept(versions, plan.pk, plan.pupil, reader.person_id)
    return [part_of(each) for each in versions]


def statutory_words(meeting: Meeting) -> tuple[str, ...]:
    """Say where the review that the law asks for stands, if this meeting was for it."""
    if "csp_review" not in meeting.purposes:
        return ()
    review = review_served(meeting)
    if review is None:
        return (NO_REVIEW,)
    if review.completed_on:
        return (f"It was completed on {in_words(review.completed_on)}, when the outcome was sent.",)
    return (
        "It goes on after this meeting, and is complete when its outcome has been sent.",
        *missing_steps(review, meeting.plan.pupil),
    )


def check_names(meeting: Meeting, reader: Invitee, *, by: Actor) -> None:
    """Refuse a copy in which typed words would name somebody kept apart from its reader.

    Raises:
        Trouble: saying which words, so that they can be written without the name.
    """
    apart = apart_from(meeting.plan.pupil, reader.person_id, by=by)
    if not apart:
        return
    context = minute_context(meeting, reader, by=by)
    typed = {
        "what was talked about": context.said,
        "why the family was not there": context.family_reason,
        "a decision": " ".join(f"{one.words} {one.reasons}" for one in context.decisions),
        "an action": " ".join(f"{one.words} {one.owner}" for one in context.actions),
        "a target": " ".join(one.words for one in context.targets),
        "the disagreement": " ".join(
            (context.disagreement.whose, context.disagreement.words, context.disagreement.next)
        )
        if context.disagreement
        else "",
    }
    for person in Person.objects.filter(pk__in=apart):
        for where, words in typed.items():
            if _names(person, words):
                raise Trouble(
                    f"A safe-contact flag stands, and {where} names {person.name}. "
                    f"{called(reader)}’s copy would show it. Write it without the name (“a "
                    "parent”), then print the minute.",
                )


def _views(invitees: list[Invitee], reader: Invitee | None) -> tuple[MinuteView, ...]:
    """Give what was said in answer to packs: all of it on record, else only one's own.

    What a child asked not to be talked about is in no minute but the child's own.
    """
    found = []
    for each in invitees:
        is_own = reader is not None and each.pk == reader.pk
        if not each.answered_at or each.role not in FAMILY or (reader and not is_own):
            continue
        for question in questions_for(each.role):
            words = str(each.answers.get(question.key, "")).strip()
            if words and (question.key != "not_about" or is_own):
                on = each.answered_at.date()
                found.append(
                    MinuteView(words=words, whose=f"{called(each)}: {question.words}", on=on)
                )
    return tuple(found)


def _targets(parts: list[Part], meeting: Meeting) -> list[MinuteTarget]:
    return [
        MinuteTarget(words=each.text, outcome=_outcome_words(each))
        for each in parts
        if each.kind == "target"
        and (_day(each.detail.get("ended_on")) == meeting.held_on or not each.detail.get("outcome"))
    ]


def _outcome_words(part: Part) -> str:
    ended = TARGET_ENDS[str(part.detail.get("outcome", ""))]
    why = str(part.detail.get("outcome_words", ""))
    until = _day(part.detail.get("by_on"))
    if not part.detail.get("outcome") and until:
        return f"{ended}, by {in_words(until)}"
    return f"{ended}: {why}" if why else ended


def _changes(
    meeting: Meeting, parts: list[Part], by: Actor, *, is_familys: bool
) -> tuple[MinuteChange, ...]:
    rows = ProposedChange.objects.filter(
        entry__plan_id=meeting.plan_id,
        entry_id__in={each.pk for each in parts},
        answered_on__gte=meeting.held_on,
        answered_on__lte=by.today,
    )
    if is_familys:  # what somebody asked for is theirs until it is in the plan, in everyone's words
        rows = rows.filter(
            outcome="taken",
            entry__versions__n=F("from_n"),
            entry__versions__audience__in=PARENT.audiences,
        )
    return tuple(
        MinuteChange(
            words=row.text or f"Take out: {_words_of(row.entry, row.from_n)}",
            answer=row.outcome.capitalize() + "."
            if is_familys
            else f"{row.outcome.capitalize()}. {row.answer}".strip(),
        )
        for row in rows.select_related("entry")
    )


def _words_of(entry: Entry, n: int) -> str:
    return EntryVersion.objects.get(entry=entry, n=n).text


def _unnamed(who: str, apart: frozenset[int]) -> str:
    """Say *a parent* in place of somebody who is kept apart from the reader."""
    people = Person.objects.filter(pk__in=apart) if apart else Person.objects.none()
    return "A parent" if any(_names(each, who) for each in people) else who


def _names(person: Person, words: str) -> bool:
    called_by = person.known_as or person.given_name
    return bool(re.search(rf"\b{re.escape(called_by)}\b", words, re.I))


def _disagreement(
    meeting: Meeting, apart: frozenset[int], *, is_child: bool
) -> MinuteDisagreement | None:
    if not meeting.disagreement:
        return None
    return MinuteDisagreement(
        whose=_unnamed(meeting.disagreement_whose, apart),
        words=meeting.disagreement,
        next=meeting.disagreement_next,
        routes=() if is_child else routes_for(meeting.disagreement_about),
    )


def routes_for(about: str) -> tuple[str, ...]:
    """Say where a disagreement can be taken: mediation always, and what the law's router gives."""
    found = [
        "Mediation: somebody on nobody’s side helps people to talk. It is free, and takes away no "
        f"other right ({remedies.MEDIATION}).",
    ]
    if about:
        way = remedies.route(about)
        closed = f" ({way.not_by})" if way.not_by else ""
        found.append(
            f"{way.forum.value[:1].upper()}{way.forum.value[1:]}, about {way.about} "
            f"({way.citation}){closed}."
        )
    found.append("Enquire gives free advice: 0345 123 2303.")
    return tuple(found)


def _closed(meeting: Meeting) -> list[str]:
    rows = ObligationClosed.objects.filter(meeting=meeting)
    return [
        f"{PURPOSES[row.obligation]}. Next look: {in_words(row.next_on)}."
        if row.next_on
        else f"{PURPOSES[row.obligation]}."
        for row in rows.order_by("pk")
    ]


def _who_may(reader: Invitee | None) -> str:
    if reader is None:
        return "The record copy, for those who lead the school and the council’s ASL officers."
    return f"A copy for {called(reader)}, with what is for {called(reader)} to read."


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
