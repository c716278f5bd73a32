"""An agency's half answer is kept with its link as it is typed, and sent to nobody."""

import pytest
from django.test import Client
from django.urls import reverse

from ettle.audit.models import Event
from ettle.cases.models import AgencyAnswer
from tests.web.school.test_kept_as_typed import typed

WORDS = "Small groups help her"


@pytest.fixture
def therapist(client, token) -> Client:
    """Dr Sinclair, come in by her link."""
    client.post(reverse("partner:door", args=[token]), {"confirm": "yes"})
    return client


def test_half_an_answer_is_kept_as_it_is_typed_and_is_there_again(therapist):
    address = reverse("partner:question")

    answer = therapist.post(address, typed(therapist, address, summary=WORDS))

    assert answer.status_code == 200
    assert AgencyAnswer.objects.get().draft["summary"] == WORDS
    assert AgencyAnswer.objects.get().sent_at is None
    assert WORDS in therapist.get(address).content.decode()
    assert not Event.objects.filter(verb="agency_answer.saved").exists()


def test_her_older_window_writes_over_nothing(therapist):
    address = reverse("partner:question")
    one, two = (typed(therapist, address, summary=words) for words in (WORDS, "Older"))
    therapist.post(address, one)

    answer = therapist.post(address, two)

    assert answer.status_code == 409
    assert AgencyAnswer.objects.get().draft["summary"] == WORDS


def test_without_her_link_nothing_is_kept(therapist):
    address = reverse("partner:question")
    sent = typed(therapist, address, summary=WORDS)

    Client().post(address, sent)

    assert not AgencyAnswer.objects.filter(draft__summary=WORDS).exists()
