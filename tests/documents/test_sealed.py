"""A large file is encrypted as it is written, and damage to it is seen."""

from pathlib import Path

import pytest

from ettle.access import new_file_name
from ettle.documents.sealed import FRAME, TAG, Damaged, SealedWriter, unsealed

PLAIN = b"Ailsa likes dogs. " * 150_000  # three frames


@pytest.fixture
def sealed(settings, tmp_path) -> Path:
    settings.FILES_ROOT = tmp_path
    writer = SealedWriter(new_file_name())
    for start in range(0, len(PLAIN), 70_001):
        writer.write(PLAIN[start : start + 70_001])
    writer.close()
    (path,) = tmp_path.iterdir()
    return path


def test_what_was_written_is_read_and_is_not_plain_on_disk(sealed):
    assert b"".join(unsealed(sealed.name)) == PLAIN
    assert b"Ailsa" not in sealed.read_bytes()


def swapped(content: bytes) -> bytes:
    first, second = 7 + FRAME + TAG, 7 + 2 * (FRAME + TAG)
    return content[:7] + content[first:second] + content[7:first] + content[second:]


@pytest.mark.parametrize(
    "damage",
    [lambda c: c[:-1], lambda c: c[: 7 + 2 * (FRAME + TAG)], lambda c: c[:99] + b"x" + c[100:],
     swapped],
    ids=["cut by a byte", "cut by a frame", "one byte changed", "two frames exchanged"],
)  # fmt: skip
def test_damage_is_refused(sealed, damage):
    sealed.write_bytes(damage(sealed.read_bytes()))

    with pytest.raises(Damaged):
        b"".join(unsealed(sealed.name))


def test_nothing_is_left_of_what_was_given_up(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    writer = SealedWriter(new_file_name())
    writer.write(PLAIN)

    writer.give_up()

    assert list(tmp_path.iterdir()) == []
