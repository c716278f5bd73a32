"""What a clerk keys into the roll system: what changed, no more, and never twice."""

import csv
import io
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ettle.access import Refused, Trouble
from ettle.audit.models import Event
from ettle.config.cast import AILSA, AUTHORITY_NAME, MS_OKAFOR, NOBODY
from ettle.exchange.leaving.sheet import told
from ettle.exchange.leaving.sheet_files import as_csv, as_pdf, as_xlsx, changes_grid, state_grid
from ettle.exchange.models import KeyedIn, Sheet
from ettle.exchange.selectors.sheets import sheet_lines, sheet_of, sheets_of, state_rows
from ettle.exchange.services.sheets import make_sheet, mark_keyed_in
from ettle.people.models import Account, Authority, Pupil
from ettle.people.selectors import actor_for
from ettle.plans.models import CoordinatedSupportPlan, Entry
from tests.world import moment


@pytest.fixture
def glenmarra(ready_world) -> Authority:
    """The council when the story is done: Ailsa has a plan, and nothing was ever keyed."""
    return Authority.objects.get(name=AUTHORITY_NAME)


@pytest.fixture
def officer(ready_world):
    """Ms Okafor, on a day."""

    def on(days: int = 0):
        day = ready_world.day + timedelta(days=days)
        account = Account.objects.get(email=MS_OKAFOR.email)
        return actor_for(account, at=moment(day), today=day)

    return on


def told_of(sheet: Sheet, by) -> dict[str, dict[str, tuple[str, str]]]:
    return {
        line.roll_id: {one.what: (one.was, one.now) for one in line.changes}
        for line in sheet_lines(sheet.rows, by=by)
    }


def test_the_first_sheet_has_ailsas_plan_and_its_dates(glenmarra, officer):
    csp = CoordinatedSupportPlan.objects.get(pupil__roll_id=AILSA.roll_id)

    sheet = make_sheet(by=officer(), authority=glenmarra)

    ailsa = told_of(sheet, officer())[AILSA.roll_id]
    assert ailsa["Co-ordinated support plan (CSP)"] == ("No", "Yes")
    assert ailsa["CSP issued on"] == ("", told(csp.prepared_on.isoformat()))
    assert ailsa["Child’s Plan"] == ("No", "Yes")
    assert ailsa["Factors giving rise to needs"][1]
    assert "CSP discontinued on" not in ailsa


def test_what_was_keyed_in_is_not_told_again_and_what_changes_after_is(glenmarra, officer):
    first = make_sheet(by=officer(), authority=glenmarra)
    mark_keyed_in(by=officer(), sheet=first, on=officer().today)
    with pytest.raises(Trouble, match="Nothing has changed"):
        make_sheet(by=officer(), authority=glenmarra)

    ended = officer(2).today
    CoordinatedSupportPlan.objects.filter(pupil__roll_id=AILSA.roll_id).update(superseded_on=ended)
    second = make_sheet(by=officer(2), authority=glenmarra)

    ailsa = told_of(second, officer(2))[AILSA.roll_id]
    assert ailsa["Co-ordinated support plan (CSP)"] == ("Yes", "No")
    assert ailsa["CSP discontinued on"] == ("", told(ended.isoformat()))
    assert "Child’s Plan" not in ailsa
    assert sheet_of(first.ref, by=officer(2)).rows == []


def test_two_clerks_at_once_the_second_is_told_who_was_first(glenmarra, officer):
    sheet = make_sheet(by=officer(), authority=glenmarra)
    mark_keyed_in(by=officer(), sheet=sheet, on=officer().today)

    with pytest.raises(Trouble, match="has already marked this sheet as keyed in"):
        mark_keyed_in(by=officer(1), sheet=sheet, on=officer(1).today)

    assert Event.objects.filter(verb="sheet.keyed_in").count() == 1


def test_an_older_sheet_does_not_undo_a_later_one(glenmarra, officer):
    older = make_sheet(by=officer(), authority=glenmarra)
    Entry.objects.filter(plan__pupil__roll_id=AILSA.roll_id, kind="target").update(
        ended_at=officer().at
    )
    later = make_sheet(by=officer(), authority=glenmarra)
    mark_keyed_in(by=officer(), sheet=later, on=officer().today)

    with pytest.raises(Trouble, match="A later sheet has been keyed in"):
        mark_keyed_in(by=officer(), sheet=older, on=officer().today)


@pytest.mark.parametrize(
    ("days", "words"), [(1, "has not come yet"), (-1, "cannot have been keyed before")]
)
def test_a_day_on_which_it_cannot_have_been_keyed_is_refused(glenmarra, officer, days, words):
    sheet = make_sheet(by=officer(), authority=glenmarra)

    with pytest.raises(Trouble, match=words):
        mark_keyed_in(by=officer(), sheet=sheet, on=officer(days).today)

    assert not KeyedIn.objects.exists()


def test_nobody_and_other_councils_see_no_sheet_and_no_child(glenmarra, officer, ready_world):
    sheet = make_sheet(by=officer(), authority=glenmarra)
    account = Account.objects.get(email=NOBODY.email)
    nobody = actor_for(account, at=moment(ready_world.day), today=ready_world.day)

    assert sheets_of(by=nobody) == []
    assert sheet_of(sheet.ref, by=nobody) is None
    assert sheet_lines(sheet.rows, by=nobody) == []
    assert state_rows(by=nobody, authority=glenmarra) == []
    with pytest.raises(Refused):
        mark_keyed_in(by=nobody, sheet=sheet, on=nobody.today)
    other = Authority.objects.create(code="998", name="Stranger Council")
    with pytest.raises(Refused):
        make_sheet(by=officer(), authority=other)


def test_whoever_has_left_the_roll_is_not_keyed(glenmarra, officer):
    Pupil.objects.filter(roll_id=AILSA.roll_id).update(left_on=officer().today)

    rows = state_rows(by=officer(), authority=glenmarra)

    assert AILSA.roll_id not in {line.roll_id for line in sheet_lines(rows, by=officer())}


def test_the_same_lines_go_into_a_workbook_csv_and_paper(glenmarra, officer):
    sheet = make_sheet(by=officer(), authority=glenmarra)
    lines = sheet_lines(sheet.rows, by=officer())
    grid = changes_grid(lines)

    book = load_workbook(io.BytesIO(as_xlsx(grid))).active
    table = list(csv.reader(io.StringIO(as_csv(grid).decode("utf-8-sig"))))
    paper = PdfReader(io.BytesIO(as_pdf(lines, council="Glenmarra", made="", is_whole=False)))
    printed = " ".join(page.extract_text() for page in paper.pages)

    assert [[cell.value or "" for cell in row] for row in book.iter_rows()] == table
    assert table[0][-1] == "Keyed" and table[1][-1] == "[  ]"
    assert "Morrison, Ailsa" in printed and AILSA.roll_id in printed


def test_everything_at_once_has_a_line_a_child(glenmarra, officer):
    lines = sheet_lines(state_rows(by=officer(), authority=glenmarra), by=officer())

    grid = state_grid(lines)

    (ailsa,) = [row for row in grid if AILSA.roll_id in row]
    assert dict(zip(grid[0], ailsa, strict=True))["Co-ordinated support plan (CSP)"] == "Yes"


def test_a_name_that_looks_like_a_formula_is_not_run(glenmarra, officer):
    Pupil.objects.filter(roll_id=AILSA.roll_id).update(family_name="=2+2")
    sheet = make_sheet(by=officer(), authority=glenmarra)

    grid = changes_grid(sheet_lines(sheet.rows, by=officer()))

    book = load_workbook(io.BytesIO(as_xlsx(grid))).active
    assert all(cell.data_type != "f" for row in book.iter_rows() for cell in row)
    assert b"'=2+2" in as_csv(grid)


def test_paper_with_nothing_to_key_says_so():
    paper = as_pdf([], council="Glenmarra", made="Made today.", is_whole=False)

    text = PdfReader(io.BytesIO(paper)).pages[0].extract_text()

    assert "There is nothing to key." in text
    assert told("2026-05-03") == date(2026, 5, 3).strftime("%d/%m/%Y")
