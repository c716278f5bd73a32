"""Putting together what one person reads before a meeting: their own choice of parts.

A pack begins from the slice of its reader, so that nothing has to be taken out of it after.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from asl_law.days import in_words
from ettle.access import Actor
from ettle.plans.access import (
    DELIVERER,
    EVERYONE,
    OFFICER,
    PARENT,
    PSYCHOLOGIST,
    PUPIL,
    TEACHER,
    Slice,
)
from ettle.plans.meeting.reaching import apart_from
from ettle.plans.meeting.words import CHILD_PURPOSES, PURPOSES, ROLES, questions_for
from ettle.plans.models import EntryVersion, Invitee, Meeting
from ettle.plans.parts import Part, current_versions, is_kept, kept_entries, kept_views, part_of
from ettle.plans.phrases import in_one_line
from ettle.plans.printings.meeting_pack import (
    MeetingPackContext,
    PackLine,
    PackQuestion,
    PackSaid,
    PackSection,
)
from ettle.voice.models import View
from ettle.voice.questions import questions_for as voice_questions

SLICES = {
    "child": PUPIL,
    "parent": PARENT,
    "support_assistant": DELIVERER,
    "class_teacher": TEACHER,
    "school_lead": OFFICER,
    "educational_psychologist": PSYCHOLOGIST,
}
AGENCY = Slice("agency", "asked to the meeting", EVERYONE, frozenset({"objective", "support"}))
NOTHING = Slice("nobody", "", frozenset(), frozenset())
MAY_HAVE = {
    "child": "Yours. Show it to whom you like.",
    "parent": "For you alone: it may not hold what another reader’s pack holds.",
    "advocate": "For you, as the one who was asked to come with them.",
}
RIGHTS = {
    "child": (
        "You can bring somebody with you.",
        "You can say it in the meeting, before it, or ask somebody to say it for you.",
        "You can say “I’d rather not today”. We ask again another day.",
    ),
    "parent": (
        "You can bring somebody with you, or have somebody speak for you (2004 Act, section 14).",
        "You can ask for a time of your own.",
        "Mediation is free and takes away no other right (2004 Act, section 15).",
        "Enquire gives free advice: 0345 123 2303.",
    ),
    "staff": (
        "Tell whoever arranged it if you need cover, or time to get ready.",
        "What you write here goes in the plan under your name.",
    ),
}


@dataclass(frozen=True, slots=True)
class Before:
    """The meeting held before this one, and what came out of it for one reader."""

    held_on: date | None
    decisions: tuple[Part, ...]
    actions: tuple[Part, ...]


def parts_for_invitee(invitee: Invitee) -> tuple[Part, ...]:
    """List the parts that this person's pack may choose from, as they themselves may read it."""
    plan = invitee.meeting.plan
    slice_ = SLICES.get(invitee.role, AGENCY if invitee.role == "agency" else NOTHING)
    if slice_ is NOTHING:
        return ()
    versions = current_versions([plan.pk], slice_)
    if invitee.role == "parent":
        versions = without_kept(versions, plan.pk, plan.pupil, invitee.person_id)
    parts = tuple(part_of(each) for each in versions)
    if invitee.role in ("support_assistant", "agency"):
        return tuple(each for each in parts if each.kind != "support" or _gives(invitee, each))
    return parts


def without_kept(
    versions: list[EntryVersion], plan_id: int, pupil: Any, person_id: int | None
) -> list[EntryVersion]:
    """Leave out what is kept from one parent, whoever is reading over their shoulder."""
    away, hidden = kept_entries([plan_id], person_id), kept_views(pupil, person_id)
    return [each for each in versions if each.entry_id not in away and not is_kept(each, hidden)]


def _gives(invitee: Invitee, part: Part) -> bool:
    if invitee.role == "support_assistant":
        return any(each.kind == "support_assistant" for each in part.persons)
    named = invitee.organisation.casefold()
    return bool(named) and any(named in each.organisation.casefold() for each in part.persons)


def pack_context(invitee: Invitee, *, by: Actor) -> MeetingPackContext:
    """Gather what one person's pack says."""
    meeting, pupil = invitee.meeting, invitee.meeting.plan.pupil
    is_child = invitee.role == "child"
    parts = parts_for_invitee(invitee)
    words = CHILD_PURPOSES if is_child else PURPOSES
    name = pupil.first_name
    return MeetingPackContext(
        title="Your meeting" if is_child else f"Before the meeting about {name}",
        opening=_opening(invitee, name),
        reader=called(invitee),
        council=str(meeting.authority),
        day=by.today,
        when=when_words(meeting, invitee),
        place=meeting.place,
        why=tuple(words[key] for key in meeting.purposes),
        comes=who_comes(invitee, by=by),
        last_time_heading="What you said last time" if is_child else "What was said last time",
        said=_said_before(invitee),
        sections=_sections(invitee, parts, meeting, is_child=is_child),
        questions_heading="Some questions for you" if is_child else "What we ask you",
        questions=tuple(
            PackQuestion(words=each.words, hint=each.hint) for each in questions_for(invitee.role)
        ),
        answer_how=_answer_how(invitee),
        rights_heading="You can" if is_child else "What you may do",
        rights=RIGHTS.get(invitee.role, RIGHTS["staff"]),
        who_may_have_it=MAY_HAVE.get(invitee.role, "For you, for your work with this child."),
    )


def called(invitee: Invitee) -> str:
    """Name whoever is asked, as people use it."""
    if invitee.role == "child":
        return invitee.meeting.plan.pupil.first_name
    return invitee.person.name if invitee.person else invitee.name


def when_words(meeting: Meeting, invitee: Invitee | None = None) -> str:
    """Say when it is: for somebody with a time of their own, that time and no other."""
    on, at = meeting.planned_on, meeting.planned_time
    if invitee and (invitee.own_on or invitee.own_time):
        on, at = invitee.own_on or on, invitee.own_time
    return f"{in_words(on)} at {at.strftime('%-I.%M %p').lower()}" if at else in_words(on)


def who_comes(invitee: Invitee, *, by: Actor) -> tuple[str, ...]:
    """Name the others who are asked at the same time: never one who is kept apart."""
    meeting = invitee.meeting
    kept = apart_from(meeting.plan.pupil, invitee.person_id, by=by)
    return tuple(
        _with_role(each)
        for each in meeting.invitees.select_related("person").order_by("pk")
        if each.pk != invitee.pk
        and each.person_id not in kept
        and not each.own_on
        and not each.own_time
    )


def _with_role(invitee: Invitee) -> str:
    who = called(invitee)
    what = invitee.organisation or ROLES[invitee.role].lower()
    return who if invitee.role == "child" else f"{who} ({what})"


def _opening(invitee: Invitee, name: str) -> str:
    when = when_words(invitee.meeting, invitee)
    if invitee.role == "child":
        return f"We are going to talk about your plan on {when}. We want to know what you think."
    if invitee.role == "parent":
        return (
            f"You are asked to a meeting about {name} on {when}. Here is what is in the plan now, "
            "what came of the last meeting if there was one, and what we would like to hear."
        )
    return f"You are asked to a meeting about {name} on {when}. It takes five minutes to get ready."


def _answer_how(invitee: Invitee) -> str:
    if invitee.reached_by == "email":
        return "Answer on your phone or computer, where you found this. It is short."
    if invitee.role == "child":
        return "Tell an adult you trust, or write here. They write it down for you, as you say it."
    return "Write on this sheet and give it to the school, or tell them by phone."


def _said_before(invitee: Invitee) -> tuple[PackSaid, ...]:
    """Give a family's own last views, or what an adult at work last wrote for a meeting."""
    if invitee.role in ("child", "parent"):
        return _views_before(invitee)
    earlier = (
        EntryVersion.objects.filter(
            entry__plan_id=invitee.meeting.plan_id,
            entry__kind="contribution",
            author_id=invitee.person_id,
        ).order_by("-written_at")
        if invitee.person_id
        else EntryVersion.objects.none()
    )
    last = earlier.first()
    if last is None:
        return ()
    return (PackSaid(words=last.text, whose="You", on=last.said_on or last.written_at.date()),)


def _views_before(invitee: Invitee) -> tuple[PackSaid, ...]:
    pupil = invitee.meeting.plan.pupil
    own = View.objects.filter(pupil=pupil, whose=invitee.role, status="given")
    if invitee.role == "parent":
        own = own.filter(person_id=invitee.person_id)
    last = own.order_by("-given_at").first()
    if last is None:
        return ()
    used = set(
        EntryVersion.objects.filter(
            entry__plan_id=invitee.meeting.plan_id,
            entry__ended_at__isnull=True,
            source_ref=last.ref,
        ).values_list("text", flat=True)
    )
    return tuple(
        PackSaid(
            words=words,
            whose="You",
            on=last.given_on,
            came_of_it="These words are in the plan." if words in used else "",
        )
        for question in voice_questions(invitee.role)
        if (words := str(last.answers.get(question.key, "")).strip())
    )


def before(meeting: Meeting, parts: tuple[Part, ...]) -> Before:
    """Find the meeting held before this one, and its decisions and actions among some parts."""
    held = (
        Meeting.objects.filter(plan_id=meeting.plan_id, held_on__isnull=False)
        .exclude(pk=meeting.pk)
        .order_by("-held_on", "-pk")
        .first()
    )
    if held is None:
        return Before(None, (), ())
    out = [each for each in parts if each.source_kind == "meeting" and each.source_ref == held.ref]
    return Before(
        held.held_on,
        tuple(each for each in out if each.kind == "decision"),
        tuple(each for each in out if each.kind == "action"),
    )


def _sections(
    invitee: Invitee, parts: tuple[Part, ...], meeting: Meeting, *, is_child: bool
) -> tuple[PackSection, ...]:
    last = before(meeting, parts)
    since = f" on {in_words(last.held_on)}" if last.held_on else ""
    supports = "The help you have" if is_child else "Support that is planned"
    mine = "The part you give" if invitee.role in ("support_assistant", "agency") else supports
    return (
        PackSection(
            heading=f"What changed because of it: what we decided{since}",
            lines=tuple(
                PackLine(words=each.text, beside=str(each.detail.get("reasons", "")))
                for each in last.decisions
            ),
        ),
        PackSection(
            heading="What people said they would do",
            lines=tuple(PackLine(words=each.text, beside=_done(each)) for each in last.actions),
        ),
        PackSection(
            heading="What you are working on" if is_child else "Targets now",
            lines=tuple(
                PackLine(words=each.text, beside=_by_day(each))
                for each in parts
                if each.kind == "target" and not each.detail.get("outcome")
            ),
        ),
        PackSection(
            heading=mine,
            lines=tuple(
                PackLine(words=each.text, beside=in_one_line(each.how_often, each.how_long))
                for each in parts
                if each.kind == "support"
            ),
        ),
    )


def _done(part: Part) -> str:
    owner, done = str(part.detail.get("owner", "")), part.detail.get("done_on")
    state = f"done on {in_words(date.fromisoformat(done))}" if done else "not done yet"
    return ", ".join(filter(None, (owner, state)))


def _by_day(part: Part) -> str:
    day = part.detail.get("by_on")
    return f"by {in_words(date.fromisoformat(day))}" if day else ""
