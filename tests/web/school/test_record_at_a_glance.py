"""The whole record on one page: in its groups, for its reader, however long it is."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ettle.plans.models import Entry, EntryVersion
from ettle.plans.services import write_entry
from tests.plans.ailsa import issue
from tests.web.staff.doors import words_of
from tests.world import moment

LARGEST = 100 * 1024
HEADINGS = ("Who I am", "What helps", "Needs and what we aim for", "Targets now")


def test_every_part_is_in_its_group_with_how_it_stands(door, at, plan):
    issue(plan)

    page = door("laird").get(at("pupil")).content.decode()

    for heading in HEADINGS:
        assert f">{heading}</h2>" in page
    assert "Ms Laird, ASN lead, 23 November 2026. Agreed. The statutory plan rests on it." in page
    assert "For those who give this support." in page


def test_each_reader_finds_their_own_parts(door, at, plan):
    factor = "A speech sound disorder"

    pages = {who: door(who).get(at("pupil")).content.decode() for who in ("laird", "singh")}

    assert factor in pages["laird"]
    assert factor not in pages["singh"]
    assert "Factors giving rise" not in pages["singh"]


@pytest.mark.parametrize("who", ["nobody", "ruth", "mairi", "grant"])
def test_a_stranger_finds_no_list(door, at, plan, who):
    assert door(who).get(at("plan_all", "helps")).status_code == 404


def test_a_plan_with_a_statutory_plan_opens_in_fewer_than_fifty_questions(door, at, plan):
    issue(plan)
    client = door("laird")
    client.get(at("pupil"))

    with CaptureQueriesContext(connection) as asked:
        client.get(at("pupil"))

    assert len(asked) < 50


def opened(page: str) -> list[str]:
    """List the groups that stand open on a page."""
    return re.findall(r"<details class=.ettle_fold ettle_group. open>\s*<summary><h2>([^<]*)", page)


def test_what_is_for_today_is_open_and_the_rest_is_folded_until_it_is_asked_for(door, at, plan):
    client = door("laird")

    page, needs, whole = (
        client.get(at("pupil") + asked).content.decode()
        for asked in ("", "?open=needs", "?open=all")
    )

    assert opened(page) == ["Targets now", "What helps", "Health and safety"]
    assert opened(needs) == [*opened(page), "Needs and what we aim for"]
    assert len(opened(whole)) == whole.count("ettle_fold ettle_group")


def test_what_needs_doing_stands_at_the_top_the_worst_of_it_first(world, door, at, plan):
    laird = world.actor("laird")
    for words, by_on in (
        ("Ask for a hearing test.", "2026-10-01"),
        ("Ring the NHS.", "2026-12-01"),
    ):
        write_entry(
            by=laird, plan=plan.plan, kind="action", text=words,
            detail={"owner": "Ms Laird", "by_on": by_on},
        )  # fmt: skip
    done = {"owner": "Ms Laird", "by_on": "2026-10-01", "done_on": "2026-10-02"}
    write_entry(by=laird, plan=plan.plan, kind="action", text="Buy the symbols.", detail=done)

    page = words_of(door("laird").get(at("pupil")))

    needs = page.partition("What needs doing")[2].partition("In force")[0]
    assert needs.index("Broken") < needs.index("Ask for a hearing test.")
    assert "Late Ask for a hearing test. Ms Laird, by 1 October 2026." in needs
    assert "Due Ring the NHS. Ms Laird, by 1 December 2026." in needs
    assert "Buy the symbols." not in needs


def write_many(plan, count: int) -> None:
    """Write very many things that help, as an import might."""
    entries = Entry.objects.bulk_create(
        Entry(authority=plan.world.authority, plan=plan.plan, kind="helps", position=100 + number)
        for number in range(count)
    )
    EntryVersion.objects.bulk_create(
        EntryVersion(
            authority=plan.world.authority, entry=entry, n=1, text=f"Thing {number} that helps.",
            detail={}, author_label="Ms Laird, ASN lead", written_at=moment(plan.world.today),
            confirmed_on=plan.world.today,
        )
        for number, entry in enumerate(entries)
    )  # fmt: skip
    if connection.vendor == "postgresql":  # in the middle of a transaction nobody counts the rows
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE plans_entry, plans_entryversion")


def test_ten_thousand_parts_break_no_page_and_ask_no_more_queries(door, at, plan):
    client = door("laird")
    client.get(at("pupil"))
    with CaptureQueriesContext(connection) as few:
        client.get(at("pupil"))
    write_many(plan, 10_000)

    with CaptureQueriesContext(connection) as many:
        page = client.get(at("pupil"))

    assert len(many) <= len(few)
    assert len(page.content) < LARGEST
    assert "All 10002" in page.content.decode()
    others = ("compose", "still_true", "plan_card", "plan_choose")
    assert {client.get(at(name)).status_code for name in others} == {200}
    last = client.get(at("plan_all", "helps") + "?page=201")
    assert last.status_code == 200
    assert len(last.content) < LARGEST
