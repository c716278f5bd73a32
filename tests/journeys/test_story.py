"""The story, played in one sitting by the people of the cast."""

import pytest

from tests.journeys.hands import Sitting
from tests.journeys.story import STEPS


@pytest.mark.story
def test_the_story_is_played_from_the_request_to_an_adult_who_is_ready(built_world):
    sitting = Sitting(built_world("start"))

    for step in STEPS:
        step(sitting)
        sitting.site.close()
