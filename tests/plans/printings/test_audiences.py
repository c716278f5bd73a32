"""No printing ever holds a part outside its audience: any plan, every printing, all formats."""

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ettle.documents.services import rebuild
from ettle.plans import selectors, services
from ettle.plans.editions import EDITIONS
from ettle.plans.models import AUDIENCES, ENTRY_KINDS
from ettle.plans.printings import print_card, print_csp
from tests.plans.ailsa import begin
from tests.plans.printings.whole import PLACES, answers_for, keep_from_mairi, put, text_in
from tests.world import make_world

EVERYONE = {"everyone"}
SCHOOL = {"everyone", "school", "deliverers"}
# Who each printing is for, said again here: a printing that is not here has not been thought about.
FOR = {
    "iep": EVERYONE, "childs_plan": EVERYONE, "transition": EVERYONE,
    "request_for_assistance": EVERYONE, "assessment_evidence": EVERYONE,
    "chronology": {"everyone", "planners"}, "chronology_shared": EVERYONE,
    "family": EVERYONE, "child": {"everyone", "school"},
    "card_today": SCHOOL, "csp": EVERYONE, "support_card": SCHOOL,
}  # fmt: skip
# Printings that no parent is given, or that are the child's own: what is kept from a parent stays.
HOLDS_WHAT_IS_KEPT = {"chronology", "child", "card_today", "support_card"}

parts = st.lists(
    st.tuples(st.sampled_from(ENTRY_KINDS), st.sampled_from(AUDIENCES), st.booleans()),
    min_size=1,
    max_size=14,
)


def token(number: int) -> str:
    """Give a word that is in one part and nowhere else."""
    return f"zq{number:03d}x"


def written(world, drawn):
    """Write parts with a word each; give kind, audience and whether kept, by that word."""
    made = begin(world)
    for place in sorted(set(PLACES.values())):
        put(made, place, place, f"The {place} that others hang on.")
    known = {}
    for number, (kind, audience, is_kept) in enumerate(drawn):
        word = token(number)
        put(made, word, kind, f"About {word} and more.", audience)
        known[word] = (kind, audience, is_kept)
        if is_kept:
            keep_from_mairi(made, word)
    return made, known


def draft(made, key: str):
    """Give what the school's lead sees of a printing before it is issued."""
    laird = made.world.actor("laird")
    if key == "csp":
        return print_csp(selectors.csp_context(made.plan, by=made.world.actor("okafor")))
    if key == "support_card":
        return print_card(selectors.draft_card(made.plan, by=laird))
    return selectors.draft_printing(made.world.ailsa, key, by=laird)


def issued(made, key: str):
    """Give a printing as it is frozen; a card of so many parts is never issued."""
    if key in ("csp", "support_card", "card_today"):
        return draft(made, key)
    row = services.issue_printing(
        by=made.world.actor("laird"), plan=made.plan, key=key, answers=answers_for(made)
    )
    return rebuild(row.document)


def outside(known, key: str) -> set[str]:
    """Give the words that a printing may not hold."""
    return {
        word
        for word, (_, audience, is_kept) in known.items()
        if audience not in FOR[key] or (is_kept and key not in HOLDS_WHAT_IS_KEPT)
    }


def test_somebody_has_thought_about_who_each_printing_is_for():
    assert {edition.key for edition in EDITIONS} == FOR.keys() - {"csp", "support_card"}


@pytest.mark.django_db
@settings(max_examples=15, phases=[Phase.generate])  # shrinking prints for minutes
@given(drawn=parts)
def test_no_printing_holds_a_part_outside_its_audience(drawn):
    with transaction.atomic():
        made, known = written(make_world(), drawn)

        trees = {key: str(draft(made, key)) for key in FOR}
        found = {key: [w for w in outside(known, key) if w in trees[key]] for key in FOR}

        assert found == {key: [] for key in FOR}
        transaction.set_rollback(True)


EVERY_PART = [
    (kind, audience, is_kept)
    for kind in ENTRY_KINDS
    for audience in AUDIENCES
    for is_kept in ((False, True) if audience == "everyone" else (False,))
]


@pytest.fixture
def everything(world):
    """Ailsa's plan with every kind for every audience, kept from her mother and not."""
    return written(world, EVERY_PART)


@pytest.mark.parametrize("key", sorted(FOR))
def test_no_format_of_a_printing_holds_a_part_outside_its_audience(everything, key):
    made, known = everything

    for tree in (draft(made, key), issued(made, key)):
        words = text_in(tree)
        found = {as_: [w for w in outside(known, key) if w in words[as_]] for as_ in words}
        assert found == {"html": [], "pdf": [], "docx": [], "text": []}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.key)
def test_every_part_that_a_printing_selects_is_printed(everything, edition):
    made, known = everything
    laird = made.world.actor("laird")
    tree = selectors.draft_printing(made.world.ailsa, edition.key, by=laird)
    wanted = {
        word
        for word, (kind, audience, is_kept) in known.items()
        if kind in edition.kinds and audience in FOR[edition.key]
        and not (is_kept and edition.key not in HOLDS_WHAT_IS_KEPT)
    }  # fmt: skip

    missing = {word for word in wanted if word not in str(tree)}

    assert missing == set() or edition.key == "child"  # the child's is cut to five minutes


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.key)
def test_a_parents_own_copy_leaves_out_what_is_kept_from_them(everything, edition):
    made, known = everything
    tree = selectors.draft_printing(
        made.world.ailsa, edition.key, by=made.world.actor("laird"), for_person=made.world.mairi
    )

    assert [word for word, (*_, is_kept) in known.items() if is_kept and word in str(tree)] == []
