"""The story, played through the real services up to a stage, on days before the day shown."""

from collections.abc import Iterator

from ettle.config.demo.world import Scene


def play(scene: Scene, *, until: str) -> Iterator[str]:
    """Play the story until a stage is reached, saying each step as it is done."""
    yield from ()
