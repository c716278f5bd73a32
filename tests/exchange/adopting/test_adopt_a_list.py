"""A whole list of live work: checked, shown, adopted once, taken back."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from asl_law.clocks import rule_on
from ettle.access import Refused, Trouble
from ettle.audit.models import Event
from ettle.cases import services
from ettle.cases.adopting import from_facts
from ettle.cases.models import StatutoryClock
from ettle.exchange.adopting import working
from ettle.exchange.adopting.template import template_csv, template_workbook
from ettle.exchange.models import AdoptionBatch
from ettle.exchange.selectors import adopting as lists
from ettle.exchange.services.adopting import answer_list, ask_to_undo_list, send_list
from ettle.outbox.models import Message
from ettle.people.models import Authority, Pupil
from ettle.plans.models import Adoption
from tests.exchange.adopting.lists import (
    ASKED,
    CASE,
    KEPT,
    TOLD,
    by_name,
    of,
    plan_row,
    workbook,
)


def check(world, content: bytes) -> AdoptionBatch:
    officer = world.actor("okafor")
    batch = send_list(by=officer, authority=world.authority, content=content)
    return working.check_list(by=officer, batch=batch)


def adopt_list(*, by, batch, **said) -> AdoptionBatch:
    return working.adopt_list(by=by, batch=answer_list(by=by, batch=batch, **said))


def undo_list(*, by, batch, reason: str) -> AdoptionBatch:
    return working.undo_list(by=by, batch=ask_to_undo_list(by=by, batch=batch, reason=reason))


def whole(world) -> bytes:
    return workbook(
        Cases=[of(world.ailsa, CASE)],
        Agencies_asked=[of(world.ailsa, ASKED)],
        Extensions=[of(world.ailsa, TOLD)],
        Plans=[of(world.callum, plan_row(world))],
        Retention=[of(world.eilidh, KEPT)],
    )


def due_days():
    return {(each.pupil_id, each.rule): each.due_on for each in StatutoryClock.objects.all()}


def test_a_list_is_adopted_whole_and_each_clock_is_the_laws(world):
    batch = check(world, whole(world))

    adopt_list(by=world.actor("okafor"), batch=batch)

    assert batch.rejected == []
    assert due_days() == {
        (world.ailsa.pk, "C01"): rule_on("C01", date(2026, 7, 6)).start(date(2026, 7, 6)).due_on,
        (world.ailsa.pk, "C02"): date(2027, 1, 18),
        (world.ailsa.pk, "C10"): rule_on("C10", date(2026, 8, 26)).last_day(date(2026, 8, 26)),
        (world.callum.pk, "C03"): date(2026, 11, 30),
        (world.eilidh.pk, "C22"): date(2028, 6, 28),
    }
    assert not Message.objects.exists()
    assert Event.objects.filter(verb="adoptions.applied").count() == 1


def test_the_preview_names_the_clock_and_where_the_list_is_wrong_about_it(world):
    batch = check(world, whole(world))

    plan = next(each for each in batch.units if each["kind"] == "plan")
    assert plan["clocks"][0]["due_on"] == "2026-11-30"
    assert "The list says that the next review is on Tuesday 1 December 2026" in plan["doubts"][0]
    assert due_days() == {}


def test_the_same_list_twice_changes_nothing(world):
    adopt_list(by=world.actor("okafor"), batch=check(world, whole(world)))
    before = due_days()

    again = check(world, whole(world))
    adopt_list(by=world.actor("okafor"), batch=again)

    assert (again.counts["new"], again.counts["same"]) == (0, 3)
    assert due_days() == before
    assert Adoption.objects.count() == 3


def test_a_pupil_found_by_name_waits_for_a_person_to_say_so(world):
    officer = world.actor("okafor")
    content = workbook(Retention=[by_name(world.eilidh, KEPT)])

    adopt_list(by=officer, batch=check(world, content))
    assert due_days() == {}

    adopt_list(by=officer, batch=check(world, content), confirmed={0})
    assert list(due_days()) == [(world.eilidh.pk, "C22")]


def test_rejected_rows_are_left_out_only_if_somebody_chooses_so(world):
    officer = world.actor("okafor")
    batch = check(
        world,
        workbook(Retention=[of(world.eilidh, KEPT), of(world.callum, KEPT, Discontinued="soon")]),
    )

    with pytest.raises(Trouble, match="Rows are rejected"):
        adopt_list(by=officer, batch=batch)
    assert due_days() == {}
    adopt_list(by=officer, batch=batch, partial=True)

    assert list(due_days()) == [(world.eilidh.pk, "C22")]
    sheet = load_workbook(io.BytesIO(lists.rejected_workbook(batch, by=officer)))["Retention"]
    assert "Discontinued" in sheet["A2"].value
    assert sheet["B2"].value == world.callum.roll_id


def test_the_sheet_of_rejected_rows_can_be_mended_and_sent_again(world):
    officer = world.actor("okafor")
    batch = check(world, workbook(Retention=[of(world.callum, KEPT, Discontinued="soon")]))
    book = load_workbook(io.BytesIO(lists.rejected_workbook(batch, by=officer)))
    row = book["Retention"]
    place = [cell.value for cell in row[1]].index("Discontinued") + 1
    row.cell(2, place).value = "28/06/2023"
    out = io.BytesIO()
    book.save(out)

    again = check(world, out.getvalue())

    assert (again.counts["new"], again.rejected) == (1, [])


def test_a_wrong_row_holds_back_the_rows_of_its_child_and_no_others(world):
    batch = check(
        world,
        workbook(
            Cases=[of(world.ailsa, CASE)],
            Agencies_asked=[of(world.ailsa, ASKED)],
            Extensions=[of(world.ailsa, TOLD, Which_limit="the moon")],
            Retention=[of(world.eilidh, KEPT)],
        ),
    )

    assert [each["sheet"] for each in batch.rejected] == ["Agencies asked", "Cases", "Extensions"]
    assert [each["kind"] for each in batch.units] == ["retention"]


def test_a_list_is_taken_back_whole(world):
    officer = world.actor("okafor")
    batch = adopt_list(by=officer, batch=check(world, whole(world)))

    undo_list(by=officer, batch=batch, reason="The wrong year’s list.")

    assert due_days() == {}
    assert not Adoption.objects.filter(undone_at__isnull=True).exists()


def test_work_that_was_stopped_goes_on_where_it_was(world):
    officer = world.actor("okafor")
    batch = answer_list(by=officer, batch=check(world, whole(world)))
    said = []

    def stop_after_the_first(words, done, total):
        said.append((words, done, total))
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        working.adopt_list(by=officer, batch=batch, say=stop_after_the_first)
    assert lists.adopted_so_far(batch, by=officer) == 1
    assert lists.adopted_so_far(batch, by=world.actor("nobody")) == 0
    done = working.adopt_list(by=officer, batch=batch)

    assert ("Adopting", 1, 3) in said
    assert (done.state, done.counts["adopted"], Adoption.objects.count()) == ("applied", 3, 3)


def test_nothing_is_adopted_where_a_child_changed_after_the_check(world):
    officer = world.actor("okafor")
    first = check(world, workbook(Retention=[of(world.eilidh, KEPT)]))
    kept = from_facts("retention", first.units[0]["facts"] | {"kept_where": "Elsewhere"})
    services.adopt_retention(by=officer, pupil=world.eilidh, then=kept, source="The register")

    batch = adopt_list(by=officer, batch=first)

    assert batch.state == "failed"
    assert "nothing was adopted" in batch.trouble
    assert Adoption.objects.count() == 1


def test_a_child_that_changes_while_others_are_written_is_left_out_with_why(world):
    officer = world.actor("okafor")
    batch = answer_list(by=officer, batch=check(world, whole(world)))

    elsewhere = Authority.objects.create(code="ZZ9", name="Elsewhere Council")

    def leave_the_roll(words, done, total):
        if words == "Adopting" and done == 0:
            Pupil.objects.filter(pk=world.eilidh.pk).update(authority=elsewhere)

    done = working.adopt_list(by=officer, batch=batch, say=leave_the_roll)

    assert done.counts["adopted"] == 2
    assert [each["sheet"] for each in done.rejected] == ["Retention"]
    assert "no longer on your council’s roll" in done.rejected[0]["why"]


@pytest.mark.parametrize("who", ["nobody", "laird", "mairi", "grant"])
def test_only_an_officer_checks_adopts_or_reads_a_list(world, who):
    batch = check(world, whole(world))
    stranger = world.actor(who)

    with pytest.raises(Refused):
        send_list(by=stranger, authority=world.authority, content=whole(world))
    with pytest.raises(Refused):
        adopt_list(by=stranger, batch=batch)
    assert lists.batch_for(batch.ref, by=stranger) is None
    assert lists.template(by=stranger, as_="xlsx") is None


def test_the_template_as_it_is_given_holds_nothing_to_adopt(world):
    for content in (template_workbook(), template_csv("Cases")):
        assert "No row is filled in" in check(world, content).trouble


def test_one_sheet_as_csv_is_read_by_its_headings(world):
    text = template_csv("Retention").decode("utf-8-sig").splitlines()[0]
    row = f"{world.eilidh.roll_id},,,,no longer responsible,28/06/2023,,,,,Box 12,Register"

    batch = check(world, f"{text}\r\n{row}\r\n".encode())

    assert batch.counts["new"] == 1


DIRT = {
    "a roll id that is not ours": ("Retention", {"Pupil’s roll id": "nobody-1"}, "no roll id"),
    "another child’s birth date": ("Retention", {"Birth date": "01/01/2001"}, "another day"),
    "another child’s family name": ("Retention", {"Family name": "Other"}, "another family name"),
    "nobody named": ("Retention", {"Pupil’s roll id": ""}, "by roll id, or by"),
    "no day": ("Retention", {"Discontinued": ""}, "give the day"),
    "a day in words": ("Retention", {"Discontinued": "last summer"}, "Discontinued"),
    "a day turned into a number": ("Retention", {"Discontinued": "45105"}, "into a number"),
    "a year of two figures": ("Retention", {"Discontinued": "28/06/23"}, "two figures"),
    "no such month": ("Retention", {"Discontinued": "28/13/2023"}, "no month"),
    "29 February in a common year": ("Retention", {"Discontinued": "29/02/2023"}, "28 days"),
    "a day to come": ("Retention", {"Discontinued": "28/06/2030"}, "not come yet"),
    "before the birth": ("Retention", {"Discontinued": "28/06/1999"}, "was born"),
    "prepared after it ended": (
        "Retention", {"Discontinued": "28/06/2020", "Prepared": "28/06/2022"}, "both days"
    ),
    "no route": ("Retention", {"How it ended": ""}, "one of the three"),
    "another route": ("Retention", {"How it ended": "moved to Spain"}, "is none of"),
    "no source": ("Retention", {"Source": ""}, "from what"),
    "a formula": ("Retention", {"Where it is kept": "=A1"}, "formula"),
    "an error of the spreadsheet": ("Retention", {"Where it is kept": "#REF!"}, "own error"),
    "yes or no otherwise": ("Retention", {"Wishes it kept": "perhaps"}, "is none of"),
    "a parent who is none": ("Cases", {"Parent who asked": "Jean Nobody"}, "one of the parents"),
    "a proposal before the request": ("Cases", {"Proposal sent": "01/07/2026"}, "both days"),
    "decided, but what": ("Cases", {"Decided": "01/10/2026"}, "is a plan required"),
    "a form that is none": ("Cases", {"How it came": "pigeon"}, "is none of"),
    "a child of five who asks": ("Cases", {"Asked by": "child"}, "from 12"),
    "a school elsewhere": ("Plans", {"School named": "Hogwarts"}, "no school of your council"),
    "staff who left": ("Plans", {"Co-ordinator": "Mx Gone"}, "not on the staff list"),
    "reviewed before it was made": ("Plans", {"Last review completed": "01/01/2024"}, "both days"),
    "a review without its day": ("Plans", {"Review under way": "early, asked for"}, "asked for"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DIRT)
def test_dirt_is_rejected_in_words(world, kind):
    sheet, changes, words = DIRT[kind]
    pupil = world.eilidh if sheet == "Retention" else world.ailsa
    cells = {"Retention": KEPT, "Cases": CASE, "Plans": plan_row(world)}[sheet]

    batch = check(world, workbook(**{sheet: [of(pupil, cells) | changes]}))

    assert batch.units == []
    assert words in batch.rejected[0]["why"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"name,age\r\nA,5\r\n", "headings are not those"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "older kind"),
    ],
)
def test_a_file_that_is_no_template_is_refused_whole(world, content, words):
    batch = check(world, content)

    assert batch.state == "failed"
    assert words in batch.trouble
