"""The officer's pages as others find them: nothing for a stranger, refused for a reader."""

import pytest

from ettle.audit.models import Event
from ettle.cases.models import AgencyRequest, CspDecision, Notice, Proposal, StatutoryClock
from tests.cases.casework import decided
from tests.web.authority.test_the_story import signed_in, url


def addresses(world) -> dict[str, str]:
    """Every page about Ailsa, once it is decided that she requires a plan."""
    asked = AgencyRequest.objects.get()
    return {
        "pupil": url("pupil", world.ailsa.ref),
        "record_request": url("record_request", world.ailsa.ref),
        "propose": url("propose", world.ailsa.ref),
        "ask": url("ask", Proposal.objects.get().ref),
        "test": url("test", Proposal.objects.get().ref),
        "issue": url("issue", CspDecision.objects.get().ref),
        "extend": url("extend", StatutoryClock.objects.get(rule="C02").ref),
        "resend_link": url("resend_link", asked.ref),
        "revoke_link": url("revoke_link", asked.links.get().ref),
        "paper": url("paper", Notice.objects.get(letter="L1").ref),
        "paper_file": url("paper_file", Notice.objects.get(letter="L1").ref, "pdf"),
    }


@pytest.mark.parametrize("name", ["nobody", "rory", "mr_docherty", "ruth", "mr_singh", "ms_grant"])
def test_a_stranger_finds_no_page_about_the_child(world, name):
    decided(world)
    client = signed_in(world, name)

    found = {page: client.get(path).status_code for page, path in addresses(world).items()}

    assert found == dict.fromkeys(found, 404)


def test_somebody_not_signed_in_is_led_to_the_door_whether_or_not_it_is_there(world, client):
    decided(world)

    real = client.get(url("pupil", world.ailsa.ref))
    none = client.get(url("pupil", "2222222222zz"))

    assert (real.status_code, none.status_code) == (302, 302)
    assert real.headers["Location"].partition("?")[0] == none.headers["Location"].partition("?")[0]


def test_a_leader_of_her_school_reads_and_is_refused_every_act(world):
    decided(world)
    client = signed_in(world, "ms_laird")
    reads = {"pupil", "paper", "paper_file"}

    found = {page: client.get(path).status_code for page, path in addresses(world).items()}

    assert {page for page, status in found.items() if status == 200} == reads
    assert {status for page, status in found.items() if page not in reads} == {403}
    assert Event.objects.filter(verb="act.refused").count() == len(found) - len(reads)


def test_opening_a_child_and_a_letter_is_written_down(world):
    decided(world)
    client = signed_in(world)

    client.get(url("pupil", world.ailsa.ref))
    client.get(url("paper", Notice.objects.get(letter="L1").ref))

    read = Event.objects.filter(person_id=world.okafor.pk).values_list("verb", flat=True)
    assert {"case.read", "paper.read"} <= set(read)


def test_whoever_looks_after_accounts_sees_who_may_sign_in_and_ends_a_role(world):
    client = signed_in(world, "ms_grant")
    membership = world.accounts["ruth"].memberships.get()

    listed = client.get(url("accounts")).content.decode()
    client.post(
        url("end_membership", membership.ref),
        {"until_on_day": "27", "until_on_month": "11", "until_on_year": "2026"},
    )

    membership.refresh_from_db()
    assert "Ruth Paterson" in listed
    assert "Ailsa" not in listed
    assert str(membership.until_on) == "2026-11-27"


@pytest.mark.parametrize("name", ["mr_baird", "mairi", "nobody"])
def test_nobody_else_finds_the_accounts(world, name):
    assert signed_in(world, name).get(url("accounts")).status_code == 404
