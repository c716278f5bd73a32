"""What the e-mail about a letter is headed: in its reader's words, and naming nobody."""

import pytest

from ettle.cases.notices import SUBJECT, SUBJECT_AT_WORK, SUBJECT_OWN, _subject
from ettle.cases.recipients import Recipient


def recipient(**facts) -> Recipient:
    return Recipient(
        name="Somebody", label="", channel="email", address="x@y.invalid", language="", **facts
    )


@pytest.mark.parametrize(
    ("who", "subject"),
    [("mairi", SUBJECT), ("mr_baird", SUBJECT_AT_WORK), ("", SUBJECT_AT_WORK)],
)
def test_only_a_parent_reads_of_their_child(world, who, subject):
    person = getattr(world, who) if who else None

    assert _subject(world.ailsa, recipient(person=person)) == subject


def test_a_pupil_reads_of_their_own_support(world):
    assert _subject(world.callum, recipient(is_pupil=True)) == SUBJECT_OWN
