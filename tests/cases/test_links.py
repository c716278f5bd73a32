"""Links for a named person: what they open, and what they do not."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ettle.access import Trouble
from ettle.audit.models import Event
from ettle.cases import selectors, services
from ettle.cases.models import AgencyAnswer, AgencyRequest, ContributionLink, StatutoryClock
from ettle.outbox.link_codes import hashed
from ettle.outbox.models import Message
from tests.cases.casework import by_link, nobody_signed_in, proposal_sent

HELP = services.Help(
    what="Therapy",
    how_often="weekly",
    how_long="45 minutes",
    by_whom="a therapist",
    serves_education=True,
    delivered_by="agency",
)


@pytest.fixture
def asked(world) -> AgencyRequest:
    return proposal_sent(world).agency_requests.get()


@pytest.fixture
def door(world, asked):
    return nobody_signed_in(world)


@pytest.fixture
def token(asked) -> str:
    body = Message.objects.filter(letter="L5").latest("pk").body
    return re.search(r"/answer/([\w-]+)/", body)[1]


def test_a_token_is_kept_only_as_a_hash(asked, token):
    link = asked.links.get()

    assert len(token) >= 43
    assert link.token_hash == hashed(token)


def test_the_e_mail_with_the_link_does_not_name_the_child(world, asked):
    message = Message.objects.get(letter="L5")

    assert "Ailsa" not in message.subject + message.body
    assert message.to_address == "isobel.sinclair@nhs-glenmarra.invalid"


def test_opening_a_link_changes_nothing(door, asked, token):
    before = (ContributionLink.objects.values().get(), Event.objects.count())

    shown = selectors.link_for(token, by=door)

    assert shown.state == "fresh"
    assert (ContributionLink.objects.values().get(), Event.objects.count()) == before


def test_a_guessed_link_opens_nothing(door, asked):
    assert selectors.link_for("guessed", by=door) is None
    with pytest.raises(Trouble, match="not one of ours"):
        services.confirm_link(by=door, token="guessed")


def test_saying_who_she_is_opens_the_question_and_no_more(door, asked, token):
    secret = services.confirm_link(by=door, token=token)

    therapist = selectors.link_actor(token, secret, by=door)
    question = selectors.question_for(by=therapist)

    assert question.question == asked.question
    assert question.child == "Ailsa Morrison"
    assert not hasattr(question, "address")
    assert therapist.own_pupil_ids == therapist.named_pupil_ids == frozenset()


def test_a_link_without_its_cookie_is_nobody(door, asked, token):
    services.confirm_link(by=door, token=token)

    assert selectors.link_actor(token, "", by=door) is None
    assert selectors.link_actor(token, "guessed", by=door) is None


def test_a_link_confirmed_before_needs_a_code(door, asked, token):
    services.confirm_link(by=door, token=token)

    with pytest.raises(Trouble, match="Ask for a code"):
        services.confirm_link(by=door, token=token)


def test_she_comes_back_by_a_code_sent_to_her(door, asked, token):
    services.confirm_link(by=door, token=token)
    message = services.send_code(by=door, token=token)
    code = re.search(r"\d{6}", message.body)[0]

    tried = services.come_back(by=door, token=token, code=code)

    assert selectors.link_actor(token, tried.secret, by=door) is not None
    assert message.to_address == asked.named_email


def test_a_code_works_once(door, asked, token):
    code = re.search(r"\d{6}", services.send_code(by=door, token=token).body)[0]
    services.come_back(by=door, token=token, code=code)

    assert services.come_back(by=door, token=token, code=code).trouble.startswith("That code has")


def test_five_wrong_codes_are_the_last(door, asked, token):
    code = re.search(r"\d{6}", services.send_code(by=door, token=token).body)[0]
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        services.come_back(by=door, token=token, code=wrong)

    assert "Too many tries" in services.come_back(by=door, token=token, code=code).trouble
    with pytest.raises(Trouble, match="quarter of an hour"):
        services.send_code(by=door, token=token)


def test_five_codes_an_hour_are_sent_and_no_more(door, asked, token):
    for minutes in range(5):
        services.send_code(by=replace(door, at=door.at + timedelta(minutes=minutes)), token=token)

    with pytest.raises(Trouble, match="Five codes were sent in the last hour"):
        services.send_code(by=replace(door, at=door.at + timedelta(minutes=59)), token=token)
    services.send_code(by=replace(door, at=door.at + timedelta(minutes=61)), token=token)


def test_a_code_ends_after_a_quarter_of_an_hour(door, asked, token):
    code = re.search(r"\d{6}", services.send_code(by=door, token=token).body)[0]
    later = replace(door, at=door.at + timedelta(minutes=16))

    assert services.come_back(by=later, token=token, code=code).trouble.startswith("That code has")


def test_an_expired_link_opens_nothing(door, asked, token):
    later = replace(door, today=date(2027, 3, 15))

    assert selectors.link_for(token, by=later).state == "expired"
    with pytest.raises(Trouble, match="has ended"):
        services.confirm_link(by=later, token=token)


def test_a_revoked_link_closes_the_page_that_is_open(world, door, asked, token):
    secret = services.confirm_link(by=door, token=token)
    therapist = selectors.link_actor(token, secret, by=door)

    services.revoke_link(by=world.actor("okafor"), link=asked.links.get())

    assert selectors.link_actor(token, secret, by=door) is None
    assert selectors.question_for(by=therapist) is None


def test_a_new_link_ends_the_one_before_and_starts_no_new_time(world, door, asked, token):
    services.make_link(by=world.actor("okafor"), agency_request=asked)

    assert selectors.link_for(token, by=door).state == "revoked"
    assert StatutoryClock.objects.filter(rule="C10").count() == 1


def test_half_an_answer_is_kept_and_nobody_else_reads_it(world, asked):
    therapist = by_link(world, asked)

    services.save_answer(by=therapist, draft={"summary": "Half."})

    assert selectors.question_for(by=therapist).draft == {"summary": "Half."}
    assert selectors.material_for(world.ailsa, by=world.actor("okafor")) == []


def test_an_answer_is_sent_once_and_meets_the_ten_weeks(world, asked):
    therapist = by_link(world, asked)
    services.send_answer(by=therapist, stance="provide", help_offered=[HELP])

    with pytest.raises(Trouble, match="sent already"):
        services.send_answer(by=therapist, stance="advise", summary="More.")

    assert AgencyAnswer.objects.get().stance == "provide"
    assert StatutoryClock.objects.get(rule="C10").stopped_on == date(2026, 11, 23)


def test_after_sending_she_sees_only_her_copy(world, door, asked, token):
    therapist = by_link(world, asked)
    services.send_answer(by=therapist, stance="provide", help_offered=[HELP])

    question = selectors.question_for(by=therapist)

    assert selectors.link_for(token, by=door).state == "sent"
    assert [each.what for each in question.sent.help] == ["Therapy"]
    assert question.draft == {}


def test_providing_without_saying_what_is_refused(world, asked):
    with pytest.raises(Trouble, match="at least one thing"):
        services.send_answer(by=by_link(world, asked), stance="provide")


def test_asking_for_time_is_no_answer_and_the_clock_runs_on(world, asked):
    therapist = by_link(world, asked)

    services.ask_for_time(
        by=therapist, ground="ground-2", reason="Missed.", until=date(2027, 2, 26)
    )

    clock = StatutoryClock.objects.get(rule="C10")
    assert (clock.due_on, clock.stopped_on) == (date(2027, 2, 26), None)
    assert AgencyAnswer.objects.get().sent_at is None


def test_more_time_than_the_law_gives_is_refused(world, asked):
    with pytest.raises(Trouble, match="Sunday 14 March 2027"):
        services.ask_for_time(
            by=by_link(world, asked), ground="ground-2", reason="Missed.", until=date(2027, 3, 15)
        )


def test_one_persons_link_answers_no_other_question(world, asked):
    stranger = replace(by_link(world, asked), link_ref="other")

    with pytest.raises(Trouble, match="Open your link again"):
        services.send_answer(by=stranger, stance="advise", summary="No.")
    assert selectors.question_for(by=stranger) is None
