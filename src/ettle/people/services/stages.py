"""Setting an authority's stages: from a ready model or from what stands, changed, then live."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from asl_law.days import in_words
from ettle.access import Actor, Trouble, require, require_version
from ettle.audit.services import record
from ettle.people import verbs  # noqa: F401 - declares what is recorded here
from ettle.people.access import may_set_stages
from ettle.people.models import Authority, Stage, StageScheme
from ettle.people.stage_models import DOCUMENTS, ready_model
from ettle.people.staging import MOST, StageGiven, faults_of, faults_of_stage

FACTS = tuple(StageGiven.__dataclass_fields__)
LISTS = ("movers", "documents_expected", "documents_allowed")
GONE = "Somebody has finished these stages or thrown them away. Open the page again."


@transaction.atomic
def take_ready_model(*, by: Actor, authority: Authority, key: str) -> StageScheme:
    """Begin an authority's stages from a model as a council published it. Nothing is live yet."""
    require(may_set_stages(by, authority.pk), by=by, act="stages.begun")
    model = ready_model(key)
    if model is None:
        raise Trouble("There is no such ready model. Choose one of those listed.", field="key")
    scheme = _new_draft(by, authority, name=model.name, model=key)
    scheme.document_names = dict(model.document_names)
    scheme.save(update_fields=["document_names"])
    _write_stages(scheme, [asdict(stage) for stage in model.stages])
    record(by=by, verb="stages.begun", subject=scheme, stages=model.levels, model=key)
    return scheme


@transaction.atomic
def begin_change(*, by: Actor, authority: Authority) -> StageScheme:
    """Begin a change of the stages in force. Children stay on the stages they are on."""
    require(may_set_stages(by, authority.pk), by=by, act="stages.begun")
    now = _live_on(authority, by.today)
    if now is None:
        raise Trouble("No stages are in force yet. Begin with a ready model.")
    scheme = _new_draft(by, authority, name=now.name, model=now.model)
    scheme.look_weeks, scheme.document_names = now.look_weeks, now.document_names
    scheme.save(update_fields=["look_weeks", "document_names"])
    rows = list(now.stages.all())
    _write_stages(
        scheme,
        [_facts(row) | {"number": row.number, "came_from_id": row.pk} for row in rows],
    )
    record(by=by, verb="stages.begun", subject=scheme, stages=len(rows), model=now.model)
    return scheme


@transaction.atomic
def name_scheme(
    *,
    by: Actor,
    scheme: StageScheme,
    expected_version: int | None,
    name: str,
    look_weeks: int,
    document_names: dict[str, str],
) -> StageScheme:
    """Name the stages as a whole, and say when what was tried is looked at."""
    require(may_set_stages(by, scheme.authority_id), by=by, act="stages.changed")
    scheme = _draft(scheme, expected_version)
    if not name.strip():
        raise Trouble("Give the stages a name, as people in the council know them.", field="name")
    if not 2 <= look_weeks <= 26:
        raise Trouble(
            f"{look_weeks} weeks: ask whether something helped after 2 weeks at the soonest and "
            "26 at the latest. Six is usual.",
            field="look_weeks",
        )
    scheme.name, scheme.look_weeks = name.strip(), look_weeks
    scheme.document_names = {
        key: words.strip()
        for key, words in document_names.items()
        if key in DOCUMENTS and words.strip()
    }
    scheme.save(update_fields=["name", "look_weeks", "document_names"])
    _step_on(scheme)
    record(by=by, verb="stages.changed", subject=scheme, number=0)
    return scheme


@transaction.atomic
def change_stage(
    *, by: Actor, stage: Stage, expected_version: int | None, given: StageGiven
) -> Stage:
    """Change one stage of a set that is not live yet.

    Raises:
        StaleEdit: where somebody changed it first.
        Trouble: for words that are missing, or an interval that is not sensible.
    """
    require(may_set_stages(by, stage.authority_id), by=by, act="stages.changed")
    _draft(stage.scheme, None)
    stage = Stage.objects.select_for_update().get(pk=stage.pk)
    require_version(stage, expected_version)
    _require_sound(given, stage.number)
    for name, value in _stored(given).items():
        setattr(stage, name, value)
    stage.version += 1
    stage.save()
    record(by=by, verb="stages.changed", subject=stage.scheme, number=stage.number)
    return stage


@transaction.atomic
def add_stage(
    *, by: Actor, scheme: StageScheme, expected_version: int | None, given: StageGiven
) -> Stage:
    """Add a stage above the others, to a set that is not live yet."""
    require(may_set_stages(by, scheme.authority_id), by=by, act="stages.changed")
    scheme = _draft(scheme, expected_version)
    count = scheme.stages.count()
    if count >= MOST:
        raise Trouble(f"There are {count} stages already. Take one out before you add another.")
    _require_sound(given, count + 1)
    stage = Stage.objects.create(
        authority_id=scheme.authority_id, scheme=scheme, number=count + 1, **_stored(given)
    )
    _step_on(scheme)
    record(by=by, verb="stages.changed", subject=scheme, number=stage.number)
    return stage


@transaction.atomic
def take_out_stage(*, by: Actor, stage: Stage, expected_version: int | None) -> StageScheme:
    """Take a stage out of a set that is not live yet; those above it move down by one."""
    require(may_set_stages(by, stage.authority_id), by=by, act="stages.changed")
    scheme = _draft(stage.scheme, None)
    stage = Stage.objects.select_for_update().get(pk=stage.pk)
    require_version(stage, expected_version)
    number = stage.number
    stage.delete()
    for above in scheme.stages.filter(number__gt=number).order_by("number"):
        above.number -= 1
        above.save(update_fields=["number"])
    _step_on(scheme)
    record(by=by, verb="stages.changed", subject=scheme, number=number)
    return scheme


@transaction.atomic
def put_stages_in_force(
    *, by: Actor, scheme: StageScheme, expected_version: int | None, live_from: date
) -> StageScheme:
    """Put a set of stages in force from a day. From then on no word of it changes.

    The day may be past, for a council that has worked this way for years; it is after the day
    from which the stages before it held.
    """
    require(may_set_stages(by, scheme.authority_id), by=by, act="stages.changed")
    scheme = _draft(scheme, expected_version)
    faults = faults_of(list(scheme.stages.all()))
    if faults:
        raise Trouble(" ".join(fault.words for fault in faults))
    before = StageScheme.objects.filter(
        authority_id=scheme.authority_id, live_from__gte=live_from
    ).first()
    if before and before.live_from:
        raise Trouble(
            f"Stages have been set from {in_words(before.live_from)} already. A change holds "
            "from a later day, so that nobody is put on a stage that was not there.",
            field="live_from",
        )
    scheme.live_from = live_from
    scheme.save(update_fields=["live_from"])
    record(
        by=by,
        verb="stages.set",
        subject=scheme,
        live_from=live_from,
        stages=scheme.stages.count(),
    )
    return scheme


@transaction.atomic
def throw_away_draft(*, by: Actor, scheme: StageScheme, expected_version: int | None) -> None:
    """Throw away stages that were never live. Those in force stay as they are."""
    require(may_set_stages(by, scheme.authority_id), by=by, act="stages.changed")
    scheme = _draft(scheme, expected_version)
    record(by=by, verb="stages.thrown_away", subject=scheme)
    scheme.delete()


def _new_draft(by: Actor, authority: Authority, *, name: str, model: str) -> StageScheme:
    Authority.objects.select_for_update().get(pk=authority.pk)  # two who begin at once
    if StageScheme.objects.filter(authority=authority, live_from__isnull=True).exists():
        raise Trouble(
            "Stages are being written already. Finish those, or throw them away, before you "
            "begin others."
        )
    return StageScheme.objects.create(authority=authority, name=name, model=model, made_at=by.at)


def _draft(scheme: StageScheme, expected_version: int | None) -> StageScheme:
    now = StageScheme.objects.select_for_update().filter(pk=scheme.pk).first()
    if now is None or now.live_from:
        raise Trouble(GONE)
    require_version(now, expected_version)
    return now


def _live_on(authority: Authority, day: date) -> StageScheme | None:
    return StageScheme.objects.filter(authority=authority, live_from__lte=day).first()


def _step_on(scheme: StageScheme) -> None:
    StageScheme.objects.filter(pk=scheme.pk).update(version=F("version") + 1)
    scheme.refresh_from_db(fields=["version"])


def _require_sound(given: StageGiven, number: int) -> None:
    faults = faults_of_stage(given, number=number)
    if faults:
        raise Trouble(faults[0].words, field=faults[0].field)


def _facts(row: Stage) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FACTS}


def _stored(given: StageGiven) -> dict[str, Any]:
    allowed = tuple(dict.fromkeys((*given.documents_expected, *given.documents_allowed)))
    return _as_rows(asdict(replace(given, documents_allowed=allowed)))


def _as_rows(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        name: list(value) if name in LISTS else value.strip() if isinstance(value, str) else value
        for name, value in facts.items()
    }


def _write_stages(scheme: StageScheme, stages: list[dict[str, Any]]) -> None:
    Stage.objects.bulk_create(
        Stage(authority_id=scheme.authority_id, scheme=scheme, **_as_rows(facts))
        for facts in stages
    )
