"""Putting together what one person reads before a meeting: their own choice of parts."""

from datetime import date

from asl_law.days import in_words
from ettle.access import Actor
from ettle.plans.meeting.invited import called, when_words, who_comes
from ettle.plans.meeting.pack_parts import before, parts_for_invitee
from ettle.plans.meeting.words import CHILD_PURPOSES, PURPOSES, questions_for
from ettle.plans.models import EntryVersion, Invitee, Meeting
from ettle.plans.parts import Part
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
