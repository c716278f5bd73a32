"""The long answers of an officer are kept as they are typed, and nobody else is offered them."""

from django.urls import reverse

from ettle.cases.models import StatutoryClock
from ettle.plans.models import EntryDraft
from tests.cases.casework import answered
from tests.web.authority.test_the_story import answers, signed_in
from tests.web.school.test_kept_as_typed import typed

HALF = {"responsible_authority": "yes", "reason_b": "Her language limits every lesson."}


def test_half_of_the_four_limbs_is_kept_and_gone_on_with_another_day(world):
    address = reverse("authority:test", args=[answered(world).proposal.ref])
    officer = signed_in(world)

    answer = officer.post(address, typed(officer, address, **HALF))

    assert answer.status_code == 200
    assert "You were writing this on" in officer.get(address).content.decode()
    assert HALF["reason_b"] in officer.get(f"{address}?go-on").content.decode()
    baird = signed_in(world, "mr_baird").get(f"{address}?go-on")
    assert HALF["reason_b"] not in baird.content.decode()


def test_what_is_read_back_is_kept_until_it_is_decided(world):
    address = reverse("authority:test", args=[answered(world).proposal.ref])
    officer = signed_in(world)

    officer.post(address, answers(expected_version="1"))
    assert EntryDraft.objects.get().owner == world.okafor
    officer.post(address, answers(decide="yes", expected_version="1"))

    assert not EntryDraft.objects.exists()


def test_reasons_for_a_later_day_and_half_a_proposal_are_kept_too(world):
    clock = StatutoryClock.objects.get(rule="C02", pupil=answered(world).proposal.pupil)
    extending = reverse("authority:extend", args=[clock.ref])
    proposing = reverse("authority:propose", args=[world.callum.ref])
    officer = signed_in(world)

    for address in (extending, proposing):
        answer = officer.post(address, typed(officer, address, reason="The NHS asks for time"))

        assert answer.status_code == 200
        assert "You were writing this on" in officer.get(address).content.decode()
