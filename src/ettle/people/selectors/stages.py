"""Reading an authority's stages. They are a council's published practice: any of its people may."""

from datetime import date

from ettle.access import Actor
from ettle.people.access import may_set_stages
from ettle.people.models import Authority, Stage, StageScheme


def stages_in_force(*, by: Actor, authority_id: int, on: date | None = None) -> StageScheme | None:
    """Give the stages in force in an authority on a day (today unless said), as one scheme."""
    return (
        StageScheme.objects.filter(authority_id=authority_id, live_from__lte=on or by.today)
        .prefetch_related("stages")
        .first()
    )


def schemes_of(*, by: Actor, authority: Authority) -> list[StageScheme]:
    """List an authority's stages from the newest day to the oldest, for whoever sets them."""
    if not may_set_stages(by, authority.pk):
        return []
    return list(
        StageScheme.objects.filter(authority=authority, live_from__isnull=False).prefetch_related(
            "stages"
        )
    )


def stages_being_written(*, by: Actor, authority: Authority) -> StageScheme | None:
    """Give the stages that are being written and not in force yet, for whoever sets them."""
    if not may_set_stages(by, authority.pk):
        return None
    return (
        StageScheme.objects.filter(authority=authority, live_from__isnull=True)
        .prefetch_related("stages")
        .first()
    )


def stage_to_write(ref: str, *, by: Actor) -> Stage | None:
    """Give one stage that is being written, for whoever sets the authority's stages."""
    stage = (
        Stage.objects.select_related("scheme__authority")
        .filter(ref=ref, scheme__live_from__isnull=True)
        .first()
    )
    return stage if stage and may_set_stages(by, stage.authority_id) else None


def stage_setter(*, by: Actor) -> Authority | None:
    """Give the authority whose stages this actor sets."""
    found = Authority.objects.filter(pk=by.authority_id).first()
    return found if found and may_set_stages(by, found.pk) else None
