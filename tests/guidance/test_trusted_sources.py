"""Every kind of need has a source that can be trusted, and each says whose it is and from when."""

from dataclasses import replace
from datetime import date

import pytest

from ettle.access import Actor
from ettle.guidance.need_kinds import NEED_KINDS
from ettle.guidance.published import UnsoundSource, all_sources, source_from
from ettle.guidance.selectors import need_kind_name, sources_for
from tests.world import MONDAY, moment

SAID = {
    "title": "A guide",
    "publisher": "Somebody (invented)",
    "address": "https://somebody.invalid/guide",
    "needs": ["autism"],
    "readers": ["families"],
    "gives": "What helps.",
    "languages": ["English"],
    "formats": ["web pages"],
    "seen": "no",
    "looked_on": date(2026, 11, 22),
    "review_by": date(2027, 5, 22),
}


@pytest.fixture
def anyone():
    return Actor(account_id=None, name="", at=moment(MONDAY), today=MONDAY)


@pytest.mark.parametrize("kind", NEED_KINDS, ids=lambda kind: kind.key)
def test_each_kind_of_need_has_a_source_of_its_own(kind, anyone):
    assert sources_for([kind.key], by=anyone).own
    assert need_kind_name(kind.key, by=anyone) == kind.name


@pytest.mark.parametrize(
    "missing", ["publisher", "address", "looked_on", "review_by", "needs", "readers", "seen"]
)
def test_a_source_that_does_not_say_whose_it_is_where_or_from_when_is_refused(missing):
    said = {key: value for key, value in SAID.items() if key != missing}

    with pytest.raises(UnsoundSource, match="guide.toml"):
        source_from("guide", said)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"publisher": " "}, "who published it"),
        ({"address": "somebody.invalid"}, "whole https address"),
        ({"needs": ["clumsiness"]}, "No kind of need is called clumsiness"),
        ({"seen": "yes"}, "how it was looked at"),
        ({"looked_on": "November"}, "no date"),
        ({"review_by": date(2026, 1, 1)}, "before it was looked at"),
    ],
)
def test_a_source_with_something_wrong_in_it_says_what(wrong, words):
    with pytest.raises(UnsoundSource, match=words):
        source_from("guide", SAID | wrong)


def test_a_source_past_its_review_says_so_where_it_is_offered(anyone):
    late = replace(anyone, today=date(2027, 5, 23), at=moment(date(2027, 5, 23)))

    before, after = (sources_for(["dyslexia"], by=each).own[0] for each in (anyone, late))

    assert not before.is_past_review
    assert "To be looked at again by Saturday 22 May 2027." in before.dated
    assert after.is_past_review
    assert "check that it still holds" in after.dated


def test_an_address_that_was_not_opened_is_not_said_to_have_been(anyone):
    for source in all_sources():
        shown = sources_for(source.needs, by=anyone)
        mine = next(each for each in (*shown.own, *shown.general) if each.source == source)

        assert ("not opened" in mine.dated) == (source.seen != "page")


def test_sources_for_a_family_leave_out_what_is_for_staff_unless_there_is_nothing_else(anyone):
    for_families = sources_for(["autism", "more_able"], by=anyone, reader="families").own

    assert {"scottish-autism", "highly-able"} <= {each.source.key for each in for_families}
    assert "nes-neurodiversity" not in {each.source.key for each in for_families}


def test_with_no_need_known_only_what_helps_with_any_is_offered(anyone):
    offered = sources_for(["", "no such kind"], by=anyone)

    assert offered.own == ()
    assert "enquire" in {each.source.key for each in offered.general}
