"""What a comparison says of a picture beside a part."""

import pytest

from ettle.plans.comparing.details import phrases
from ettle.plans.comparing.shapes import Listener


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("", "a", ["a picture was put beside it"]),
        ("a", "b", ["the picture beside it changed"]),
        ("a", "", ["the picture beside it was taken off"]),
        ("a", "a", []),
    ],
)
def test_a_picture_put_changed_and_taken_off_is_each_said_so(before, after, said):
    assert phrases({"picture": before}, {"picture": after}, Listener()) == said
