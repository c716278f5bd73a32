"""The requirement files install the same on anyone's machine."""

import re

import pytest

from tests.shape.source import ROOT, short

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("lock", LOCKS, ids=short)
def test_a_lock_names_no_host_and_no_path(lock):
    lines = lock.read_text().splitlines()

    assert [line for line in lines if re.search(r"http|file:|/", line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=short)
def test_every_locked_package_has_a_version_and_a_hash(lock):
    requirements = re.split(r"\n(?=\S)", lock.read_text().strip())

    assert [one for one in requirements if "==" not in one or "--hash=sha256:" not in one] == []


def test_our_own_law_library_is_not_asked_of_an_index():
    locked = "".join(lock.read_text() for lock in LOCKS) + (ROOT / "pyproject.toml").read_text()

    assert not re.search(r"^\W*asl[-_]law\W*==", locked, re.M)
