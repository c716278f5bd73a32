"""How short phrases and days are put on a line, wherever a plan is printed."""

import pytest

from ettle.plans.labels import fully_dated
from ettle.plans.phrases import in_one_line, lowered


@pytest.mark.parametrize(
    ("phrases", "line"),
    [
        (("Every lesson", "All session"), "Every lesson, all session"),
        (("Every test", "The whole test, and a quarter more time"),
         "Every test, the whole test, and a quarter more time"),
        (("Once a week", "40 minutes"), "Once a week, 40 minutes"),
        (("", "All session"), "All session"),
        (("", ""), ""),
    ],
)  # fmt: skip
def test_only_the_first_phrase_of_a_line_keeps_its_capital(phrases, line):
    assert in_one_line(*phrases) == line


@pytest.mark.parametrize("name", ["Monday mornings", "Ms Laird’s group", "ASN base", ""])
def test_a_phrase_that_begins_with_a_name_keeps_its_capital(name):
    assert lowered(name) == name


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Ailsa, 15 September 2026", "Ailsa, Tuesday 15 September 2026"),
        ("Dr Sinclair, NHS Glenmarra (invented), 21 September 2026",
         "Dr Sinclair, NHS Glenmarra (invented), Monday 21 September 2026"),
        ("Ailsa, to Ms Laird, in P3", "Ailsa, to Ms Laird, in P3"),
        ("Mairi, 31 June 2026", "Mairi, 31 June 2026"),
    ],
)  # fmt: skip
def test_a_day_beside_somebodys_name_is_said_in_full(label, said):
    assert fully_dated(label) == said
