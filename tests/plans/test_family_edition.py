"""The family's edition: one parent's own, in plain words, with the map; nobody else's doings."""

import pytest

from ettle.access import Trouble
from ettle.documents.registry import printed
from ettle.documents.write import write
from ettle.people.models import SafeContactFlag
from ettle.plans import services
from ettle.plans.models import EntryKept
from ettle.plans.selectors.own_editions import family_edition, plan_map
from tests.plans import ailsa
from tests.world import moment


def text_of(edition) -> str:
    return write(edition.document, as_="text").decode()


def keep(world, entry, person):
    return EntryKept.objects.create(
        authority=world.authority, entry=entry, person=person, kept_by="adult",
        reason="It could put her at risk (invented).", decided_by=world.ms_laird,
        decided_on=world.today, decided_at=moment(world.today),
    )  # fmt: skip


def unflagged(world):
    """Let both parents read: they live apart, and nothing stands between them."""
    SafeContactFlag.objects.filter(pupil=world.ailsa).delete()


def test_mairi_reads_the_plan_in_plain_words_with_who_gives_what(written):
    edition = family_edition(written.world.ailsa, by=written.world.actor("mairi"))

    text = " ".join(text_of(edition).split())
    assert "Who may have it: Mairi Morrison, who chooses who else sees it." in text
    assert "My dog Bramble." in text
    assert (
        "When: Once a week, 30 minutes, until June 2027. Where: The quiet room. "
        "Who: Speech and language therapist, NHS Glenmarra (invented)." in text
    )
    assert "If something is not happening" in text
    assert "Enquire" in text
    assert "Draft" not in text


def test_what_is_only_for_those_who_give_support_is_not_in_it(written):
    edition = family_edition(written.world.ailsa, by=written.world.actor("mairi"))

    assert "Keep my symbol book with me" not in text_of(edition)


@pytest.mark.parametrize(
    "stranger", ["nobody", "rory", "docherty", "grant", "ruth", "callum", "singh"]
)
def test_it_is_closed_to_everybody_else(written, stranger):
    world = written.world

    assert family_edition(world.ailsa, by=world.actor(stranger)) is None
    assert plan_map(world.ailsa, by=world.actor(stranger)) is None


def test_each_parent_has_an_edition_of_their_own(written):
    world = written.world
    unflagged(world)
    keep(world, written.entries["factor"], world.rory)

    mairis, rorys = (
        text_of(family_edition(world.ailsa, by=world.actor(who))) for who in ("mairi", "rory")
    )

    assert "A speech sound disorder" in mairis
    assert "A speech sound disorder" not in rorys
    assert "Mairi Morrison, who chooses" in mairis
    assert "Rory Campbell, who chooses" in rorys


def test_an_edition_made_at_school_for_one_parent_leaves_out_what_is_kept_from_that_one(written):
    world = written.world
    unflagged(world)
    keep(world, written.entries["factor"], world.rory)
    laird = world.actor("laird")

    for_rory = text_of(family_edition(world.ailsa, by=laird, for_parent=world.rory))
    for_mairi = text_of(family_edition(world.ailsa, by=laird, for_parent=world.mairi))
    for_any = text_of(family_edition(world.ailsa, by=laird))

    assert "A speech sound disorder" in for_mairi
    assert "A speech sound disorder" not in for_rory
    assert "A speech sound disorder" not in for_any


def test_a_parent_behind_a_safe_contact_flag_has_none_made(written):
    world = written.world

    with pytest.raises(Trouble, match="safe-contact flag"):
        family_edition(world.ailsa, by=world.actor("laird"), for_parent=world.rory)


def test_what_the_parent_who_is_kept_apart_said_is_in_nobody_elses_edition(written):
    world = written.world
    SafeContactFlag.objects.filter(pupil=world.ailsa).update(
        protects=world.rory, kept_from=world.mairi
    )

    rorys = text_of(family_edition(world.ailsa, by=world.actor("rory")))

    assert "understood in the playground too" not in rorys
    assert "Mairi" not in rorys


def test_the_map_says_which_plan_is_the_legal_one(written):
    world = written.world
    before = plan_map(world.ailsa, by=world.actor("mairi"))
    ailsa.issue(written)
    services.issue_support_card(by=world.actor("laird"), plan=written.plan)

    after = plan_map(world.ailsa, by=world.actor("mairi"))

    assert [piece.key for piece in before.pieces if piece.is_there] == []
    assert [piece.key for piece in after.pieces if piece.is_there] == ["csp", "card"]
    assert [piece.key for piece in after.pieces if piece.is_legal] == ["csp"]
    assert "marked as the legal one" in after.alternative
    assert "dashed" in before.alternative
    assert after.picture.startswith(b"\x89PNG")


def test_the_picture_of_the_map_has_words_that_name_every_piece(written):
    shown = plan_map(written.world.ailsa, by=written.world.actor("mairi"))

    assert all(piece.name in shown.alternative for piece in shown.pieces)


def test_rights_are_those_of_a_family_with_or_without_the_statutory_plan(written):
    mairi = written.world.actor("mairi")
    before = text_of(family_edition(written.world.ailsa, by=mairi))
    ailsa.issue(written)

    after = text_of(family_edition(written.world.ailsa, by=mairi))

    assert "We must answer in 8 weeks." in " ".join(before.split())
    assert "We must answer in 4 weeks." in " ".join(after.split())
    assert "co-ordinates the co-ordinated support plan" in " ".join(after.split())


def test_how_long_it_takes_to_read_is_on_its_face(written):
    edition = family_edition(written.world.ailsa, by=written.world.actor("mairi"))

    assert "minutes to read." in " ".join(text_of(edition).split())
    assert edition.minutes < 15


def test_it_is_one_tree_in_four_formats_and_can_be_built_again(written):
    edition = family_edition(written.world.ailsa, by=written.world.actor("mairi"))

    assert {as_: bool(write(edition.document, as_=as_)) for as_ in ("html", "pdf", "docx", "text")}
    assert printed("family", edition.context) == edition.document
