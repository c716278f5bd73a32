"""*This is happening*, *this is not*, *ring me*: on the family's page and on the child's."""

import re

import pytest
from django.urls import reverse

from ettle.outbox.models import Message
from ettle.plans import services
from ettle.plans.models import FamilyWord
from tests.plans.given import log, planned_since_october
from tests.web.staff.doors import signed_in, words_of


@pytest.fixture
def planned(world):
    return planned_since_october(world)


def at(world) -> str:
    return reverse("family:happening", args=[world.ailsa.ref])


def press(client, address, support, kind, words=""):
    """Press one of the buttons under one support."""
    page = client.get(address).content.decode()
    key = re.search(r'name="form_key" value="([^"]+)"', page)[1]
    typed = {"form_key": key, "support": support.ref, "kind": kind, "words": words}
    return client.post(address, typed)


def test_a_mother_says_that_it_is_not_happening_and_sees_the_answer(world, planned):
    mairi = signed_in(world, "mairi")

    press(mairi, at(world), planned.entries["practice"], "not_happening", "Not since half term.")
    waiting = words_of(mairi.get(at(world)))
    services.answer_family_word(
        by=world.actor("laird"), word=FamilyWord.objects.get(), answer="It begins again on Monday."
    )
    answered = words_of(mairi.get(at(world)))

    assert "Waiting for an answer from Ms Laird." in waiting
    assert "It begins again on Monday." in answered


def test_whoever_answers_is_told_at_once_and_no_name_is_in_the_message(world, planned):
    press(signed_in(world, "mairi"), at(world), planned.entries["practice"], "ring_me")

    [message] = Message.objects.filter(letter="FAMILY")
    assert (message.to_name, message.sent_on) == ("Ms Laird", world.today)
    assert "Ailsa" not in message.subject + message.body
    assert "Mairi" not in message.subject + message.body


def test_she_sees_what_was_given_with_a_picture(world, planned):
    log(planned)

    page = words_of(signed_in(world, "mairi").get(at(world)))

    assert "given on 1 of" in page


def test_a_father_kept_apart_and_a_stranger_find_nothing(world, planned):
    for who in ("rory", "nobody", "mr_docherty", "ruth"):
        assert signed_in(world, who).get(at(world)).status_code == 404


def test_one_parent_is_not_shown_what_a_child_said(world, planned, django_user_model):
    services.say_about_support(
        by=_child(world), pupil=world.ailsa, kind="not_happening",
        support=planned.entries["practice"],
    )  # fmt: skip

    page = words_of(signed_in(world, "mairi").get(at(world)))

    assert "You said" not in page


def test_a_pupil_with_an_account_is_asked_in_a_childs_words(world):
    laird = world.actor("nobody")
    plan = services.open_plan(by=laird, pupil=world.callum)
    aim = services.write_entry(by=laird, plan=plan, kind="objective", text="Gets to class calmly.")
    support = services.write_entry(
        by=laird, plan=plan, kind="support", text="A walk before maths.", under=aim,
        detail={"how_often": "Daily", "persons": [{"role": "Support assistant"}]},
    )  # fmt: skip
    callum = signed_in(world, "callum")

    led = callum.get(reverse("family:happening", args=[world.callum.ref]))
    page = words_of(callum.get(led.url))
    press(callum, led.url, support, "not_happening")
    after = words_of(callum.get(led.url))

    assert "Do you get your help?" in page and "No, I do not get this" in page
    assert "Who: a support assistant, who is beside me. When: Daily." in page
    assert "I’d rather not today" in page
    assert "You said: No, I do not get this" in after
    assert FamilyWord.objects.get().whose == "child"


def _child(world):
    from ettle.access import Actor
    from tests.world import moment

    return Actor(
        at=moment(world.today), today=world.today, pupil_id=world.ailsa.pk,
        roles=frozenset({"pupil"}), authority_id=world.authority.pk, link_ref="handed",
        acting_as="Pupil", name="Ailsa",
    )  # fmt: skip
