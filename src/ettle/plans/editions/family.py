"""What the family's edition selects: one parent's own, and never another parent's doings."""

from dataclasses import replace
from datetime import date

from asl_law.days import in_words
from ettle.access import Trouble
from ettle.guidance.selectors import sources_for
from ettle.people.access import kept_apart_pairs, leading_readers
from ettle.plans.editions.edition import Edition, Need
from ettle.plans.editions.held import Held, day_in
from ettle.plans.editions.own import own_face
from ettle.plans.models import EntryVersion, Meeting
from ettle.plans.plan_pieces import live_csp, pieces_of, review_due_on
from ettle.plans.printings.face import Line, ended
from ettle.plans.printings.family import (
    FamilyContext,
    FamilyDay,
    FamilyObjective,
    FamilySource,
    FamilyTarget,
)
from ettle.plans.rights_words import not_happening_words, rights_words
from ettle.voice.models import View

NOT_SAID_DONE = "That day has passed, and nobody has written that it is done: ask."
OWN_WHAT = (
    "This is all of your plan, in more words. It is not the legal plan: the map says which one is."
)
OWN_READERS = "Your parents or carers can have a copy each, without what you keep from them"
HELPED = {
    "yes": "It helped.",
    "partly": "It helped in part.",
    "no": "It did not help.",
    "too_soon": "It is too soon to say if it helped.",
}


def compose_family(held: Held) -> FamilyContext:
    """Lay the whole plan out for one parent; with none named, for any of them.

    Raises:
        Trouble: for a parent from whom a safe-contact flag keeps the child.
    """
    own = _without_the_other_parent(held)
    to = own.for_person.name if own.for_person else ""
    face = replace(
        own_face(own, "The family’s edition"),
        who_may_have=f"{to}, who chooses who else sees it" if to else FAMILY.who_may_have,
        copy_for=to or own.copy_for,
    )
    pupil = own.plan.pupil
    is_own = own.by.pupil_id == pupil.pk
    if is_own:
        face = replace(face, what=OWN_WHAT, who_may_have=f"{pupil.first_name}. {OWN_READERS}")
    csp = live_csp(own.plan)
    return FamilyContext(
        face=face,
        pieces=pieces_of(own.plan, by=own.by),
        matters=own.lines("what_matters"),
        strengths=own.lines("profile", "strength"),
        talking=own.lines("communication"),
        helps=own.lines("helps", "strategy"),
        avoid=own.lines("avoid"),
        signs=own.lines("signs"),
        hard=own.lines("factor", "barrier"),
        objectives=tuple(_objective(own, one) for one in own.of("objective")),
        targets=tuple(_target(one) for one in own.of("target") if not one.detail.get("outcome")),
        steps=own.lines("must", "health", "intimate_care", "risk"),
        tried=tuple(map(_tried, own.of("tried"))),
        views=own.views(),
        actions=tuple(
            _action(one, own.by.today)
            for one in sorted(own.of("action"), key=lambda one: one.detail.get("by_on") or "9999")
            if not one.detail.get("done_on")
        ),
        decisions=tuple(map(_decision, own.of("decision"))),
        days=_days(own),
        ask=_ask(own),
        not_happening=not_happening_words(pupil.first_name, has_csp=csp is not None, is_own=is_own),
        rights=rights_words(pupil, has_csp=csp is not None, on=own.by.today, is_own=is_own),
        sources=_sources(own),
    )


def _without_the_other_parent(held: Held) -> Held:
    """Leave out what one parent said, from the edition of another who is kept apart from them."""
    pairs = kept_apart_pairs(held.plan.pupil, on=held.by.today)
    if held.for_person is None:
        apart = {key for pair in pairs for key in pair}
    else:
        mine = held.for_person.pk
        if mine in {away for _, away in pairs}:
            raise Trouble(
                "A safe-contact flag stands between this parent and the child’s plan, so there is "
                "no edition for them here. What the law owes them goes by letter, from the council."
            )
        apart = {key for pair in pairs if mine in pair for key in pair} - {mine}
    if not apart:
        return held
    refs = View.objects.filter(pupil=held.plan.pupil, person_id__in=apart)
    theirs = set(refs.values_list("ref", flat=True))
    return replace(
        held,
        versions=tuple(
            one
            for one in held.versions
            if one.author_id not in apart and one.source_ref not in theirs
        ),
    )


def _objective(held: Held, version: EntryVersion) -> FamilyObjective:
    return FamilyObjective(
        words=version.text,
        by_on=day_in(version, "by_on"),
        supports=held.supports(under=version.entry_id),
    )


def _target(version: EntryVersion) -> FamilyTarget:
    return FamilyTarget(
        words=version.text,
        measure=version.detail.get("measure") or "",
        by_on=day_in(version, "by_on"),
    )


def _tried(version: EntryVersion) -> Line:
    helped = HELPED.get(version.detail.get("helped") or "", "")
    return Line(words=f"{ended(version.text)} {helped}".strip(), on=day_in(version, "from_on"))


def _action(version: EntryVersion, today: date) -> Line:
    owner = version.detail.get("owner") or "nobody is named yet"
    by_on = day_in(version, "by_on")
    when = f", by {in_words(by_on)}" if by_on else ""
    late = f" {NOT_SAID_DONE}" if by_on and by_on < today else ""
    return Line(words=f"{ended(version.text)} Who: {owner}{when}.{late}")


def _decision(version: EntryVersion) -> Line:
    reasons = version.detail.get("reasons") or ""
    return Line(words=f"{ended(version.text)} Why: {reasons}" if reasons else version.text)


def _days(held: Held) -> tuple[FamilyDay, ...]:
    """List what comes: a meeting this parent is asked to, the year's review."""
    today = held.by.today
    days: list[FamilyDay] = []
    if held.for_person:
        meetings = Meeting.objects.filter(
            plan=held.plan,
            planned_on__gte=today,
            held_on__isnull=True,
            cancelled_on__isnull=True,
            invitees__person=held.for_person,
        ).distinct()
        days += [
            FamilyDay(what="A meeting you are asked to", on=one.planned_on) for one in meetings
        ]
    csp = live_csp(held.plan)
    if csp:
        days.append(FamilyDay(what="Co-ordinated support plan looked at by", on=review_due_on(csp)))
    return tuple(sorted(days, key=lambda day: day.on))


def _ask(held: Held) -> tuple[str, ...]:
    name = held.plan.pupil.first_name
    ask = [f"{version.text} ({name}’s key adult)" for version in held.of("key_adult")]
    csp = live_csp(held.plan)
    if csp:
        ask.append(f"{csp.coordinator.name}, who co-ordinates the co-ordinated support plan")
        ask.append(f"{csp.contact_officer.name}, at the council, for advice and information")
    leads = leading_readers(held.plan.pupil, by=held.by)
    named = {csp.coordinator.name, csp.contact_officer.name} if csp else set()
    ask += [f"{one.who}, {one.why}" for one in leads[-1:] if one.who not in named]
    return tuple(ask)


def _sources(held: Held) -> tuple[FamilySource, ...]:
    kinds = [one.detail.get("need_kind") or "" for one in held.of("factor", "barrier")]
    offered = sources_for(kinds, by=held.by, reader="families")
    return tuple(
        FamilySource(
            title=one.source.title,
            publisher=one.source.publisher,
            address=one.source.address,
            gives=one.source.gives,
            dated=one.dated,
        )
        for one in (*offered.own, *offered.general)
    )


FAMILY = Edition(
    key="family",
    name="The family’s edition",
    what="This is the whole plan in plain words, for the family. It is not the legal plan: the "
    "map says which one is.",
    who_may_have="the child’s parents or carers, each a copy of their own",
    readers=frozenset({"lead", "officer", "parent", "pupil"}),
    issuers=frozenset({"lead", "officer"}),
    kinds=(
        "profile", "strength", "what_matters", "communication", "helps", "avoid", "signs",
        "must", "factor", "barrier", "objective", "support", "target", "strategy", "view",
        "key_adult", "health", "intimate_care", "risk", "action", "decision", "tried",
    ),
    compose=compose_family,
    needs=(
        Need("What matters to the child", ("what_matters",)),
        Need("What helps", ("helps", "strategy")),
        Need("An objective, with its support", ("objective",)),
        Need("What the family said", ("view",)),
    ),
)  # fmt: skip
