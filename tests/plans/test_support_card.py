"""The support card: one side, in the child's words, new only when its words are new."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from ettle.access import Refused, Trouble
from ettle.documents.services import rebuild
from ettle.documents.write import reading_minutes, write
from ettle.plans import selectors, services
from ettle.plans.card.content import MOST_LINES, context_of, length_in_lines


@pytest.fixture
def card(world, written):
    """Ailsa's first card."""
    return services.issue_support_card(by=world.actor("laird"), plan=written.plan)


def pages_of(card) -> int:
    return len(PdfReader(BytesIO(bytes(card.document.pdf))).pages)


def reading_age(words: str) -> float:
    """Give the age that Flesch and Kincaid's grade suggests, from a plain count of syllables."""
    sentences = max(1, len(re.findall(r"[.!?](?:\s|$)", words)))
    each = re.findall(r"[A-Za-z’]+", words)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", word.lower()))) for word in each)
    return 0.39 * len(each) / sentences + 11.8 * syllables / len(each) - 15.59 + 5


def test_ailsas_card_is_one_side_of_a5(card):
    page = PdfReader(BytesIO(bytes(card.document.pdf))).pages[0]

    assert pages_of(card) == 1
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (420, 595)


def issue_with_one_more_line(written, number):
    written.write(f"more{number}", "helps", f"Line {number}: show me what comes next, please.")
    laird = written.world.actor("laird")
    return services.issue_support_card(by=laird, plan=written.plan)


def test_the_fullest_card_that_is_issued_is_still_one_side(written, card):
    number = 0
    while length_in_lines(context_of(card)) < MOST_LINES:
        number += 1
        card = issue_with_one_more_line(written, number)

    assert pages_of(card) == 1
    with pytest.raises(Trouble, match="one side of A5"):
        issue_with_one_more_line(written, number + 1)


def test_ailsas_card_reads_in_a_minute_at_age_eleven(card):
    tree = rebuild(card.document)
    words = " ".join(line["words"] for section in card.content.values()
                     if isinstance(section, list) for line in section)  # fmt: skip

    assert reading_minutes(tree) <= 1.0
    assert reading_age(words) <= 11


def test_the_card_says_who_to_ask_without_anyone_typing_it(card):
    assert [line["words"] for line in card.content["ask"]] == [
        "Ms Laird, ASN lead",
        "Mr Singh, class teacher",
    ]


def test_the_card_says_when_it_was_confirmed_when_it_ends_and_its_number(world, card):
    text = write(rebuild(card.document), as_="text").decode()

    assert "Last confirmed Monday 23 November 2026. Do not use after Monday 24 May 2027." in text
    assert f"Support card 1, number {card.ref}" in text


def test_a_card_that_says_the_same_is_the_same_card(world, written, card):
    again = services.issue_support_card(by=world.actor("kerr", hour=15), plan=written.plan)

    assert again == card


def test_a_change_of_its_words_makes_a_new_card(world, written, card):
    laird = world.actor("laird")
    services.revise_entry(
        by=laird, entry=written.entries["card6"], expected_version=1,
        text="Keep my symbol book with me, on the bus too.",
    )  # fmt: skip

    again = services.issue_support_card(by=laird, plan=written.plan)

    assert (again.n, again.ref != card.ref) == (2, True)


def test_a_change_elsewhere_in_the_plan_makes_no_new_card(world, written, card):
    laird = world.actor("laird")
    services.revise_entry(
        by=laird, entry=written.entries["factor"], expected_version=1, text="Another factor."
    )

    assert services.issue_support_card(by=laird, plan=written.plan) == card


def test_a_card_past_its_last_day_is_issued_again(world, written, card):
    later = world.today + timedelta(weeks=27)

    again = services.issue_support_card(by=world.actor("laird", on=later), plan=written.plan)

    assert (again.n, again.confirmed_on, again.issued_at.date()) == (2, world.today, later)


def test_what_changed_is_said_in_words(world, written, card):
    laird = world.actor("laird")
    services.revise_entry(
        by=laird, entry=written.entries["card1"], expected_version=1,
        text="I use my tablet and short words.",
    )  # fmt: skip
    services.end_entry(by=laird, entry=written.entries["card4"], expected_version=1)
    written.write("new", "helps", "A hat when it is sunny.")

    again = services.issue_support_card(by=laird, plan=written.plan)

    assert selectors.card_changes(again, since=card) == (
        "New: What helps: A hat when it is sunny.",
        "Now: I use my tablet and short words. "
        "Was: I use my symbol book and short words. Count to ten for me.",
        "No longer: Does not help: finish my words for me.",
    )


def test_nothing_changed_since_no_card(card):
    assert selectors.card_changes(card, since=None) == ()


def test_nothing_changed_since_itself(world, card):
    view = selectors.current_card(world.ailsa, by=world.actor("laird"))

    assert selectors.card_changes(view, since=card) == ()


def test_a_parent_reads_the_card_without_the_lines_for_deliverers(world, card):
    view = selectors.current_card(world.ailsa, by=world.actor("mairi"))

    assert view.content.must == ()
    assert view.document_ref == ""


def test_an_empty_card_is_not_issued(world, begun):
    with pytest.raises(Trouble, match="nothing on the card yet"):
        services.issue_support_card(by=world.actor("laird"), plan=begun.plan)


@pytest.mark.parametrize("who", ["okafor", "singh", "mairi", "nobody", "ruth"])
def test_only_the_schools_leaders_issue_the_card(world, written, who):
    with pytest.raises(Refused):
        services.issue_support_card(by=world.actor(who), plan=written.plan)
