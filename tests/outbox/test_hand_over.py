"""What is sent, on which day, and what waits."""

from datetime import date, timedelta

import pytest
from django.core import mail

from ettle.access import Refused, Trouble
from ettle.access.actor import system_actor
from ettle.audit.models import Event
from ettle.outbox import registry
from ettle.outbox.models import Message
from ettle.outbox.selectors import message_for, sent_messages, waiting_messages
from ettle.outbox.services import hand_over, hand_over_all, place, withdraw_message
from tests.world import MONDAY, moment

SATURDAY = date(2026, 11, 21)


def placed(world, channel: str = "email", **facts: object) -> Message:
    return place(
        by=world.actor("okafor"), authority_id=world.authority.pk, pupil=world.ailsa,
        to_name="Mairi Morrison", to_address="mairi.morrison@glenmarra.invalid",
        channel=channel, letter="L1", subject="You have a letter",
        body="Sign in to read it.", **facts,
    )  # fmt: skip


def test_an_email_is_sent_today_and_says_so(world) -> None:
    message = placed(world)

    sent = hand_over_all(by=world.actor("okafor"), messages=[message])

    assert [each.sent_on for each in sent] == [MONDAY]
    assert [(each.subject, each.to) for each in mail.outbox] == [
        ("You have a letter", ["mairi.morrison@glenmarra.invalid"])
    ]


def test_a_letter_for_the_post_waits_until_somebody_posts_it(world) -> None:
    message = placed(world, channel="post")

    assert hand_over_all(by=world.actor("okafor"), messages=[message]) == []

    posted = hand_over(by=world.actor("okafor"), message=message, on=MONDAY)
    assert (posted.sent_on, mail.outbox) == (MONDAY, [])


@pytest.mark.parametrize("day", [MONDAY + timedelta(days=1), SATURDAY])
def test_a_letter_is_not_posted_tomorrow_nor_before_it_was_made(world, day: date) -> None:
    message = placed(world, channel="post")

    with pytest.raises(Trouble) as refused:
        hand_over(by=world.actor("okafor"), message=message, on=day)

    assert refused.value.field == "sent_on"


def test_what_counts_from_the_sending_happens_with_it_and_once(world, monkeypatch) -> None:
    started: list[date | None] = []
    monkeypatch.setitem(
        registry._AFTER, "test.sent", lambda *, by, message: started.append(message.sent_on)
    )
    message = placed(world, after_sending="test.sent")

    hand_over(by=world.actor("okafor"), message=message, on=MONDAY)
    hand_over(by=world.actor("okafor"), message=message, on=MONDAY)

    assert (started, len(mail.outbox)) == ([MONDAY], 1)


def test_a_mail_server_that_is_down_leaves_it_waiting_and_starts_nothing(
    world, monkeypatch
) -> None:
    started: list[object] = []
    monkeypatch.setitem(registry._AFTER, "test.sent", lambda **_: started.append(1))
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refused_by_server)
    message, other = placed(world, after_sending="test.sent"), placed(world)

    sent = hand_over_all(by=world.actor("okafor"), messages=[message, other])

    message.refresh_from_db()
    assert (sent, message.sent_on, message.last_trouble) == (
        [], None, "ConnectionRefusedError",
    )  # fmt: skip
    assert not Event.objects.filter(verb="message.sent").exists()


def refused_by_server(self, fail_silently: bool = False) -> None:
    raise ConnectionRefusedError


def test_a_message_taken_back_is_never_sent(world) -> None:
    message = withdraw_message(by=world.actor("okafor"), message=placed(world))

    hand_over(by=world.actor("okafor"), message=message, on=MONDAY)

    assert (Message.objects.get().sent_on, mail.outbox) == (None, [])


def test_a_sent_message_is_not_taken_back(world) -> None:
    message = hand_over(by=world.actor("okafor"), message=placed(world), on=MONDAY)

    with pytest.raises(Trouble):
        withdraw_message(by=world.actor("okafor"), message=message)


@pytest.mark.parametrize("name", ["nobody", "mairi", "baird", "grant", "ruth"])
def test_a_stranger_neither_sees_nor_sends(world, name: str) -> None:
    message = placed(world)
    stranger = world.actor(name)

    with pytest.raises(Refused):
        hand_over(by=stranger, message=message, on=MONDAY)

    assert message_for(message.ref, by=stranger) is None
    assert [*waiting_messages(by=stranger), *sent_messages(by=stranger)] == []


def test_the_job_sends_what_still_waits(world) -> None:
    placed(world)
    job = system_actor("send-outbox", at=moment(MONDAY), today=MONDAY)

    sent = hand_over_all(by=job, messages=waiting_messages(by=job))

    assert [each.letter for each in sent] == ["L1"]


def test_what_would_let_a_reader_in_is_not_kept_once_it_is_sent(world, settings) -> None:
    settings.DEMONSTRATION = False
    message = placed(world, secret="read it")

    hand_over(by=world.actor("okafor"), message=message, on=MONDAY)

    message.refresh_from_db()
    assert (mail.outbox[0].body, message.body, message.secret) == (
        "Sign in to read it.", "Sign in to ….", "",
    )  # fmt: skip
