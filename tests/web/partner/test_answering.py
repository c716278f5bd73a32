"""The therapist's link: no account, one question, one answer."""

import re
from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from ettle.cases import services
from ettle.cases.models import AgencyAnswer, AgencyRequest, ContributionLink
from tests.web.partner.conftest import QUESTION

ROW = {
    "what_1": "Work on listening in a small group",
    "how_often_1": "Once a week in term",
    "how_long_1": "30 minutes, for a year",
    "by_whom_1": "A speech and language therapist",
    "serves_education_1": "yes",
    "delivered_by_1": "agency",
}


def door(token: str) -> str:
    return reverse("partner:door", args=[token])


def come_in(client, token: str):
    client.post(door(token), {"confirm": "yes"})
    return client


def form_of(client) -> dict:
    form = client.get(reverse("partner:question")).context["form"]
    return {
        "form_key": str(form["form_key"].value()),
        "expected_version": form["expected_version"].value(),
    }


def send(client) -> None:
    client.post(
        reverse("partner:question"),
        form_of(client) | ROW | {"stance": "provide", "check": "yes"},
    )
    form = client.get(reverse("partner:check")).context["form"]
    client.post(
        reverse("partner:check"),
        {
            "form_key": str(form["form_key"].value()),
            "expected_version": form["expected_version"].value(),
        },
    )


def sent_code() -> str:
    return re.search(r"\d{6}", mail.outbox[-1].body)[0]


def test_opening_the_link_changes_nothing_and_names_no_child(client, token) -> None:
    before = ContributionLink.objects.values().get()

    page = client.get(door(token))

    text = page.content.decode()
    assert "Dr Sinclair" in text
    assert "Glenmarra Council" in text
    assert "Ailsa" not in text
    assert "Morrison" not in text
    assert ContributionLink.objects.values().get() == before


def test_the_token_goes_from_the_address_once_she_has_said_who_she_is(client, token) -> None:
    answer = client.post(door(token), {"confirm": "yes"})

    assert answer.url == "/answer/"
    assert answer.cookies["ettle_link"]["path"] == "/answer/"
    assert answer.cookies["ettle_link"]["httponly"]
    assert token not in answer.cookies["ettle_link"].value


def test_she_sees_the_question_its_last_day_and_only_what_is_needed_of_the_child(
    client, token
) -> None:
    text = come_in(client, token).get(reverse("partner:question")).content.decode()

    needed = ("Ailsa Morrison", "3 May 2017", "Marra Glen Primary", "31 January 2027")
    for words in (QUESTION, *needed):
        assert words in text
    for words in ("Burnside", "Mairi", "Rory", "099100012", "01632 960301"):
        assert words not in text


def test_half_an_answer_is_kept_and_found_again_by_link_and_code(client, token) -> None:
    come_in(client, token)
    client.post(
        reverse("partner:question"), form_of(client) | {"what_1": "Listening", "save": "yes"}
    )
    later = client.__class__()

    locked = later.get(door(token)).content.decode()
    later.post(door(token), {"send_code": "yes"})
    later.post(door(token), {"code": sent_code()})
    page = later.get(reverse("partner:question")).content.decode()

    assert "Listening" not in locked
    assert "E-mail me a code" in locked
    assert "Listening" in page
    assert AgencyAnswer.objects.get().sent_at is None


def test_add_another_keeps_what_was_typed_and_gives_an_empty_row(client, token) -> None:
    come_in(client, token)

    client.post(reverse("partner:question"), form_of(client) | ROW | {"add": "yes"})
    text = client.get(reverse("partner:question")).content.decode()

    assert "Work on listening in a small group" in text
    assert 'name="what_2"' in text
    assert 'name="what_3"' not in text


def test_she_sends_it_once_and_the_link_shows_only_her_copy(client, token) -> None:
    come_in(client, token)
    send(client)

    copy = client.get(reverse("partner:question")).content.decode()
    text = client.get(reverse("partner:copy"))
    door_again = client.get(door(token)).content.decode()

    answer = AgencyAnswer.objects.get()
    assert [each.what for each in answer.help_offered.all()] == [ROW["what_1"]]
    assert "Your copy of what you sent" in copy
    assert "<textarea" not in copy
    assert ROW["what_1"] in text.content.decode()
    assert "Ailsa" not in text.headers["Content-Disposition"]
    assert "See your copy" in door_again


def test_a_second_answer_is_refused(client, token) -> None:
    come_in(client, token)
    stale = form_of(client)
    send(client)
    version = AgencyAnswer.objects.get().version

    client.post(reverse("partner:question"), stale | {"what_1": "Something else", "save": "yes"})
    client.post(reverse("partner:check"), {})

    answer = AgencyAnswer.objects.get()
    assert (answer.version, answer.help_offered.count()) == (version, 1)


def test_pressing_send_twice_sends_once(client, token) -> None:
    come_in(client, token)
    client.post(
        reverse("partner:question"),
        form_of(client) | ROW | {"stance": "provide", "check": "yes"},
    )
    form = client.get(reverse("partner:check")).context["form"]
    press = {
        "form_key": str(form["form_key"].value()),
        "expected_version": form["expected_version"].value(),
    }

    first = client.post(reverse("partner:check"), press)
    second = client.post(reverse("partner:check"), press)

    assert first.url == second.url == reverse("partner:question")
    assert AgencyAnswer.objects.get().help_offered.count() == 1


def test_what_is_missing_is_said_at_its_question_and_nothing_typed_is_lost(client, token) -> None:
    come_in(client, token)

    page = client.post(
        reverse("partner:question"),
        form_of(client) | {"stance": "provide", "what_1": "Listening", "check": "yes"},
    )

    text = page.content.decode()
    assert page.status_code == 422
    assert "Say how often" in text
    assert "Choose who delivers it." in text
    assert "Listening" in text


def test_two_tabs_do_not_overwrite_each_other(client, token) -> None:
    come_in(client, token)
    first, second = form_of(client), form_of(client)
    client.post(reverse("partner:question"), first | {"what_1": "Listening", "save": "yes"})

    page = client.post(reverse("partner:question"), second | {"what_1": "Talking", "save": "yes"})

    assert page.status_code == 409
    assert "Talking" in page.content.decode()
    assert AgencyAnswer.objects.get().draft["what_1"] == "Listening"


def test_five_wrong_codes_end_a_code_and_a_right_one_no_longer_opens(client, token) -> None:
    come_in(client, token)
    later = client.__class__()
    later.post(door(token), {"send_code": "yes"})
    right = sent_code()
    wrong = "000000" if right != "000000" else "111111"

    answers = [later.post(door(token), {"code": wrong}) for _ in range(5)]
    last = later.post(door(token), {"code": right})

    assert "You have 4 more tries." in answers[0].content.decode()
    assert "that was the last try" in answers[4].content.decode()
    assert last.status_code == 422
    assert later.get(reverse("partner:question")).status_code == 404


def test_a_link_taken_back_opens_nothing_more(client, world, token) -> None:
    come_in(client, token)
    services.revoke_link(by=world.actor("okafor"), link=ContributionLink.objects.get())

    at_the_door = client.get(door(token)).content.decode()
    inside = client.get(reverse("partner:question"))

    assert "took it back" in at_the_door
    assert "Ailsa" not in at_the_door
    assert (inside.status_code, "Ailsa" in inside.content.decode()) == (404, False)


def test_a_link_that_has_ended_says_so(client, token, settings) -> None:
    come_in(client, token)
    settings.DEMONSTRATION_TODAY = "2027-12-01"

    assert "It worked until" in client.get(door(token)).content.decode()
    assert client.get(reverse("partner:question")).status_code == 404


def test_a_guessed_link_is_the_same_404_as_anything(client, token) -> None:
    guessed = client.get(door("x" * 43))
    nothing = client.get("/no/such/page/")

    assert guessed.status_code == nothing.status_code == 404
    assert guessed.content == nothing.content


@pytest.mark.parametrize("name", ["nobody", "mairi", "rory", "ms_okafor", "callum", "ms_grant"])
def test_being_signed_in_opens_no_link(client, world, token, name: str) -> None:
    client.force_login(world.accounts[name])

    assert client.get(reverse("partner:question")).status_code == 404
    assert "Ailsa" not in client.get(door(token)).content.decode()


def test_more_time_is_asked_for_with_a_reason_and_the_question_stays_open(client, token) -> None:
    come_in(client, token)
    answer = client.post(
        reverse("partner:question"), form_of(client) | {"stance": "more_time", "check": "yes"}
    )
    form = client.get(answer.url).context["form"]

    done = client.post(
        answer.url,
        {
            "form_key": str(form["form_key"].value()),
            "ground": form.fields["ground"].choices[0][0],
            "reason": "She is to be assessed in February.",
            "until_day": "26", "until_month": "2", "until_year": "2027",
        },
        follow=True,
    )  # fmt: skip

    assert answer.url == reverse("partner:time")
    assert "The council has been told why you need more time." in done.content.decode()
    assert AgencyAnswer.objects.get().more_time_until == date(2027, 2, 26)
    assert AgencyRequest.objects.get().answer.sent_at is None


def test_partner_pages_are_kept_out_of_caches_and_searches(client, token) -> None:
    page = client.get(door(token))

    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
