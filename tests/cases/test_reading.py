"""Reading casework: the predicate, the query and the panel say the same; strangers read nothing."""

from datetime import date

import pytest

from ettle.cases import selectors, services
from ettle.cases.access import (
    may_read_paper,
    may_read_request,
    readable_papers,
    readable_requests,
    readers_of_request,
)
from ettle.cases.models import CspRequest, Notice
from ettle.people.models import Parentage
from tests.cases.casework import (
    decided,
    plan_written,
    post_all,
    proposal_sent,
    request_received,
    send_all,
)
from tests.cases.test_issue_csp import issue

CAST = (
    "okafor", "mairi", "rory", "laird", "baird", "kerr", "singh", "ruth", "morag", "wojcik",
    "grant", "docherty", "nobody", "callum", "eilidh",
)  # fmt: skip


def two_requests(world):
    request_received(world)
    services.receive_csp_request(
        by=world.actor("okafor"),
        pupil=world.callum,
        received_on=date(2026, 11, 20),
        asked_by="child",
    )


@pytest.mark.parametrize("name", CAST)
def test_the_query_gives_exactly_what_the_predicate_allows(world, name):
    two_requests(world)
    actor = world.actor(name)

    by_query = set(readable_requests(actor))
    by_predicate = {row for row in CspRequest.objects.all() if may_read_request(actor, row)}

    assert by_query == by_predicate


@pytest.mark.parametrize("name", CAST)
def test_the_same_holds_for_letters(world, name):
    proposal_sent(world)
    actor = world.actor(name)

    by_query = set(readable_papers(actor))
    by_predicate = {row for row in Notice.objects.all() if may_read_paper(actor, row)}

    assert by_query == by_predicate


def test_who_reads_a_request(world):
    two_requests(world)

    reads = {name for name in CAST if readable_requests(world.actor(name)).exists()}

    assert reads == {"okafor", "mairi", "laird", "baird", "kerr", "nobody", "callum"}
    assert set(readable_requests(world.actor("nobody"))) == set(
        CspRequest.objects.filter(pupil=world.callum)
    )


def test_the_panel_names_who_reads_it_and_never_the_parent_kept_away(world):
    request = request_received(world)

    who = [reader.who for reader in readers_of_request(request, by=world.actor("mairi"))]

    assert who == ["Mairi Morrison", "Mr Baird", "Ms Kerr", "Ms Laird", "ASL officers"]


def test_a_person_it_is_withheld_from_reads_nothing_whatever_else_is_true(world):
    request = request_received(world)
    request.withheld_from.add(world.mairi)

    assert not may_read_request(world.actor("mairi"), request)
    assert not readable_requests(world.actor("mairi")).exists()
    assert selectors.strip_for(world.ailsa, by=world.actor("mairi")) is None


@pytest.mark.parametrize("name", ["nobody", "rory", "docherty", "ruth", "singh", "grant"])
def test_a_stranger_finds_nothing_at_all(world, name):
    proposal_sent(world)
    actor = world.actor(name)
    paper = Notice.objects.get(letter="L4", to_person=world.mairi)

    assert selectors.strip_for(world.ailsa, by=actor) is None
    assert selectors.case_for(world.ailsa, by=actor) is None
    assert selectors.rights_for(world.ailsa, by=actor) == ()
    assert selectors.clocks_of(world.ailsa, by=actor) == ()
    assert selectors.papers_for(world.ailsa, by=actor) == []
    assert selectors.material_for(world.ailsa, by=actor) == []
    assert selectors.open_paper(paper.ref, by=actor) is None
    assert selectors.paper_file(paper.ref, by=actor, as_="pdf") is None
    assert selectors.tray(by=actor).rows == ()


def test_a_mother_reads_her_own_letters_and_no_other_persons(world):
    proposal_sent(world)

    papers = selectors.papers_for(world.ailsa, by=world.actor("mairi"))

    assert [(each.letter, each.to) for each in papers] == [
        ("L4", "Mairi Morrison (mother)"),
        ("L1", "Mairi Morrison (mother)"),
    ]


def test_the_strip_says_what_is_done_and_what_comes_with_days(world):
    proposal_sent(world)

    strip = selectors.strip_for(world.ailsa, by=world.actor("mairi"))

    assert strip.plan_words == "We are finding out if Ailsa needs a co-ordinated support plan."
    assert [(step.state, step.when) for step in strip.steps] == [
        ("done", "Monday 2 November 2026"),
        ("done", "Monday 23 November 2026"),
        ("now", "by Sunday 31 January 2027"),
        ("now", "at any time until the council decides"),
        ("next", "by Sunday 14 March 2027"),
        ("next", "by Sunday 14 March 2027"),
    ]
    assert strip.steps[0].who == "You asked"


def test_silence_is_worked_out_and_gives_a_right_with_its_last_safe_day(world):
    request_received(world)
    mairi = world.actor("mairi", on=date(2026, 12, 28))

    right = selectors.rights_for(world.ailsa, by=mairi)[0]

    assert "counts as deciding that no plan is needed" in right.what
    assert right.citation == "section 18(5A)"
    assert right.last_day == date(2027, 3, 1)


def test_a_safe_day_that_has_passed_never_says_that_they_are_out_of_time(world):
    request_received(world)
    mairi = world.actor("mairi", on=date(2027, 3, 2))

    right = selectors.rights_for(world.ailsa, by=mairi)[0]

    assert "may still allow it" in right.how
    assert "out of time" not in right.how


def test_a_required_plan_that_is_late_is_a_failure_and_no_deemed_decision(world):
    decided(world)
    mairi = world.actor("mairi", on=date(2027, 3, 15))

    right = selectors.rights_for(world.ailsa, by=mairi)[0]

    assert "was not ready in time" in right.what
    assert right.citation == "section 18(3)(c)"


def test_a_plan_that_was_given_can_be_taken_to_the_tribunal_and_reviewed_sooner(world):
    plan_written(world)
    issue(world, decided(world))
    post_all(world.actor("okafor"))

    strip = selectors.strip_for(world.ailsa, by=world.actor("mairi"))

    assert [right.citation for right in strip.rights][:3] == [
        "section 18(3)(d)(i)",
        "section 18(3)(d)(ia)",
        "section 10(4)",
    ]
    assert [step.what for step in strip.steps][-1] == "Everyone looks at the plan again"


@pytest.mark.parametrize("children", [1, 3])
def test_the_tray_takes_the_same_queries_for_one_child_and_for_three(
    world, django_assert_num_queries, children
):
    Parentage.objects.create(
        authority=world.authority, pupil=world.callum, person=world.docherty, relationship="Uncle"
    )
    for pupil in (world.ailsa, world.callum, world.finlay)[:children]:
        services.propose_csp(by=world.actor("okafor"), pupil=pupil, reason="Needs.")
    send_all(world.actor("okafor"))
    post_all(world.actor("okafor"))
    officer = world.actor("okafor")

    with django_assert_num_queries(7):
        tray = selectors.tray(by=officer)

    assert len(tray.rows) == tray.counts["all"] == children


def test_the_tray_puts_what_is_due_first_at_the_top_and_counts_each_filter(world):
    proposal_sent(world)
    services.receive_csp_request(
        by=world.actor("okafor"),
        pupil=world.callum,
        received_on=date(2026, 10, 5),
        asked_by="child",
    )

    tray = selectors.tray(by=world.actor("okafor", on=date(2027, 2, 1)))

    assert [row.name for row in tray.rows] == ["Callum Reid", "Ailsa Morrison"]
    assert tray.rows[1].waiting_on == "Speech and language therapy, NHS Glenmarra"
    assert (tray.counts["late"], tray.counts["agencies_late"], tray.counts["all"]) == (1, 1, 2)
