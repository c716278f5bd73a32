"""What each printing says, word for word; the files are beside this, to be read by anybody."""

from pathlib import Path
from time import perf_counter

import pytest

from ettle.documents.write import write
from ettle.plans import services
from ettle.plans.editions import EDITIONS
from ettle.plans.printings import print_csp
from tests.plans.ailsa import csp_facts
from tests.plans.printings.whole import answers_for, log_some, put_every_kind

WORDS = Path(__file__).with_name("words")
ELSEWHERE = ("family", "child", "card_today")  # the last has a number of its own each time
OURS = [edition.key for edition in EDITIONS if edition.key not in ELSEWHERE]


@pytest.mark.parametrize("key", OURS)
def test_a_printing_says_what_it_said(begun, key):
    put_every_kind(begun)
    log_some(begun)

    row = services.issue_printing(
        by=begun.world.actor("laird"), plan=begun.plan, key=key, answers=answers_for(begun)
    )

    assert bytes(row.document.text).decode() == (WORDS / f"{key}.txt").read_text("utf-8")


def test_the_statutory_plan_prints_in_less_than_a_third_of_a_second(written):
    context = csp_facts(written)[1]
    took = []
    for _ in range(6):
        started = perf_counter()
        write(print_csp(context), as_="pdf")
        took.append(perf_counter() - started)

    assert min(took) < 0.3
