"""A picture beside a single line of the card: in every format, and still one side."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from pypdf import PdfReader

from ettle.access import Refused, StaleEdit, Trouble
from ettle.documents.pictures import picture_bytes
from ettle.documents.services import rebuild
from ettle.documents.write import write
from ettle.exchange.leaving.archive import write_archive
from ettle.people.models import Connection
from ettle.plans import selectors, services
from ettle.plans.card.content import MOST_LINES, MOST_PICTURES, context_of, length_in_lines
from ettle.plans.card.picture import MOST_BYTES, line_picture
from ettle.plans.models import EntryPicture, EntryVersion
from ettle.plans.printings.card import CardContext, CardLine, print_card
from ettle.plans.selectors.pictures import picture_beside
from ettle.plans.services.picturing import put_picture, take_picture_off

DAY = date(2026, 11, 23)
BOOK = "a blue book of symbols"


def drawing(seed: int = 1, size: tuple[int, int] = (600, 500)) -> bytes:
    """Draw something that no compression makes small."""
    made, dots = io.BytesIO(), hashlib.shake_128(bytes([seed])).digest(60 * 50 * 3)
    Image.frombytes("RGB", (60, 50), dots).resize(size).save(made, "PNG")
    return made.getvalue()


def photograph() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (90, 120), (120, 160, 90)).save(made, "JPEG")
    return made.getvalue()


def put(made, name="card6", *, who="laird", picture=None, words=BOOK, version=None):
    return put_picture(
        by=made.world.actor(who), entry=made.entries[name], expected_version=version,
        picture=[drawing() if picture is None else picture], words=words,
    )  # fmt: skip


def issue(made):
    return services.issue_support_card(by=made.world.actor("laird"), plan=made.plan)


def line_of(card, made, name):
    ref = made.entries[name].ref
    return next(line for _, line in context_of(card).lines() if line.entry == ref)


def newest(entry) -> EntryVersion:
    return entry.versions.latest("n")


@pytest.fixture
def helps(written):
    """A line under *What helps*, by the name it has in the fixture."""
    return next(name for name, each in written.entries.items() if each.kind == "helps")


def test_a_picture_beside_a_line_is_in_every_format_with_what_it_shows(written, helps):
    put(written, helps)
    card = issue(written)
    tree = rebuild(card.document)

    text = write(tree, as_="text").decode()
    page = write(tree, as_="html").decode()
    word = zipfile.ZipFile(io.BytesIO(write(tree, as_="docx")))
    pdf = PdfReader(io.BytesIO(bytes(card.document.pdf)))

    words = line_of(card, written, helps).words
    assert f"- {words} [Picture: {BOOK}]" in text
    assert f'alt="{BOOK}"> <span>{words}</span>' in page
    assert BOOK in word.read("word/document.xml").decode()
    assert any(name.startswith("word/media/") for name in word.namelist())
    assert len(pdf.pages) == 1 and len(pdf.pages[0].images) == 1


def test_the_pdf_says_what_the_picture_shows(written, helps):
    put(written, helps)

    assert BOOK in _alternatives(PdfReader(io.BytesIO(bytes(issue(written).document.pdf))))


def _alternatives(pdf: PdfReader) -> set[str]:
    found = (each.get_object() for each in map(pdf.get_object, range(1, len(pdf.xref[0]) + 1)))
    return {str(each["/Alt"]) for each in found if isinstance(each, dict) and "/Alt" in each}


def test_it_is_made_small_anew_and_kept_encrypted(written, helps):
    put(written, helps)

    row = EntryPicture.objects.get()
    kept = Image.open(io.BytesIO(picture_bytes(row.file_name)))
    assert max(kept.size) == 144
    assert len(line_of(issue(written), written, helps).picture) <= MOST_BYTES


def full_card(pictures: int, size: tuple[int, int]) -> CardContext:
    """Lay out a card with so many pictures, and as many lines more as one side holds."""
    lines = [
        CardLine(words="Show me what comes next, then wait for me. " * 2, entry=f"with{number}",
                 picture=line_picture([drawing(number, size)]), picture_words=BOOK)
        for number in range(pictures)
    ]  # fmt: skip
    card = CardContext(
        known_as="Ailsa", school="Marra Glen Primary School (invented)", matters=(), talking=(),
        helps=tuple(lines), signs=(CardLine(words="I go quiet. Sit near and wait."),),
        must=(CardLine(words="Keep my symbol book with me."),), working_on=(),
        ask=(CardLine(words="Ms Laird, ASN lead"),), confirmed_on=DAY, expires_on=DAY,
        serial="h7kq2mpz9wxa", n=1,
    )  # fmt: skip
    more = CardLine(words="One step at a time, on my now-and-next board.")
    while length_in_lines(fuller := replace(card, helps=(*card.helps, more))) <= MOST_LINES:
        card = fuller
    return card


@pytest.mark.parametrize("size", [(600, 500), (200, 600), (900, 90)])
@pytest.mark.parametrize("pictures", [1, 3, MOST_PICTURES])
def test_the_fullest_card_with_pictures_is_one_side(pictures, size):
    card = full_card(pictures, size)

    pdf = PdfReader(io.BytesIO(write(print_card(card), as_="pdf")))

    assert len(pdf.pages) == 1 and len(pdf.pages[0].images) == pictures


def test_a_seventh_picture_keeps_the_card_from_being_issued_in_words(written):
    for number in range(MOST_PICTURES + 1):
        written.write(f"more{number}", "helps", f"Line {number}.")
        put(written, f"more{number}")

    with pytest.raises(Trouble, match="pictures beside 7 lines. 6 is the most"):
        issue(written)


def test_a_file_that_is_no_picture_is_refused_and_nothing_is_kept(written, helps):
    with pytest.raises(Trouble, match="could not read that file as a picture") as refused:
        put(written, helps, picture=b"%PDF-1.7 not a picture")

    assert refused.value.field == "picture"
    assert not EntryPicture.objects.exists()
    assert newest(written.entries[helps]).n == 1


@pytest.mark.parametrize("words", ["", "  ", "x" * 101])
def test_a_picture_without_words_is_refused(written, helps, words):
    with pytest.raises(Trouble, match="Say in a few words") as refused:
        put(written, helps, words=words)

    assert refused.value.field == "words"


def test_a_part_that_names_a_picture_that_never_was_is_refused(written, helps):
    laird, entry = written.world.actor("laird"), written.entries[helps]
    put(written, helps)
    own = newest(entry).detail["picture"]
    other = next(name for name, each in written.entries.items()
                 if each.kind == "helps" and name != helps)  # fmt: skip

    for ref in ("a-symbol", own):
        with pytest.raises(Trouble, match="no such picture"):
            services.revise_entry(
                by=laird, entry=written.entries[other], expected_version=1,
                detail={"picture": ref},
            )  # fmt: skip
        with pytest.raises(Trouble, match="no such picture"):
            services.write_entry(
                by=laird, plan=written.plan, kind="helps", text="New.", detail={"picture": ref}
            )


def test_no_picture_stands_beside_a_must(written):
    must = next(name for name, each in written.entries.items() if each.kind == "must")

    with pytest.raises(Trouble, match="stands beside what matters"):
        put(written, must)


def test_who_was_second_is_told_and_no_picture_is_kept(written, helps):
    laird, entry = written.world.actor("laird"), written.entries[helps]
    services.revise_entry(by=laird, entry=entry, expected_version=1, text="Other words.")

    with pytest.raises(StaleEdit):
        put(written, helps, version=1)

    assert not EntryPicture.objects.exists()


def test_a_picture_makes_a_new_card_and_says_so_and_a_change_of_words_keeps_it(written, helps):
    first = issue(written)
    entry = put(written, helps)
    second = issue(written)
    words = line_of(second, written, helps).words
    services.revise_entry(
        by=written.world.actor("laird"), entry=entry, expected_version=entry.latest,
        text="Other words.",
    )  # fmt: skip

    third = issue(written)

    assert (first.n, second.n, third.n) == (1, 2, 3)
    assert selectors.card_changes(second, since=first) == (f"A picture beside it now: {words}",)
    assert line_of(third, written, helps).picture == line_of(second, written, helps).picture


def test_the_same_picture_made_again_in_other_bytes_makes_no_new_card(written, helps, monkeypatch):
    put(written, helps)
    card = issue(written)
    monkeypatch.setattr("ettle.plans.card.line_pictures.as_jpeg", lambda kept: photograph())

    assert issue(written) == card


def test_a_picture_taken_off_goes_from_the_next_card_and_stays_in_the_one_before(written, helps):
    entry = put(written, helps)
    before = issue(written)
    laird = written.world.actor("laird")

    take_picture_off(by=laird, entry=entry, expected_version=entry.latest)

    after = issue(written)
    assert (line_of(before, written, helps).picture_words, line_of(after, written, helps).picture) \
        == (BOOK, None)  # fmt: skip
    words = line_of(after, written, helps).words
    assert selectors.card_changes(after, since=before) == (f"No picture beside it now: {words}",)
    assert write(rebuild(before.document), as_="text") == bytes(before.document.text)


def test_words_taken_from_somebody_stay_theirs_when_a_picture_is_put_beside_them(written, helps):
    entry = written.entries[helps]
    whose = newest(entry).author_label

    put(written, helps, who="baird")

    assert newest(entry).author_label == whose


def test_a_card_for_one_day_has_the_picture_too(written, helps):
    put(written, helps)

    row = services.issue_printing(
        by=written.world.actor("laird"), plan=written.plan, key="card_today"
    )

    assert f"[Picture: {BOOK}]" in bytes(row.document.text).decode()
    assert len(PdfReader(io.BytesIO(bytes(row.document.pdf))).pages) == 1


def test_ruth_has_the_picture_on_her_card_and_nobody_has_nothing(written, helps):
    world = written.world
    entry = put(written, helps)
    Connection.objects.create(
        authority=world.authority, pupil=world.ailsa, person=world.ruth,
        kind="support_assistant", from_on=world.today,
    )  # fmt: skip
    issue(written)

    ruths = selectors.current_card(world.ailsa, by=world.actor("ruth"))

    assert [line.picture_words for _, line in ruths.content.lines() if line.picture] == [BOOK]
    assert selectors.current_card(world.ailsa, by=world.actor("nobody")) is None
    assert picture_beside(entry, by=world.actor("laird")).words == BOOK
    assert picture_beside(entry, by=world.actor("nobody")) is None


@pytest.mark.parametrize("who", ["nobody", "mairi", "ruth", "callum"])
def test_nobody_else_puts_or_takes_a_picture(written, helps, who):
    with pytest.raises(Refused):
        put(written, helps, who=who)
    entry = put(written, helps)
    with pytest.raises(Refused):
        take_picture_off(by=written.world.actor(who), entry=entry, expected_version=entry.latest)


def test_the_picture_leaves_with_all_that_the_authority_holds(written, helps):
    put(written, helps)
    out = io.BytesIO()

    write_archive(out, authority=written.world.authority, on=DAY, say=lambda *_: None)

    archive = zipfile.ZipFile(out)
    (row,) = map(json.loads, archive.read("records/plans.entrypicture.jsonl").splitlines())
    assert row["words"] == BOOK
    assert archive.read(row["file_name"]).startswith(b"\x89PNG")
