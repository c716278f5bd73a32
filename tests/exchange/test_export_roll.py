"""The roll written out, and brought in again: nothing is lost, and nothing changes."""

import io
import stat

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from ettle.access import Refused
from ettle.config import cast
from ettle.exchange.long_work import bring_in_roll
from ettle.exchange.roll.reading import read_table
from ettle.exchange.selectors import roll_preview
from ettle.exchange.services import answer_roll, export_roll, hold_roll
from ettle.people.models import Authority, Person, Post, Pupil, SafeContactFlag
from ettle.people.services import connect, flag_safe_contact
from tests.exchange.bringing import bring_in, everything, preview_of
from tests.exchange.roll_files import CRAIG, ISLA, KIRSTY, LESLEY, roll_file

SAFE = KIRSTY | {"safe_contact_from": "C9002", "safe_contact_note": "A court order, 4 May"}
NOTED = CRAIG | {"rights_note": "A residence order of 2024", "lives_with": "no"}
PLACED = {
    "looked_after": "away",
    "looked_after_from_on": "2025-06-30",
    "home_authority": "Highland Council",
    "care_experience": "yes",
    "care_experience_said_by": "child",
    "care_experience_seen_by": "school",
    "came_from": "Kiel, Germany",
    "address": "2 Shore Road, Marra, AB12 3CD",
}


@pytest.fixture(autouse=True)
def _a_neighbour(world):
    Authority.objects.create(code="998", name="Highland Council")
    for post in Post.objects.all():  # a file has no space at the end of a cell
        Post.objects.filter(pk=post.pk).update(job_title=post.job_title.strip())


WORDS = st.text("abcdeèìòùáÀMacN'’ -", min_size=1, max_size=12).filter(
    lambda word: any(one.isalpha() for one in word) and word[0] not in "-'’ "
)
SAID = st.one_of(st.just(""), WORDS)
CIRCUMSTANCES = st.sampled_from(
    [{}, {"looked_after": "no"}, {"looked_after": "home", "looked_after_from_on": "2025-01-06"}]
)
CARE = st.sampled_from(
    [
        {},
        {"care_experience": "yes", "care_experience_said_by": "family"},
        {"host_authority": "Highland Council"},
    ]
)


@st.composite
def families(draw) -> list[dict[str, str]]:
    """Draw a class with its parents, their standing, a flag here and there, and its teacher."""
    rows = [LESLEY | {"class": "P3", "weekly_hours": draw(st.sampled_from(["", "0", "27.5"]))}]
    for n in range(draw(st.integers(1, 3))):
        pupil = ISLA | {"id": f"P90{n}", "scn": f"09910{n:04d}", "given_name": draw(WORDS)}
        pupil |= {"known_as": draw(SAID), "came_from": draw(SAID), "telephone": "07700 900001"}
        rows.append(pupil | draw(CIRCUMSTANCES) | draw(CARE))
        lives = {"lives_with": draw(st.sampled_from(["yes", "no"])), "has_care": ""}
        father = CRAIG | {"id": f"C91{n}", "pupil": pupil["id"], "rights_note": draw(SAID)}
        mother = KIRSTY | lives | {"id": f"C90{n}", "pupil": pupil["id"]}
        if draw(st.booleans()):
            mother |= {"safe_contact_from": father["id"], "safe_contact_note": draw(SAID)}
        rows += [father, mother | {"address": f"{n} Shore Road", "postcode": "AB12 3CD"}]
    return [{name: cell.strip() for name, cell in row.items()} for row in rows]


def written(world) -> bytes:
    return export_roll(by=world.actor("okafor"), authority=world.authority).content


def taken(world, content: bytes):
    """Bring a file in. That it names few of the school’s pupils is right."""
    by = world.actor("okafor")
    preview = roll_preview(by=by, authority=world.authority, content=content)
    assert preview.rejections == ()
    row = hold_roll(by=by, preview=preview)
    if not preview.changes_nothing:
        said = {one.code: "They are in another file." for one in preview.obstacles}
        answer_roll(by=by, row=row, answers=said)
        bring_in_roll(by=by, row=row)
    return preview


def meant(content: bytes) -> dict[tuple[str, ...], dict[str, str]]:
    """Give what a file says, by row; what it takes for granted is written out."""
    found = {}
    for row in read_table(content).rows:
        cells = {name: cell for name, cell in row.cells.items() if cell}
        if cells["record"] == "contact":
            cells.setdefault("has_care", cells["lives_with"])
            if "safe_contact_from" in cells:
                cells.setdefault("safe_contact_note", "Said by the school roll.")
            cells["relationship"] = cells["relationship"].capitalize()
        if "care_experience" in cells:
            cells.setdefault("care_experience_seen_by", "officers")
        found[cells["record"], cells["id"], cells.get("pupil", "")] = cells
    return found


@settings(max_examples=25)
@given(rows=families())
def test_importing_a_file_and_exporting_it_again_loses_nothing(world, rows):
    with transaction.atomic():
        taken(world, roll_file(*rows))
        out = meant(written(world))
        transaction.set_rollback(True)

    wanted = meant(roll_file(*rows))
    assert {key: out.get(key) for key in wanted} == wanted


@settings(max_examples=25)
@given(rows=families())
def test_importing_the_export_changes_nothing(world, rows):
    with transaction.atomic():
        taken(world, roll_file(*rows))
        before = everything()
        again = taken(world, written(world))
        after = everything()
        transaction.set_rollback(True)

    assert [one for one in again.plan.changes if one.what != "absent"] == []
    assert after == before


@settings(max_examples=25)
@given(rows=families())
def test_importing_twice_equals_importing_once(world, rows):
    with transaction.atomic():
        taken(world, roll_file(*rows))
        once = everything()
        taken(world, roll_file(*rows))
        twice = everything()
        transaction.set_rollback(True)

    assert twice == once


def test_what_few_may_see_is_in_the_file(world):
    bring_in(world, ISLA | PLACED, SAFE, NOTED)

    rows = meant(written(world))
    isla = rows["pupil", "P9001", ""]

    assert {name: isla.get(name) for name in PLACED} == PLACED | {"address": "2 Shore Road, Marra"}
    assert isla["postcode"] == "AB12 3CD"
    assert rows["contact", "C9001", "P9001"]["safe_contact_note"] == "A court order, 4 May"
    assert rows["contact", "C9002", "P9001"]["rights_note"] == "A residence order of 2024"


def test_the_whole_of_glenmarra_comes_back_as_it_is(world):
    before = everything()

    taken(world, written(world))

    assert everything() == before


def test_each_reason_for_keeping_two_away_is_kept_with_its_own(world):
    ewan = CRAIG | {"id": "C9003", "given_name": "Ewan", "relationship": "grandfather"}
    bring_in(world, ISLA, KIRSTY, CRAIG, ewan)
    for other, reason in (("C9002", "An order\nof 4 May"), ("C9003", "She asked for it")):
        flag_safe_contact(
            by=world.actor("okafor"), pupil=isla(), protects=adult("C9001"),
            kept_from=adult(other), reason=reason,
        )  # fmt: skip
    before = list(SafeContactFlag.objects.order_by("pk").values())

    again = taken(world, written(world))

    assert again.changes_nothing
    assert list(SafeContactFlag.objects.order_by("pk").values()) == before


def test_a_teacher_linked_with_one_child_alone_is_not_linked_with_the_class(world):
    bring_in(world, ISLA, ISLA | {"id": "P9002", "scn": "099101000", "given_name": "Lewis"}, LESLEY)
    by = world.actor("okafor")
    connect(by=by, pupil=isla(), person=adult("T9001"), kind="class_teacher", from_on=by.today)

    again = preview_of_file(world, written(world))

    assert not [one for one in again.plan.changes if one.part == "connections"]


def test_one_who_left_years_ago_is_still_of_an_age_to_be_read(world):
    old = ISLA | {"birth_date": "2002-03-01", "stage": "S6", "class": "",
                  "school": cast.SECONDARY_SEED_CODE, "ends_on": "2020-06-26"}  # fmt: skip

    assert preview_of(world, old).rejections == ()


@pytest.mark.parametrize("who", ["nobody", "baird", "grant", "mairi"])
def test_nobody_but_the_officer_takes_the_roll_out(world, who):
    with pytest.raises(Refused):
        export_roll(by=world.actor(who), authority=world.authority)


def test_the_command_writes_a_file_that_only_its_owner_reads(world, tmp_path):
    bring_in(world, ISLA | PLACED)
    out, file = io.StringIO(), tmp_path / "roll.csv"

    call_command("export_roll", authority=cast.AUTHORITY_NAME, out=file, stdout=out)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "5 pupil" in out.getvalue()


def test_the_command_never_writes_over_a_file(world, tmp_path):
    file = tmp_path / "roll.csv"
    file.write_text("kept")

    with pytest.raises(CommandError, match="cannot be written: File exists"):
        call_command("export_roll", authority=cast.AUTHORITY_NAME, out=file)

    assert file.read_text() == "kept"


def preview_of_file(world, content: bytes):
    return roll_preview(by=world.actor("okafor"), authority=world.authority, content=content)


def isla() -> Pupil:
    return Pupil.objects.get(roll_id="P9001")


def adult(roll_id: str) -> Person:
    return Person.objects.get(roll_id=roll_id)
