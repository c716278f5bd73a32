"""Four meetings of the invented world: two reviews for each child, and at two of them no agreement.

Everything goes through the services, on the days on which it happened. Who keeps a record
kept it before the world was set up, so they act on earlier days than their account is old.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial

from ettle.access import Actor
from ettle.config import cast
from ettle.config.demo.world import Scene, moment
from ettle.outbox.models import Message
from ettle.outbox.services import hand_over
from ettle.people.models import Person
from ettle.plans import services as plans
from ettle.plans.models import Meeting

BOTH = ("iep", "childs_plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of one meeting, ``weeks`` before the day shown."""

    weeks: int
    said: str
    decisions: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str, int], ...]  # what, who, weeks to do it in
    child_came: bool = False
    disagreement: tuple[str, str, str] | None = None  # whose, what, what happens next
    next_in: int = 26


AILSA = (
    Told(
        weeks=58,
        said="Everybody spoke about the dinner hall. Ailsa had drawn where she would like to sit,"
        " and the drawing was on the table throughout.",
        decisions=(
            ("A quiet table by the library door, chosen by Ailsa",
             "What was tried before moved Ailsa about. This moves the noise away from her."),
        ),
        actions=(("Show dinner hall staff the card, and say why", "Ms Laird", 2),),
    ),
    Told(
        weeks=22,
        said="The quiet table was lost when the hall was laid out again. Ailsa has eaten in the"
        " corridor since April. Art goes very well.",
        decisions=(
            ("Speech and language therapy is asked again, with one clear question",
             "Advice on paper was followed for a year and was not enough."),
        ),
        actions=(("Tell Ailsa what was decided, with pictures", "Miss Tait", 1),),
        disagreement=(
            "A parent",
            "The school says that Ailsa manages. She manages by not eating. A plan that can be lost"
            " when furniture moves is not a plan.",
            "Ms Laird wrote down that the school does not agree that Ailsa was never supported, and"
            " that the place to eat is still owed. The parent was told about mediation and that"
            " a co-ordinated support plan may be asked for.",
        ),
    ),
)  # fmt: skip
CALLUM = (
    Told(
        weeks=50,
        said="Callum had been at Corrievale for a term. He talked first, from a list of pictures.",
        child_came=True,
        decisions=(
            ("A reader and a scribe in every test, named to Callum the day before",
             "What he knows is far ahead of what he can read in the time."),
        ),
        actions=(("Tell every teacher of S1, in person", "Miss Duthie", 2),),
    ),
    Told(
        weeks=9,
        said="Callum was not at the meeting and sent his words. Both his parents came.",
        decisions=(
            ("Two mornings a week with the others, which Callum chooses on Monday",
             "He asked for it. The nurse advises small steps that are his own."),
        ),
        actions=(("Show on Fridays which texts were sent", "Faculty heads", 4),),
        disagreement=(
            "Stuart Reid, his father",
            "A reader was promised for every test and was not there twice. I do not accept that"
            " cover for another class is a reason.",
            "Mrs Nairn names a stand-in for each test by Friday. Mr Reid was told about mediation"
            " and about the ways to complain. Both accounts stand in the minute.",
        ),
    ),
)  # fmt: skip


def meetings_of(scene: Scene, child: cast.CastPupil) -> list[tuple[int, Callable[[], None]]]:
    """Give the meetings about a child: how many weeks ago each was, and how to hold it."""
    lead, meetings = (cast.MS_LAIRD, AILSA) if child == cast.AILSA else (cast.NOBODY, CALLUM)
    return [(told.weeks, partial(_hold, scene, child, lead, told)) for told in meetings]


def _parents(scene: Scene, child: cast.CastPupil) -> list[Person]:
    """Give those who were asked: Ailsa's mother, and both of Callum's parents."""
    if child == cast.AILSA:
        return [scene.person(cast.MAIRI)]
    return [each.person for each in scene.pupil(child).parentages.order_by("pk")]


def arrange_next(scene: Scene) -> None:
    """Arrange a meeting about Ailsa in three weeks. Its packs wait to be sent."""
    by = scene.actor(cast.MS_LAIRD, scene.today, 8)
    plans.arrange_meeting(
        by=by,
        pupil=scene.pupil(cast.AILSA),
        purposes=BOTH,
        planned_on=scene.today + timedelta(weeks=3),
        planned_time=time(14),
        place="The library, Marra Glen",
        asked=[
            plans.Asking(role="child"),
            plans.Asking(role="parent", person=scene.person(cast.MAIRI), reached_by="email"),
            plans.Asking(role="class_teacher", person=scene.person(cast.MR_SINGH)),
            plans.Asking(role="support_assistant", person=scene.person(cast.RUTH)),
        ],
    )


def _hold(scene: Scene, child: cast.CastPupil, lead: cast.CastAdult, told: Told) -> None:
    day = scene.today - timedelta(weeks=told.weeks)
    by = _then(scene, lead, day - timedelta(weeks=2))
    meeting = plans.arrange_meeting(
        by=by,
        pupil=scene.pupil(child),
        purposes=BOTH,
        planned_on=day,
        planned_time=time(14),
        asked=[
            plans.Asking(role="child"),
            *(
                plans.Asking(role="parent", person=each, reached_by="post")
                for each in _parents(scene, child)
            ),
        ],
    )
    _deliver(plans.send_packs(by=by, meeting=meeting), by)
    _write_up(meeting, _then(scene, lead, day), day, told)


def _write_up(meeting: Meeting, by: Actor, day: date, told: Told) -> None:
    there = {"parent", "child"} if told.child_came else {"parent"}
    came = [each for each in meeting.invitees.all() if each.role in there]
    plans.hold_meeting(
        by=by, meeting=meeting, expected_version=None, held_on=day, came=came, said=told.said
    )
    meeting.refresh_from_db()
    for text, reasons in told.decisions:
        plans.decide_at_meeting(by=by, meeting=meeting, text=text, reasons=reasons)
    for text, owner, weeks in told.actions:
        due = day + timedelta(weeks=weeks)
        plans.act_from_meeting(by=by, meeting=meeting, text=text, owner=owner, by_on=due)
    if told.disagreement:
        whose, what, then = told.disagreement
        plans.record_disagreement(
            by=by, meeting=meeting, expected_version=None, whose=whose, words=what, then=then
        )
    for duty in BOTH:
        plans.close_obligation(
            by=by, meeting=meeting, obligation=duty, next_on=day + timedelta(weeks=told.next_in)
        )
    meeting.refresh_from_db()
    _deliver(plans.issue_minute(by=by, meeting=meeting), by)


def _then(scene: Scene, lead: cast.CastAdult, day: date) -> Actor:
    return scene.actor(lead, scene.today).moved_to(moment(day, 15), day)


def _deliver(messages: Iterable[Message], by: Actor) -> None:
    for message in messages:
        hand_over(by=by, message=message, on=by.today)
