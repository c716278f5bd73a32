"""Half an answer is kept as it is typed where it lies: a child's, a parent's."""

from django.conf import settings
from django.test import Client
from django.urls import reverse

from ettle.audit.models import Event
from ettle.plans.models import EntryDraft, Invitee
from ettle.voice.models import View
from ettle.voice.questions import PARENT_QUESTIONS
from tests.plans.meeting_days import packs_out
from tests.web.school.test_kept_as_typed import typed


def signed_in(world, name: str) -> Client:
    client = Client()
    client.force_login(world.accounts[name], backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def with_ailsa(world) -> Client:
    client = signed_in(world, "ms_laird")
    client.post(reverse("child:lend", args=[world.ailsa.ref]))
    client.post(reverse("child:before"))
    return client


def test_a_childs_words_are_kept_as_she_types_and_nobody_else_reads_them(world):
    client, good = with_ailsa(world), reverse("child:step", args=["good"])
    sent = typed(client, good, words="Art")

    answer = client.post(good, sent)

    assert answer.status_code == 200
    assert View.objects.get().answers["good"] == "Art"
    assert View.objects.get().status == "draft"
    assert not Event.objects.filter(verb="view.saved").exists()


def test_the_same_words_of_a_child_are_not_written_again(world):
    client, good = with_ailsa(world), reverse("child:step", args=["good"])
    sent = typed(client, good, words="Art")
    first = client.post(good, sent).json()["expected_version"]

    again = client.post(good, sent)

    assert again.json()["expected_version"] == first


def test_a_childs_second_window_is_told_and_writes_over_nothing(world):
    client, good = with_ailsa(world), reverse("child:step", args=["good"])
    one, two = typed(client, good, words="Art"), typed(client, good, words="Maths")
    client.post(good, one)

    answer = client.post(good, two)

    assert answer.status_code == 409
    assert View.objects.get().answers["good"] == "Art"


def test_after_the_quiet_keeping_next_still_goes_on(world):
    client, good = with_ailsa(world), reverse("child:step", args=["good"])
    sent = typed(client, good, words="Art")
    version = client.post(good, sent).json()["expected_version"]

    answer = client.post(good, {"words": "Art", "expected_version": version})

    assert answer.url == reverse("child:step", args=["hard"])


def test_another_childs_page_takes_nothing_that_was_typed_on_hers(world):
    good = reverse("child:step", args=["good"])
    sent = typed(with_ailsa(world), good, words="Art")
    callum = signed_in(world, "callum")
    callum.post(reverse("child:before"))

    answer = callum.post(good, sent)

    assert answer.status_code == 403
    assert not View.objects.get(pupil=world.callum).answers


def test_mairis_views_are_kept_for_her_alone_and_offered_again(world):
    client, address = signed_in(world, "mairi"), reverse("family:views", args=[world.ailsa.ref])
    question = PARENT_QUESTIONS[0].key

    answer = client.post(address, typed(client, address, **{question: "She sings at home"}))

    assert answer.status_code == 200
    assert EntryDraft.objects.get().owner == world.mairi
    assert "You were writing this on" in client.get(address).content.decode()
    assert "She sings at home" in client.get(f"{address}?go-on").content.decode()
    fathers = signed_in(world, "rory").get(f"{address}?go-on").content.decode()
    assert "She sings at home" not in fathers


def test_what_mairi_gives_leaves_no_draft(world):
    client, address = signed_in(world, "mairi"), reverse("family:views", args=[world.ailsa.ref])
    question = PARENT_QUESTIONS[0].key
    sent = typed(client, address, **{question: "She sings at home"})
    client.post(address, sent)

    client.post(address, {k: v for k, v in sent.items() if k != "quietly"} | {"save": "yes"})

    assert View.objects.get(whose="parent").answers[question] == "She sings at home"
    assert not EntryDraft.objects.exists()


def test_what_mairi_types_before_a_meeting_is_kept_for_her(world):
    packs_out(world)
    hers = Invitee.objects.get(role="parent", person=world.mairi)
    client, address = signed_in(world, "mairi"), reverse("family:own_pack", args=[hers.ref])
    question = next(each.key for each in client.get(address).context["opened"].questions)

    client.post(address, typed(client, address, **{question: "More drawing"}))

    assert EntryDraft.objects.get().owner == world.mairi
    assert "More drawing" in client.get(f"{address}?go-on").content.decode()
    assert Invitee.objects.get(pk=hers.pk).answers == {}
