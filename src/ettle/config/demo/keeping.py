"""What Callum, who is 13, keeps from his father: two parts of his plan. Nobody tells him."""

from datetime import timedelta

from ettle.config import cast
from ettle.config.demo.world import Scene
from ettle.plans import services as plans
from ettle.plans.models import EntryVersion

KEPT = (
    "English is fine. It is everyone watching me be slow at it.",
    "He left the room in a spelling test and hid.",
)


def keep_two_parts(scene: Scene) -> None:
    """Let Callum choose, some weeks ago, what his father does not read."""
    by = scene.actor(cast.CALLUM, scene.today - timedelta(weeks=8), 17)
    plan = scene.pupil(cast.CALLUM).plan
    for words in KEPT:
        version = EntryVersion.objects.select_related("entry").get(entry__plan=plan, text=words)
        plans.keep_from(
            by=by, entry=version.entry, person=scene.person(cast.STUART), kept_by="child"
        )
