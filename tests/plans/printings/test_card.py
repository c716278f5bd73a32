"""The card on paper: one side, a number and a day to shred it; a picture; steps for the trained."""

import io
from datetime import timedelta

import pytest
from PIL import Image
from pypdf import PdfReader

from ettle.access import Trouble
from ettle.documents.services import rebuild
from ettle.documents.write import write
from ettle.people.models import Connection
from ettle.plans import selectors, services
from ettle.plans.card.content import MOST_LINES, context_of, length_in_lines
from ettle.plans.models import EntryConfirmation
from ettle.plans.printings.card import on_paper
from tests.plans.printings.whole import put
from tests.world import moment


def photograph() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (900, 1200), (120, 160, 90)).save(made, "JPEG")
    return made.getvalue()


def issue(made, **facts):
    return services.issue_support_card(by=made.world.actor("laird"), plan=made.plan, **facts)


def put_ruth_with_ailsa(world):
    Connection.objects.create(
        authority=world.authority, pupil=world.ailsa, person=world.ruth,
        kind="support_assistant", from_on=world.today,
    )  # fmt: skip


def paper(card) -> str:
    return bytes(card.document.text).decode()


def pages(content) -> int:
    return len(PdfReader(io.BytesIO(bytes(content))).pages)


@pytest.fixture
def with_care(written):
    """Ailsa's plan with a step for everyone, one for the trained, and one for deliverers."""
    written.write("drink", "health", "Offer a drink each hour.")
    written.write("buccal", "health", "Give the medicine after two minutes.",
                  detail={"trained_in": "buccal midazolam"}, audience="deliverers")  # fmt: skip
    written.write("road", "risk", "Hold hands at the road.", audience="deliverers")
    return written


def test_the_paper_says_its_number_and_when_to_shred_it(written):
    card = issue(written)

    assert f"number {card.ref}" in paper(card)
    assert "Shred by midnight on Monday 24 May 2027" in paper(card)


def test_paper_holds_only_the_steps_of_care_that_are_for_everyone(with_care):
    text = paper(issue(with_care))

    assert "Offer a drink each hour." in text
    assert "Give the medicine" not in text
    assert "Hold hands" not in text


def test_ruth_untrained_is_told_that_there_is_a_step_and_not_what_it_is(with_care):
    world = with_care.world
    put_ruth_with_ailsa(world)
    issue(with_care)

    opened = selectors.current_card(world.ailsa, by=world.actor("ruth"))

    words = [line.words for line in opened.content.must]
    assert "Hold hands at the road." in words
    assert not any("Give the medicine" in one for one in words)
    assert opened.trained_only == ("buccal midazolam",)


def test_ruth_trained_reads_the_step(with_care):
    world = with_care.world
    put_ruth_with_ailsa(world)
    issue(with_care)

    opened = selectors.current_card(
        world.ailsa, by=world.actor("ruth"), trained_in=["Buccal midazolam"]
    )

    assert [line.words for line in opened.content.must if line.trained_in] == [
        "If you are trained in buccal midazolam: Give the medicine after two minutes."
    ]
    assert opened.trained_only == ()


def test_an_officer_reads_no_step_of_health_on_the_card(with_care):
    issue(with_care)

    opened = selectors.current_card(with_care.world.ailsa, by=with_care.world.actor("okafor"))

    assert [line.kind for line in opened.content.must] == ["must", "risk"]


def test_nobody_opens_the_card_with_its_picture(written):
    world = written.world
    issue(written, picture=[photograph()])

    assert selectors.current_card(world.ailsa, by=world.actor("nobody")) is None


def test_last_confirmed_is_the_oldest_confirming_of_any_part(written):
    world = written.world
    a_year_ago = world.today - timedelta(days=365)
    later = world.today - timedelta(days=20)
    old = put(written, "old", "helps", "A hat in the sun.", on=a_year_ago)

    assert issue(written).confirmed_on == a_year_ago
    EntryConfirmation.objects.create(
        authority=world.authority, entry=old, n=1, kind="confirmed", on=later, at=moment(later),
        by=world.ms_laird, by_label="Ms Laird",
    )  # fmt: skip

    assert selectors.draft_card(written.plan, by=world.actor("laird")).confirmed_on == later


def test_a_picture_is_made_anew_and_the_card_is_still_one_side(written):
    card = issue(written, picture=[photograph()])

    picture = context_of(card).picture
    assert Image.open(io.BytesIO(picture)).size == (360, 480)
    assert pages(card.document.pdf) == 1


def test_the_fullest_card_with_a_picture_is_one_side(written):
    card, number = issue(written, picture=[photograph()]), 0
    while length_in_lines(context_of(card)) < MOST_LINES:
        number += 1
        written.write(f"more{number}", "helps", f"Line {number}: show me what comes next.")
        card = issue(written)

    assert pages(card.document.pdf) == 1


def test_a_picture_that_is_not_one_is_refused_in_words(written):
    with pytest.raises(Trouble, match="could not read that file as a picture") as refused:
        issue(written, picture=[b"%PDF-1.7 not a picture"])

    assert refused.value.field == "picture"


def test_a_picture_stays_on_the_next_card_until_it_is_taken_off(written):
    issue(written, picture=[photograph()])
    written.write("hat", "helps", "A hat in the sun.")

    assert context_of(issue(written)).picture is not None
    assert context_of(issue(written, keeps_picture=False)).picture is None


def test_the_card_says_at_what_age_it_reads(written):
    assert 0 < context_of(issue(written)).reads_at <= 11


def test_a_card_issued_before_builds_the_same_words_still(written):
    card = issue(written)
    context = context_of(card)

    assert write(rebuild(card.document), as_="text") == bytes(card.document.text)
    assert on_paper(context) == context


def test_a_card_for_one_day_ends_at_midnight_and_holds_no_step_of_care(with_care):
    row = services.issue_printing(
        by=with_care.world.actor("laird"), plan=with_care.plan, key="card_today"
    )

    text = bytes(row.document.text).decode()
    assert "Only for Monday 23 November 2026" in text
    assert "Shred by midnight on Monday 23 November 2026" in text
    assert "Offer a drink" not in text
    assert pages(row.document.pdf) == 1


def test_each_card_for_one_day_has_a_number_of_its_own(written):
    laird = written.world.actor("laird")

    rows = [services.issue_printing(by=laird, plan=written.plan, key="card_today") for _ in "ab"]

    assert rows[0].document.context["card"]["serial"] != rows[1].document.context["card"]["serial"]
