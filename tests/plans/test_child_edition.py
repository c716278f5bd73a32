"""The child's own edition: their words first, at most five minutes aloud, theirs to show."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from ettle.documents.registry import printed
from ettle.documents.write import reading_minutes, write
from ettle.plans.child_words import LONGEST_SAID, MORE, MOST_MINUTES
from ettle.plans.models import EntryKept
from ettle.plans.selectors.own_editions import child_edition
from ettle.voice.models import View
from ettle.voice.services import add_drawing
from tests.plans import ailsa
from tests.world import moment


def words(document) -> str:
    return " ".join(write(document, as_="text").decode().split())


def drawing() -> list[bytes]:
    made = io.BytesIO()
    Image.new("RGB", (1200, 900), "white").save(made, "PNG")
    return [made.getvalue()]


@pytest.fixture
def ailsas(written):
    """Ailsa, holding a device that was lent to her."""
    return replace(
        written.world.actor("mairi"),
        account_id=None, person_id=None, pupil_id=written.world.ailsa.pk, name="Ailsa",
        roles=frozenset({"pupil"}), own_pupil_ids=frozenset(), link_ref="x",
    )  # fmt: skip


def test_it_begins_with_what_ailsa_said(written, ailsas):
    edition = child_edition(written.world.ailsa, by=ailsas)

    text = words(edition.document)
    assert text.index("I like the quiet room") < text.index("My dog Bramble")
    assert "I do not like when plans change" in text


def test_it_says_who_helps_in_words_that_a_child_knows(written, ailsas):
    text = words(child_edition(written.world.ailsa, by=ailsas).document)

    assert "A speech and language therapist, who helps with talking. Once a week." in text
    assert "Direct speech and language therapy, with a programme" not in text


def test_what_is_for_those_who_give_support_is_not_in_it(written, ailsas):
    edition = child_edition(written.world.ailsa, by=ailsas)

    assert "Keep my symbol book with me" not in words(edition.document)
    assert "speech sound disorder" not in words(edition.document)


@pytest.mark.parametrize("stranger", ["nobody", "rory", "docherty", "grant", "ruth", "callum"])
def test_it_is_closed_to_strangers(written, stranger):
    assert child_edition(written.world.ailsa, by=written.world.actor(stranger)) is None


def test_however_much_is_written_it_takes_at_most_five_minutes_to_hear(written, ailsas):
    for number in range(40):
        for kind in ("what_matters", "helps", "signs", "strength", "target"):
            written.write(f"{kind}{number}", kind, f"Number {number}. " + "I like this a lot. " * 6)

    edition = child_edition(written.world.ailsa, by=ailsas)

    assert reading_minutes(edition.document, aloud=True) <= MOST_MINUTES
    assert edition.context.left_out > 100
    assert "More is in the plan than fits here" in words(edition.document)
    assert "I like the quiet room" in words(edition.document)


def test_a_very_long_answer_is_cut_at_a_sentence_and_says_so(written, ailsas):
    view = View.objects.get(pupil=written.world.ailsa, whose="child")
    written.write(
        "long", "view", "I went to the sea. " * 400, source_kind="child_view",
        source_ref=view.ref, author_label="Ailsa",
    )  # fmt: skip

    said = child_edition(written.world.ailsa, by=ailsas).context.said

    longest = max(said, key=lambda one: len(one.words))
    assert longest.words.endswith("I went to the sea." + MORE)
    assert len(longest.words.split()) <= LONGEST_SAID + len(MORE.split())
    assert edition_fits(written, ailsas)


def edition_fits(written, ailsas) -> bool:
    edition = child_edition(written.world.ailsa, by=ailsas)
    return reading_minutes(edition.document, aloud=True) <= MOST_MINUTES


def test_what_is_too_hard_for_a_child_is_pointed_out_to_the_adult(written, ailsas):
    hard = "Communicational opportunities necessitate consistent environmental adaptation."
    written.write("hard", "helps", hard)

    edition = child_edition(written.world.ailsa, by=ailsas)

    assert edition.hard == (hard,)
    assert edition.level.age < 9.5


def test_words_for_school_people_are_in_the_childs_own_and_not_in_a_parents_reading(world):
    made = ailsa.write_all(world)
    ailsa.give_views(made, child_audience="school")
    laird, mairi = (child_edition(world.ailsa, by=world.actor(who)) for who in ("laird", "mairi"))

    assert "I like the quiet room" in words(laird.document)
    assert "Do not show it to anyone else without asking Ailsa" in words(laird.document)
    assert "I like the quiet room" not in words(mairi.document)
    assert "Do not show it" not in words(mairi.document)


def test_what_a_child_keeps_from_a_parent_stays_in_the_childs_own(written, ailsas):
    world = written.world
    EntryKept.objects.create(
        authority=world.authority, entry=written.entries["card0"], person=world.mairi,
        kept_by="child", decided_on=world.today, decided_at=moment(world.today),
    )  # fmt: skip

    own = child_edition(world.ailsa, by=ailsas)
    mairis = child_edition(world.ailsa, by=world.actor("mairi"))

    assert "Bramble" in words(own.document)
    assert "Bramble" not in words(mairis.document)


def test_a_drawing_is_in_it_for_those_who_may_see_it(written, ailsas, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    view = View.objects.get(pupil=written.world.ailsa, whose="child")
    View.objects.filter(pk=view.pk).update(status="draft")
    view.refresh_from_db()
    add_drawing(by=ailsas, view=view, picture=drawing(), caption="Bramble")
    View.objects.filter(pk=view.pk).update(status="given", audience="school")

    own = child_edition(written.world.ailsa, by=ailsas).context.pictures
    lairds = child_edition(written.world.ailsa, by=written.world.actor("laird")).context.pictures
    wojciks = child_edition(written.world.ailsa, by=written.world.actor("wojcik"))

    assert [one.alternative for one in own] == ["A drawing by Ailsa: Bramble"]
    assert len(lairds) == 1
    assert len(own[0].image) < 60_000
    assert wojciks is None


def test_the_script_tells_the_adult_where_to_stop_and_what_to_ask(written, ailsas):
    edition = child_edition(written.world.ailsa, by=ailsas)

    script = words(edition.script)
    assert script.count("Ask: “Is this right, Ailsa?”") == len(edition.context.sections) + 1
    assert "Write down what Ailsa says, word for word." in script


def test_it_is_one_tree_in_four_formats_and_can_be_built_again(written, ailsas):
    edition = child_edition(written.world.ailsa, by=ailsas)

    assert {as_: bool(write(edition.document, as_=as_)) for as_ in ("html", "pdf", "docx", "text")}
    assert printed("child", edition.context) == edition.document


def test_what_somebody_wrote_down_as_ailsa_said_it_is_among_her_words(written, ailsas):
    written.write("told", "view", "I want the blue chair.", author_label="Ailsa, to Ms Laird")
    written.write("not_hers", "view", "She needs routine.", author_label="Ailsa’s gran")

    said = [one.words for one in child_edition(written.world.ailsa, by=ailsas).context.said]

    assert "I want the blue chair." in said
    assert "She needs routine." not in said
