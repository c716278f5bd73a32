"""Dr Sinclair says what was given, by a link of her own, and sees nothing else of the plan."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from ettle.access import Refused, Trouble
from ettle.cases import links
from ettle.cases.models import AgencyAnswer, AgencyRequest
from ettle.cases.selectors.giving import giving_for
from ettle.cases.services.giving import make_giving_link, say_given, say_how_it_goes
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import hand_over_all
from ettle.people.services.leaving import end_place
from ettle.plans.models import Delivery, TargetEvidence
from ettle.plans.selectors import agency_supports, targets_seen
from ettle.plans.services import log_target_evidence
from tests.cases.casework import nobody_signed_in
from tests.plans import ailsa
from tests.plans.given import THURSDAY, WRITTEN, planned_since_october
from tests.web.partner.test_answering import door
from tests.web.staff.doors import day_boxes, words_of


@pytest.fixture
def asked(world, token):
    """The question answered, and a plan in force that names the NHS."""
    asked = AgencyRequest.objects.get()
    AgencyAnswer.objects.create(
        authority=world.authority, agency_request=asked, stance="provide", summary="Yes.",
        saved_at=world.actor("okafor").at, sent_at=world.actor("okafor").at, sent_on=world.today,
    )  # fmt: skip
    return asked


@pytest.fixture
def planned(world):
    made = planned_since_october(world)
    ailsa.issue(made)
    return made


def giving_token(world, asked) -> str:
    officer = world.actor("okafor")
    make_giving_link(by=officer, agency_request=asked)
    hand_over_all(by=officer, messages=list(waiting_messages(by=officer)))
    return re.search(r"/answer/([\w-]+)/", mail.outbox[-1].body)[1]


def come_in_by_code(client, link: str) -> None:
    """Come in as somebody does who has answered before: with a code sent to her own address."""
    client.post(door(link), {"send_code": "yes"})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    client.post(door(link), {"code": code})


def test_she_says_what_was_given_and_sees_only_her_own_support(world, client, asked, planned):
    come_in_by_code(client, giving_token(world, asked))
    address = reverse("partner:giving")
    page = client.get(address)
    key = re.search(r'name="form_key" value="([^"]+)"', page.content.decode())[1]

    sent = client.post(
        address,
        {"form_key": key, "support": planned.entries["therapy"].ref, "outcome": "given",
         **day_boxes("on", world.today)},
    )  # fmt: skip

    assert "Speech and language therapy." in words_of(page)
    assert "Practise the symbols." not in words_of(page)
    assert sent.status_code == 302
    assert Delivery.objects.get().by_label == "Dr Sinclair, NHS Glenmarra (invented)"


def test_another_support_of_the_same_child_is_not_hers_to_say(world, client, asked, planned):
    come_in_by_code(client, giving_token(world, asked))

    opened = client.get(reverse("partner:giving"))
    refused = client.post(
        reverse("partner:giving"),
        {"support": planned.entries["practice"].ref, "outcome": "given",
         **day_boxes("on", world.today)},
    )  # fmt: skip

    assert (opened.status_code, refused.status_code) == (200, 404)
    assert Delivery.objects.count() == 0


def test_without_a_link_the_page_is_not_there(client, planned):
    assert client.get(reverse("partner:giving")).status_code == 404


def test_a_link_to_say_what_is_given_lasts_a_year_and_ends_the_one_before(world, asked, planned):
    before = asked.links.get()

    link = make_giving_link(by=world.actor("okafor"), agency_request=asked)

    before.refresh_from_db()
    assert before.revoked_at is not None
    assert link.expires_on == world.today + timedelta(days=365)
    assert "Ailsa" not in mail.outbox[-1].body


def test_only_an_officer_makes_one_and_only_once_there_is_a_plan(world, asked):
    with pytest.raises(Trouble, match="No plan is in force"):
        make_giving_link(by=world.actor("okafor"), agency_request=asked)
    for who in ("nobody", "laird", "mairi"):
        with pytest.raises(Refused):
            make_giving_link(by=world.actor(who), agency_request=asked)


def form_key_in(page) -> str:
    return re.search(r'name="form_key" value="([^"]+)"', page.content.decode())[1]


def ailsa_left(world) -> None:
    """Ailsa's last day was yesterday; where she went is known to the council."""
    end_place(
        by=world.actor("okafor"), pupil=world.ailsa, left_on=world.today - timedelta(days=1),
        went_to="Elsewhere Council (invented)",
    )  # fmt: skip


def test_once_the_child_has_left_the_link_says_so_kindly_and_takes_nothing(
    world, client, asked, planned
):
    come_in_by_code(client, giving_token(world, asked))
    key = form_key_in(client.get(reverse("partner:giving")))
    ailsa_left(world)

    opened = client.get(reverse("partner:giving"))
    pressed = client.post(
        reverse("partner:giving"),
        {"form_key": key, "support": planned.entries["therapy"].ref, "tap": "given"},
    )

    for page in (opened, pressed):
        assert "Thank you for what you gave" in words_of(page)
        assert "Speech and language therapy." not in words_of(page)
        assert "Elsewhere" not in words_of(page)
    assert not Delivery.objects.exists()


def test_a_service_takes_nothing_by_link_of_a_child_who_left(world, asked, planned):
    link = make_giving_link(by=world.actor("okafor"), agency_request=asked)
    ailsa_left(world)
    sinclair = links.actor_of(link, by=nobody_signed_in(world))

    with pytest.raises(Trouble, match="nothing more is asked"):
        say_given(by=sinclair, support=planned.entries["therapy"], on=THURSDAY, outcome="given")
    with pytest.raises(Trouble, match="nothing more is asked"):
        say_how_it_goes(by=sinclair, target=planned.entries["target"], step="mostly")
    with pytest.raises(Trouble, match="nobody is asked any more"):
        make_giving_link(by=world.actor("okafor"), agency_request=AgencyRequest.objects.get())


def test_one_tap_says_how_a_target_of_hers_is_going_and_the_school_reads_who_said_it(
    world, client, asked, planned
):
    come_in_by_code(client, giving_token(world, asked))
    page = client.get(reverse("partner:giving"))

    sent = client.post(
        reverse("partner:giving"),
        {"form_key": form_key_in(page), "target": planned.entries["target"].ref,
         "step": "mostly", "words": "In our room, with the door shut."},
    )  # fmt: skip

    assert "Ailsa asks once a day." in words_of(page)
    assert sent.status_code == 302
    seen = TargetEvidence.objects.get()
    assert (seen.step, seen.by, seen.on) == ("mostly", None, world.today)
    [laird] = targets_seen(world.ailsa, by=world.actor("laird"))
    assert laird.sights[0].source == "Dr Sinclair, NHS Glenmarra (invented)"
    [mairi] = targets_seen(world.ailsa, by=world.actor("mairi"))
    assert (mairi.sights[0].source, mairi.sights[0].words) == ("", "")
    assert "What you said of it" in words_of(client.get(reverse("partner:giving")))


def test_targets_that_her_support_does_not_serve_are_not_hers(world, client, asked, planned):
    laird = world.actor("laird", on=WRITTEN)
    planned.write("other", "objective", "Ailsa swims.", by=laird)
    planned.write(
        "swim", "target", "Ailsa swims a width.", under=planned.entries["other"], by=laird
    )
    planned.write(
        "private", "target", "Ailsa says when she is sad.", under=planned.entries["objective"],
        by=laird, audience="school",
    )  # fmt: skip
    planned.write("loose", "target", "Ailsa ties her laces.", by=laird)
    come_in_by_code(client, giving_token(world, asked))

    opened = client.get(reverse("partner:giving"))
    refused = [
        client.post(
            reverse("partner:giving"), {"target": planned.entries[name].ref, "step": "there"}
        )
        for name in ("swim", "private", "loose")
    ]

    for text in ("Ailsa swims a width.", "Ailsa says when she is sad.", "Ailsa ties her laces."):
        assert text not in words_of(opened)
    assert [each.status_code for each in refused] == [404, 404, 404]
    assert not TargetEvidence.objects.exists()


def test_another_agency_and_a_stranger_see_no_target(world, asked, planned):
    link = make_giving_link(by=world.actor("okafor"), agency_request=asked)
    target = planned.entries["target"]
    sinclair = links.actor_of(link, by=nobody_signed_in(world))
    hers = replace(sinclair, named_pupil_ids=frozenset({world.ailsa.pk}))
    others = (
        replace(hers, organisation="Elsewhere Health (invented)"),
        replace(hers, named_pupil_ids=frozenset({world.callum.pk})),
        world.actor("nobody"),
        world.actor("grant"),
    )

    assert [each.ref for each in agency_supports(world.ailsa, by=hers)[0].targets] == [target.ref]
    for other in others:
        assert agency_supports(world.ailsa, by=other) == ()
        with pytest.raises(Refused):
            log_target_evidence(by=other, target=target, step="there")
    assert giving_for(by=world.actor("nobody")).supports == ()


def test_two_therapists_who_say_the_same_are_two(world, asked, planned):
    link = make_giving_link(by=world.actor("okafor"), agency_request=asked)
    sinclair = links.actor_of(link, by=nobody_signed_in(world))
    hers = replace(sinclair, named_pupil_ids=frozenset({world.ailsa.pk}))
    colleague = replace(hers, name="Dr Otherwise")

    for who in (hers, hers, colleague):
        log_target_evidence(by=who, target=planned.entries["target"], step="sometimes")

    assert TargetEvidence.objects.count() == 2
    assert len(agency_supports(world.ailsa, by=hers)[0].targets[0].said) == 1
