"""A printing is issued from the plan, frozen, and open to those whom it is for and no others."""

from datetime import timedelta

import pytest

from ettle.access import Refused, Trouble
from ettle.audit.selectors import events_about
from ettle.documents.services import rebuild
from ettle.documents.write import write
from ettle.plans import selectors, services
from ettle.plans.editions import BY_KEY, EDITIONS
from tests.plans.printings.whole import answers_for, log_some, put_every_kind

# How each of the cast reads Ailsa's plan; whoever is not here does not.
READS_AS = {
    "laird": "lead", "baird": "lead", "kerr": "lead", "singh": "teacher", "okafor": "officer",
    "wojcik": "psychologist", "mairi": "parent",
}  # fmt: skip
STRANGERS = ("nobody", "rory", "ruth", "morag", "grant", "docherty", "callum", "eilidh")
KEYS = [edition.key for edition in EDITIONS]
IN_A_CHILDS_WORDS = "child"  # it says what it is in its own way (test_child_edition)
every_printing = pytest.mark.parametrize("key", KEYS)


@pytest.fixture
def whole(begun):
    """Ailsa's plan with a part of every kind, and some of it given and seen."""
    put_every_kind(begun)
    log_some(begun)
    return begun


def issue(made, key, *, who="laird", **others):
    facts = {"answers": answers_for(made)} | others
    return services.issue_printing(by=made.world.actor(who), plan=made.plan, key=key, **facts)


@every_printing
def test_a_printing_is_issued_as_it_was_drafted(whole, key):
    row = issue(whole, key)

    assert (row.printing, row.document.printing, row.issued_label) == (
        key, key, "Ms Laird, ASN lead"
    )  # fmt: skip
    assert write(rebuild(row.document), as_="text") == bytes(row.document.text)
    assert row.document.matches_its_hashes()


@pytest.mark.parametrize("key", [key for key in KEYS if key != IN_A_CHILDS_WORDS])
def test_an_issued_printing_says_on_its_face_what_it_is_and_who_may_have_it(whole, key):
    text = bytes(issue(whole, key).document.text).decode()

    edition = BY_KEY[key]
    assert edition.what in text.replace("\n", " ")
    assert "Monday 23 November 2026" in text
    assert "raft" not in text


@pytest.mark.parametrize("key", [key for key in KEYS if key != IN_A_CHILDS_WORDS])
def test_a_draft_says_that_it_is_one(whole, key):
    tree = selectors.draft_printing(whole.world.ailsa, key, by=whole.world.actor("laird"))

    assert "Draft to look at: not issued" in tree.marks


@every_printing
@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_has_no_printing_no_draft_and_no_paper(whole, key, who):
    row = issue(whole, key)
    by, ailsa = whole.world.actor(who), whole.world.ailsa

    assert selectors.printings_for(ailsa, by=by) == ()
    assert selectors.draft_printing(ailsa, key, by=by) is None
    assert selectors.printable_parts(ailsa, key, by=by) == ()
    assert selectors.issued_printings(ailsa, by=by) == ()
    assert selectors.open_printing(row.ref, by=by) is None
    assert selectors.paper_for(row.document.ref, by=by) is None
    with pytest.raises(Refused):
        issue(whole, key, who=who)


@every_printing
def test_a_printing_is_open_to_those_whom_it_is_for(whole, key):
    row = issue(whole, key)
    readers = BY_KEY[key].readers

    opened = {
        who for who in READS_AS if selectors.open_printing(row.ref, by=whole.world.actor(who))
    }

    held = set(row.document.context["face"]["holds"])
    readable = {
        who
        for who, reader in READS_AS.items()
        if reader in readers and held <= _read_by(whole, who)
    }
    assert opened == readable
    assert opened == {
        who for who in READS_AS
        if selectors.paper_for(row.document.ref, by=whole.world.actor(who))
    }  # fmt: skip


def _read_by(made, who) -> set[str]:
    plan = selectors.plan_for(made.world.ailsa, by=made.world.actor(who))
    return {part.ref for part in plan.parts}


@every_printing
@pytest.mark.parametrize("who", ["singh", "wojcik", "mairi", "okafor", "laird"])
def test_only_those_who_answer_for_a_printing_issue_it(whole, key, who):
    if READS_AS[who] in BY_KEY[key].issuers:
        return
    with pytest.raises(Refused):
        issue(whole, key, who=who)


@pytest.mark.parametrize("key", [key for key in KEYS if "parent" in BY_KEY[key].readers])
def test_a_part_kept_from_mairi_later_closes_the_printing_to_her(whole, key):
    row = issue(whole, key)
    kind = BY_KEY[key].kinds[0]
    world = whole.world

    services.keep_from(
        by=world.actor("laird"), entry=whole.entries[kind], person=world.mairi,
        reason="For safety.", kept_by="adult",
    )  # fmt: skip

    assert selectors.open_printing(row.ref, by=world.actor("mairi")) is None
    assert selectors.open_printing(row.ref, by=world.actor("laird")) is not None


def test_mairis_own_copy_is_hers_and_the_schools(whole):
    row = issue(whole, "iep", for_person=whole.world.mairi)

    opened = {
        who for who in READS_AS if selectors.open_printing(row.ref, by=whole.world.actor(who))
    }
    assert opened == {"mairi", "laird", "baird", "kerr"}


def test_no_copy_is_made_for_rory_while_a_flag_keeps_him_away(whole):
    with pytest.raises(Refused):
        issue(whole, "iep", for_person=whole.world.rory)


def test_what_was_issued_before_stays_and_the_newest_is_named(whole):
    first, second = issue(whole, "iep"), issue(whole, "iep")

    lines = selectors.issued_printings(whole.world.ailsa, by=whole.world.actor("mairi"))

    assert [(one.ref, one.is_newest) for one in lines] == [(second.ref, True), (first.ref, False)]


def test_opening_a_printing_is_recorded(whole):
    row = issue(whole, "iep")

    selectors.open_printing(row.ref, by=whole.world.actor("mairi"), page="printing")

    events = events_about(whole.world.ailsa.pk, by=whole.world.actor("laird"), readings=True)
    assert "printing.read" in [event.verb for event in events]


def test_a_plan_with_nothing_in_it_is_not_printed(begun):
    with pytest.raises(Trouble, match="nothing to print yet"):
        issue(begun, "iep")


def test_what_a_printing_is_thin_without_is_said(begun):
    lines = selectors.printings_for(begun.world.ailsa, by=begun.world.actor("laird"))

    missing = {line.edition.key: [need.words for need in line.missing] for line in lines}
    assert missing["iep"][0] == "A long-term objective"
    assert all(missing.values())


@pytest.mark.parametrize(
    ("key", "wrong", "words"),
    [
        ("request_for_assistance", {"question": " "}, "Write the question"),
        ("request_for_assistance", {"question": "x" * 2001}, "2001 characters"),
        ("request_for_assistance", {"service": ""}, "which service"),
        ("request_for_assistance", {"agreed_by": ""}, "Say who agreed"),
        ("transition", {"agreed_on": None}, "on which day they agreed"),
        ("transition", {"move_on": None}, "on which day the move"),
        ("transition", {"move": "away"}, "kind of move"),
        ("transition", {"to_school": ""}, "which school"),
        ("transition", {"share": []}, "at least one part"),
        ("assessment_evidence", {"arrangements": []}, "at least one support"),
        ("chronology_shared", {"third_parties": False}, "Read it through first"),
        ("no_such", {}, "no printing of that name"),
    ],
)
def test_what_is_asked_is_answered_or_refused_in_words(whole, key, wrong, words):
    with pytest.raises(Trouble, match=words):
        issue(whole, key, answers=answers_for(whole) | wrong)


def test_nobody_agrees_tomorrow(whole):
    tomorrow = whole.world.today + timedelta(days=1)
    with pytest.raises(Trouble, match="has not come yet"):
        issue(whole, "transition", answers=answers_for(whole) | {"agreed_on": tomorrow})


def test_a_pack_goes_ahead_of_a_move(whole):
    with pytest.raises(Trouble, match="past"):
        issue(whole, "transition", answers=answers_for(whole) | {"move_on": whole.world.today
                                                                - timedelta(days=1)})  # fmt: skip


def test_only_what_was_agreed_is_in_the_transition_pack(whole):
    agreed = whole.entries["helps"].ref

    row = issue(whole, "transition", answers=answers_for(whole) | {"share": [agreed]})

    assert row.document.context["face"]["holds"] == [agreed]
    assert "Words about strategy" not in bytes(row.document.text).decode()
    assert row.for_whom == "Corrievale High School (invented)"
