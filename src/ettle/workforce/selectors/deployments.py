"""One deployment, opened: the gaps with what was done about each, and who may see it."""

from dataclasses import dataclass
from datetime import date

from ettle.access import Actor, Reader
from ettle.audit.services import record
from ettle.people.models import Person, Pupil
from ettle.plans.models import SupportCard
from ettle.workforce import verbs  # noqa: F401 - declares what is recorded here
from ettle.workforce.access import (
    is_hers,
    may_deploy,
    readable_deployments,
    readers_of_deployment,
)
from ettle.workforce.models import CardReading, Deployment, OwnWord, ProtectedTime, SetAside
from ettle.workforce.pairs import PairOnDay, pairs_on
from ettle.workforce.readiness import Gap, Readiness
from ettle.workforce.selectors.planning import StandIn, stand_ins_for


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """One gap and what has been done about it."""

    gap: Gap
    booking: ProtectedTime | None
    set_aside: SetAside | None
    may_set_aside: bool

    @property
    def booking_needs_cover(self) -> bool:
        """Whether the booked minutes run into the time with the child."""
        booking = self.booking
        if booking is None or booking.deployment is None:
            return False
        begun = booking.deployment.from_on <= booking.day
        ends = booking.starts_at.hour * 60 + booking.starts_at.minute + booking.minutes
        first = booking.deployment.starts_at.hour * 60 + booking.deployment.starts_at.minute
        return begun and ends > first


@dataclass(frozen=True, slots=True, kw_only=True)
class DeploymentPage:
    """A deployment as those who lead the school see it, on the day its gaps were judged for."""

    deployment: Deployment
    judged_on: date
    readiness: Readiness
    sentence: str
    lines: tuple[GapLine, ...]
    standing: tuple[Gap, ...]
    own_word: OwnWord | None
    stand_ins: tuple[StandIn, ...]
    could_be_ready: tuple[Person, ...]
    readers: tuple[Reader, ...]
    may_decide: bool
    is_over: bool

    @property
    def stand_in_is_safe(self) -> bool:
        """Whether whoever was named to stand in still could, on the day judged."""
        named = self.deployment.safe_alternative_id
        return named in {each.person.pk for each in self.stand_ins}

    @property
    def has_never(self) -> bool:
        """Whether something stands that nobody may set aside."""
        return any(gap.kind == "never" for gap in self.standing)


def deployment_for(ref: str, *, by: Actor, page: str = "") -> DeploymentPage | None:
    """Open one deployment with its gaps, for those who lead the school.

    A named ``page`` is recorded as a reading.
    """
    deployment = (
        readable_deployments(by)
        .filter(ref=ref)
        .select_related("pupil", "person", "school", "safe_alternative", "planned_by")
        .first()
    )
    if deployment is None or not by.leads(deployment.school_id):
        return None
    if page:
        record(by=by, verb="deployment.read", subject=deployment, page=page)
    day = max(deployment.from_on, by.today)
    pair = pairs_on([deployment], day=day)[0]
    ready, nearly = stand_ins_for(
        deployment.pupil,
        by=by,
        day=day,
        starts_at=deployment.starts_at,
        ends_at=deployment.ends_at,
        instead_of=deployment.person,
    )
    return DeploymentPage(
        deployment=deployment,
        judged_on=day,
        readiness=pair.readiness,
        sentence=pair.sentence,
        lines=_lines(pair, by),
        standing=pair.standing,
        own_word=pair.own_word,
        stand_ins=tuple(ready),
        could_be_ready=tuple(nearly),
        readers=tuple(readers_of_deployment(deployment, by=by)),
        may_decide=bool(may_deploy(by, deployment.school_id)),
        is_over=deployment.ended_at is not None
        or (deployment.until_on is not None and deployment.until_on < by.today),
    )


def own_deployment_for(ref: str, *, by: Actor) -> PairOnDay | None:
    """Open one's own deployment with a child, while it lasts; by the pupil's ref or its own."""
    own = (
        readable_deployments(by)
        .filter(person_id=by.person_id)
        .select_related("pupil", "person", "school", "safe_alternative")
        .order_by("from_on", "pk")
    )
    found = own.filter(ref=ref).first() or own.filter(pupil__ref=ref).first()
    if found is None or not is_hers(by, found):
        return None
    return pairs_on([found], day=max(found.from_on, by.today))[0]


def last_read_card(pupil: Pupil, *, by: Actor) -> SupportCard | None:
    """Give the newest version of a child's card that this person has read, if any."""
    if pupil.pk not in by.named_pupil_ids:
        return None
    read = SupportCard.objects.filter(plan__pupil=pupil, readings__person_id=by.person_id)
    return read.order_by("-n").first()


def own_reading_of(card_pk: int, *, by: Actor) -> CardReading | None:
    """Give this person's own reading of one version of a card, if there is one."""
    readings = CardReading.objects.select_related("talked_with")
    return readings.filter(card_id=card_pk, person_id=by.person_id).first()


def _lines(pair: PairOnDay, by: Actor) -> tuple[GapLine, ...]:
    decides = may_deploy(by, pair.deployment.school_id)
    today = pair.on == by.today
    return tuple(
        GapLine(
            gap=gap,
            booking=pair.booked.get(gap.key),
            set_aside=pair.set_aside.get(gap.key),
            may_set_aside=bool(
                decides
                and today
                and gap.kind == "set_aside"
                and pair.own_word
                and pair.deployment.confirmed_at
                and gap.key not in pair.set_aside
            ),
        )
        for gap in pair.gaps
    )
