"""The invented council's stages of support, and two children's way through them.

The stages are one council's published model, taken ready and named anew; a change of them is
being written, which holds for nobody yet.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from ettle.config import cast
from ettle.config.demo.world import Scene, moment
from ettle.people.models import Stage
from ettle.people.services.stages import (
    begin_change,
    change_stage,
    name_scheme,
    put_stages_in_force,
    take_ready_model,
)
from ettle.people.staging import StageGiven
from ettle.plans.models import Plan
from ettle.plans.services.staging import move_stage
from ettle.plans.stages.moves import Asked

IN_FORCE_WEEKS = 200
UNIVERSAL, ADDITIONAL, ENHANCED = 1, 2, 3

# Weeks before the day shown, stage, why, what the child said, what the parents said.
AILSA = (
    (
        156, UNIVERSAL, "The class team has noticed that she watches others before she starts. "
        "They try a timetable in pictures and a seat at the front first.",
        "I like the pictures.", "Mairi sees it at home too, when more than one person talks.",
    ),
    (
        140, ADDITIONAL, "The pictures helped in part. She needs a small group for language, which "
        "the school gives.",
        "I want to be with my friend in the group.", "Mairi agrees, if it is not in playtime.",
    ),
    (
        118, UNIVERSAL, "The group ended: she uses its words by herself now, and the class team "
        "keeps the pictures.",
        "I can do it with everybody.", "Mairi is glad, and wants to be told if it slips.",
    ),
    (
        96, ADDITIONAL, "The dinner hall is too loud for her, and she has left it twice. What was "
        "tried in the hall was not enough.",
        "It hurts my ears.", "Mairi asks for a quiet place to eat.",
    ),
    (
        60, ENHANCED, "School support was tried for a year and words still do not come. A speech "
        "and language therapist has to plan with the school.",
        "I want people to wait for me.", "Mairi has asked for this since the spring.",
    ),
    (
        10, ENHANCED, "Looked at with the plan. The therapist’s help is needed as much as before.",
        "I like my symbol book.", "Mairi would like the help to be every week.",
    ),
)  # fmt: skip
CALLUM = (
    (
        156, UNIVERSAL, "He tells stories well and writes two lines. His teacher tries cream paper "
        "and a ruler first.",
        "The paper is fine.", "His mother says that reading aloud at home ends in tears.",
    ),
    (
        136, ADDITIONAL, "What was tried in class helped in part. A daily programme in school "
        "begins.",
        "Not in front of everybody.", "His parents agree.",
    ),
    (
        62, ADDITIONAL, "Looked at after the move to Corrievale: the same support goes on.",
        "I want the tablet to be mine.", "His mother asks that every subject is told.",
    ),
)  # fmt: skip


def set_stages(scene: Scene) -> None:
    """Put Glenmarra's stages in force since some years, and begin a change of them."""
    by = scene.actor(cast.MS_OKAFOR, scene.today - timedelta(weeks=29))
    then = scene.today - timedelta(weeks=IN_FORCE_WEEKS)
    scheme = take_ready_model(by=by, authority=scene.authority, key="west_lothian")
    scheme = name_scheme(
        by=by,
        scheme=scheme,
        expected_version=scheme.version,
        name="Glenmarra’s stages of support",
        look_weeks=6,
        document_names=scheme.document_names,
    )
    put_stages_in_force(by=by, scheme=scheme, expected_version=scheme.version, live_from=then)
    _begin_a_change(scene)


def _begin_a_change(scene: Scene) -> None:
    by = scene.actor(cast.MS_OKAFOR, scene.today)
    draft = begin_change(by=by, authority=scene.authority)
    last = draft.stages.get(number=4)
    given = replace(_given(last), name="Intensive and specialist", review_weeks=8)
    change_stage(by=by, stage=last, expected_version=last.version, given=given)


def _given(stage: Stage) -> StageGiven:
    facts: dict[str, Any] = {name: getattr(stage, name) for name in StageGiven.__dataclass_fields__}
    lists = {name: tuple(each) for name, each in facts.items() if isinstance(each, list)}
    return StageGiven(**facts | lists)


def stage_moves(scene: Scene) -> None:
    """Move Ailsa and Callum between the stages, on the days on which it happened."""
    for child, writer, moves in (
        (cast.AILSA, cast.MS_LAIRD, AILSA),
        (cast.CALLUM, cast.NOBODY, CALLUM),
    ):
        plan = Plan.objects.select_related("pupil__school").get(pupil=scene.pupil(child))
        now = scene.actor(writer, scene.today)
        for weeks, number, reason, child_said, parents_said in moves:
            day = scene.today - timedelta(weeks=weeks)
            asked_on = day - timedelta(days=3)
            move_stage(
                by=now.moved_to(moment(day, 15), day),
                plan=plan,
                to_stage=_stage(scene, number),
                on=day,
                reason=reason,
                child=Asked(words=child_said, on=asked_on),
                parents=Asked(words=parents_said, on=asked_on),
            )


def _stage(scene: Scene, number: int) -> Stage:
    return Stage.objects.get(
        scheme__authority=scene.authority, scheme__live_from__isnull=False, number=number
    )
