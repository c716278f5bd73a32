"""Some weeks of what was given and seen in the invented world, and what families said of it.

Everything goes through the services, on the day on which it was said.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ettle.access import Actor
from ettle.config import cast
from ettle.config.demo.world import Scene, moment
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import hand_over_all
from ettle.plans.giving.supports import SupportNow, calendars_of, is_an_agencys, supports_now
from ettle.plans.giving.who import gives
from ettle.plans.models import Entry, FamilyWord, Plan
from ettle.plans.selectors import targets_seen
from ettle.plans.services import (
    answer_family_word,
    log_delivery,
    log_target_evidence,
    say_about_support,
)

WEEKS = 6
EVIDENCE = ("not_yet", "sometimes", "not_yet", "sometimes", "mostly")
# What came of the days of a week on which a support was planned, week after week.
PATTERNS: tuple[tuple[str, ...], ...] = (
    ("given", "given", "given", "child_absent", "given", "given"),
    ("given", "adult_absent", "given", "given", "school_event", "given"),
    ("given", "given", "part moved", "adult_absent", "adult_absent", "given"),
)
STOPPED_WEEKS = 3  # an agency's support has not been given for so long: a gap somebody answers
SEEN_WORDS = {
    "sometimes": "Twice, when the room was quiet.",
    "mostly": "By herself, in four lessons of five.",
}
NOT_HAPPENING = "She says nobody has come for her since the holidays."
RING = "I would like to know what she does in the small group. After four is best."
RUNG = (
    "I rang on Tuesday and we talked for twenty minutes. I will send the pictures home on Fridays."
)
MISSED_TEXT = "We agreed with English that the text is sent by four the day before. Tell me if not."


def play_giving(scene: Scene, *, weeks: int = WEEKS) -> None:
    """Write some weeks of deliveries, evidence and family words for Ailsa and Callum."""
    for child, lead in ((cast.AILSA, cast.MS_LAIRD), (cast.CALLUM, cast.NOBODY)):
        plan = Plan.objects.select_related("pupil__school").filter(pupil=scene.pupil(child)).first()
        if plan is not None:
            _give(scene, plan, lead, weeks)
            _see(scene, plan, lead)
    _families(scene)


def _give(scene: Scene, plan: Plan, lead: cast.CastAdult, weeks: int) -> None:
    for number, support in enumerate(supports_now([plan.pk])):
        if support.frequency is None:
            continue
        by = _giver(scene, plan, support, lead)
        pattern = PATTERNS[number % len(PATTERNS)]
        is_agencys = is_an_agencys(support, plan.pupil)
        entry = Entry.objects.select_related("plan__pupil").get(pk=support.pk)
        for at, (day, week) in enumerate(_days_of(scene, plan, support, weeks)):
            if not (is_agencys and week > weeks - STOPPED_WEEKS):
                _say(by, entry, day, pattern[(at + number) % len(pattern)])


def _giver(scene: Scene, plan: Plan, support: SupportNow, lead: cast.CastAdult) -> Actor:
    if is_an_agencys(support, plan.pupil):
        return scene.actor(cast.MS_OKAFOR, scene.today)
    is_ailsas = plan.pupil_id == scene.pupil(cast.AILSA).pk
    if is_ailsas and gives(support.persons, frozenset({"class_teacher"})):
        return scene.actor(cast.MR_SINGH, scene.today)
    return scene.actor(lead, scene.today)


def _days_of(
    scene: Scene, plan: Plan, support: SupportNow, weeks: int
) -> Iterator[tuple[date, int]]:
    """Give the school days on which a support was due, with the number of their week."""
    first = scene.today - timedelta(weeks=weeks, days=scene.today.weekday())
    by = scene.system(scene.today)
    kinds = calendars_of([plan.pupil], by=by, first=first, last=scene.today)[plan.pupil_id]
    frequency = support.frequency
    for week in range(weeks + 1):
        monday = first + timedelta(weeks=week)
        open_days = [
            day
            for day in (monday + timedelta(days=each) for each in range(5))
            if kinds.get(day) == "pupils" and support.began_on <= day < scene.today
        ]
        if frequency is None or (frequency.per not in ("day", "week") and week % 2):
            continue
        due = open_days if frequency.per == "day" else open_days[1::2][: frequency.times]
        yield from ((day, week) for day in due)


def _say(by: Actor, entry: Entry, day: date, came_of_it: str) -> None:
    outcome, _, why = came_of_it.partition(" ")
    if outcome not in ("given", "part"):
        outcome, why = "not_given", outcome
    log_delivery(
        by=by.moved_to(moment(day, 15), day), support=entry, on=day, outcome=outcome, why=why
    )


def _see(scene: Scene, plan: Plan, lead: cast.CastAdult) -> None:
    """Say how each target went, once a week; the last target waits for somebody to look."""
    by = scene.actor(lead, scene.today)
    live = targets_seen(plan.pupil, by=by)
    for target in live[:-1] if len(live) > 1 else live:
        entry = Entry.objects.select_related("plan__pupil").get(ref=target.ref)
        for at, step in enumerate(EVIDENCE):
            day = scene.today - timedelta(weeks=len(EVIDENCE) - at) + timedelta(days=2)
            if day >= target.began_on:
                log_target_evidence(
                    by=by.moved_to(moment(day, 14), day),
                    target=entry,
                    step=step,
                    words=SEEN_WORDS.get(step, ""),
                )


def _families(scene: Scene) -> None:
    """Let Mairi say two things and Callum one; two are answered and one waits in a tray."""
    mairi = scene.actor(cast.MAIRI, scene.today - timedelta(days=4), 21)
    ailsa = scene.pupil(cast.AILSA)
    own = [each for each in _everyones(ailsa) if not is_an_agencys(each, ailsa)]
    theirs = [each for each in _everyones(ailsa) if is_an_agencys(each, ailsa)]
    if own:
        word = say_about_support(
            by=mairi, pupil=ailsa, kind="ring_me", words=RING, support=_entry(own[-1])
        )
        _send(scene, word, mairi.today)
        _answer(scene, word, cast.MS_LAIRD, RUNG)
        say_about_support(by=mairi, pupil=ailsa, kind="happening", support=_entry(own[0]))
    if theirs:
        word = say_about_support(
            by=mairi,
            pupil=ailsa,
            kind="not_happening",
            words=NOT_HAPPENING,
            support=_entry(theirs[0]),
        )
        _send(scene, word, mairi.today)
    callum = scene.pupil(cast.CALLUM)
    for support in _everyones(callum)[:1]:
        by = scene.actor(cast.CALLUM, scene.today - timedelta(days=6), 16)
        word = say_about_support(by=by, pupil=callum, kind="not_happening", support=_entry(support))
        _send(scene, word, by.today)
        _answer(scene, word, cast.NOBODY, MISSED_TEXT)


def _everyones(pupil: object) -> list[SupportNow]:
    plan = Plan.objects.filter(pupil=pupil).first()
    living = supports_now([plan.pk]) if plan else []
    return [each for each in living if each.audience == "everyone"]


def _entry(support: SupportNow) -> Entry:
    return Entry.objects.get(pk=support.pk)


def _answer(scene: Scene, word: FamilyWord, who: cast.CastAdult, answer: str) -> None:
    by = scene.actor(who, scene.today - timedelta(days=3), 12)
    answer_family_word(by=by, word=word, answer=answer)
    _send(scene, word, by.today)


def _send(scene: Scene, word: FamilyWord, day: date) -> None:
    """Hand over the e-mails about a word, as the pages do when it is said and answered."""
    by = scene.system(day, 21)
    hand_over_all(by=by, messages=list(waiting_messages(by=by).filter(about_ref=word.ref)))
