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
@settings(max_examples=settings().max_examples // 10, phases=[Phase.generate])  # slow to shrink
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


def test_every_part_that_a_printing_selects_is_printed(everything):
    made, known = everything
    cut = {"child"}  # to five minutes
    missing = {}

    for edition in EDITIONS:
        tree = str(draft(made, edition.key))
        selected = {word for word, part in known.items() if part[0] in edition.kinds}
        missing[edition.key] = {
            word for word in selected - outside(known, edition.key) if word not in tree
        }

    assert {key: words for key, words in missing.items() if words and key not in cut} == {}


def test_a_parents_own_copy_leaves_out_what_is_kept_from_them(everything):
    made, known = everything
    laird, mairi = made.world.actor("laird"), made.world.mairi
    kept = [word for word, (*_, is_kept) in known.items() if is_kept]

    copies = {
        edition.key: str(
            selectors.draft_printing(made.world.ailsa, edition.key, by=laird, for_person=mairi)
        )
        for edition in EDITIONS
    }

    assert [(key, word) for key, copy in copies.items() for word in kept if word in copy] == []
