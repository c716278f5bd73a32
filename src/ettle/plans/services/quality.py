"""Having a plan marked by two people, each without sight of the other's marks."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.models import Plan, QualityMark, QualityRound
from ettle.plans.quality import CRITERIA, criterion_of
from ettle.plans.quality.markers import Marker, markers_of
from ettle.plans.quality.policy import may_mark, may_open_round, may_settle

HIGHEST = 3


@transaction.atomic
def open_round(*, by: Actor, pupil: Pupil, markers: Sequence[str]) -> QualityRound:
    """Put a plan before two markers, named by their refs. They mark it as it stands now.

    Raises:
        Trouble: no plan yet, not two people, one who wrote most of it, or a round not done.
    """
    require(may_open_round(by, pupil), by=by, act="quality.opened")
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None:
        raise Trouble("There is no plan to mark yet. Begin the plan first.")
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.quality_rounds.filter(settled_on__isnull=True).exists():
        raise Trouble(
            "Two people have this plan to mark already. Wait until their marks are settled, so "
            "that nobody marks what is being changed."
        )
    first, second = _two(markers, markers_of(pupil, plan, on=by.today))

    audit = QualityRound.objects.create(
        authority_id=plan.authority_id,
        plan=plan,
        opened_by_id=by.person_id,
        opened_on=by.today,
        opened_at=by.at,
        first_id=first.person_id,
        second_id=second.person_id,
    )
    for marker in (first, second):
        QualityMark.objects.create(
            authority_id=plan.authority_id, round=audit, marker_id=marker.person_id
        )

    record(by=by, verb="quality.opened", subject=audit, pupil_id=plan.pupil_id)
    return audit


def _two(refs: Sequence[str], known: Sequence[Marker]) -> tuple[Marker, Marker]:
    chosen = [one for one in known if one.ref in set(refs)]
    if len(chosen) != 2 or len(set(refs)) != 2:
        raise Trouble(
            "Choose two different people. Two who mark by themselves see more than one.",
            field="markers",
        )
    for one in chosen:
        if not one.may_mark:
            raise Trouble(f"{one.name} {one.why_not}. Choose somebody else.", field="markers")
    return chosen[0], chosen[1]


@transaction.atomic
def save_marks(
    *,
    by: Actor,
    audit: QualityRound,
    marks: Mapping[str, int],
    words: Mapping[str, str],
    expected_version: int | None,
) -> QualityMark:
    """Keep a marker's marks so far. Nobody else is shown them, nor that there are any.

    Raises:
        StaleEdit: the same marker saved in another window since.
        Trouble: a mark that there is not, or marks that were given already.
    """
    require(may_mark(by, audit), by=by, act="quality.saved")
    kept = _keep(by, audit, marks, words, expected_version)
    record(by=by, verb="quality.saved", subject=audit, pupil_id=audit.plan.pupil_id, n=len(marks))
    return kept


@transaction.atomic
def give_marks(
    *,
    by: Actor,
    audit: QualityRound,
    marks: Mapping[str, int],
    words: Mapping[str, str],
    expected_version: int | None,
) -> QualityMark:
    """Give all of a marker's marks in at once. From then on they are not changed.

    Where the other's are in too, and no mark differs, the round is settled by that.

    Raises:
        StaleEdit, Trouble: as ``save_marks``, or where a criterion has no mark.
    """
    require(may_mark(by, audit), by=by, act="quality.marked")
    missing = [one for one in CRITERIA if one.key not in marks]
    if missing:
        raise Trouble(
            f"{len(missing)} of {len(CRITERIA)} have no mark yet. The first is "
            f"“{missing[0].name}”. "
            "Mark each, or keep what you have for later.",
            field=missing[0].key,
        )
    audit = _locked(audit)  # so that the second of two to give theirs sees the first's
    kept = _keep(by, audit, marks, words, expected_version)
    kept.given_on, kept.given_at = by.today, by.at
    kept.save(update_fields=["given_on", "given_at"])
    _settle_what_agrees(audit, by)
    record(by=by, verb="quality.marked", subject=audit, pupil_id=audit.plan.pupil_id)
    return kept


def _locked(audit: QualityRound) -> QualityRound:
    rounds = QualityRound.objects.select_for_update(of=("self",)).select_related("plan__pupil")
    return rounds.get(pk=audit.pk)


def _keep(
    by: Actor,
    audit: QualityRound,
    marks: Mapping[str, int],
    words: Mapping[str, str],
    expected_version: int | None,
) -> QualityMark:
    kept = QualityMark.objects.select_for_update(of=("self",)).get(
        round=audit, marker_id=by.person_id
    )
    if kept.given_at:
        raise Trouble("Your marks are in already, so they stay as they are.")
    require_version(kept, expected_version)
    _check(marks)
    kept.marks = dict(marks)
    kept.words = {key: said.strip() for key, said in words.items() if said.strip()}
    kept.version += 1
    kept.save(update_fields=["marks", "words", "version"])
    return kept


def _check(marks: Mapping[str, int]) -> None:
    for key, mark in marks.items():
        if criterion_of(key) is None or not 0 <= mark <= HIGHEST:
            raise Trouble("That is no mark of this list. Choose 0, 1, 2 or 3.", field=key)


def _settle_what_agrees(audit: QualityRound, by: Actor) -> None:
    """Settle the marks on which both agree, once both are in; the round, where all are."""
    both = list(QualityMark.objects.filter(round=audit, given_at__isnull=False))
    if len(both) < 2:
        return
    one, other = (each.marks for each in both)
    audit.settled = {
        key: {"mark": one[key], "reason": ""} for key in one if one[key] == other.get(key)
    }
    if audit.settled.keys() == one.keys():
        audit.settled_on = by.today
    audit.version += 1
    audit.save(update_fields=["settled", "settled_on", "version"])


@transaction.atomic
def settle_marks(
    *,
    by: Actor,
    audit: QualityRound,
    settled: Mapping[str, tuple[int, str]],
    expected_version: int | None,
) -> QualityRound:
    """Write the marks that the two agreed on after talking, each with its reason.

    The marks each gave stay as they were given: how far they agreed is counted from those.

    Raises:
        StaleEdit: the other wrote them since.
        Trouble: marks not in yet, a mark without its reason, or one that does not differ.
    """
    require(may_settle(by, audit), by=by, act="quality.settled")
    audit = _locked(audit)
    require_version(audit, expected_version)
    open_keys = _differing(audit)
    _check_settled(settled, open_keys)

    audit.settled |= {
        key: {"mark": mark, "reason": reason.strip()} for key, (mark, reason) in settled.items()
    }
    if open_keys <= settled.keys():
        audit.settled_on = by.today
    audit.version += 1
    audit.save(update_fields=["settled", "settled_on", "version"])

    record(
        by=by,
        verb="quality.settled",
        subject=audit,
        pupil_id=audit.plan.pupil_id,
        n=len(settled),
    )
    return audit


def _differing(audit: QualityRound) -> set[str]:
    """Give the criteria on which the two differ and nothing is settled yet."""
    both = list(audit.marks.filter(given_at__isnull=False))
    if len(both) < 2:
        raise Trouble("Both have to give their marks before they talk them through.")
    return {key for key in both[0].marks if key not in audit.settled}


def _check_settled(settled: Mapping[str, tuple[int, str]], open_keys: set[str]) -> None:
    if not settled:
        raise Trouble("Choose a mark for at least one, and say why.")
    _check({key: mark for key, (mark, _) in settled.items()})
    for key, (_, reason) in settled.items():
        if key not in open_keys:
            raise Trouble("You agree on that one already, so there is nothing to settle.")
        if not reason.strip():
            raise Trouble(
                "Say why you settled on this mark, so that the next two read it alike.",
                field=f"{key}_reason",
            )
