"""A mother's pages, a pupil's own pages, and what a stranger finds instead."""

from datetime import date

import pytest
from django.urls import reverse

from ettle.cases import services
from ettle.cases.selectors import papers_for
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import hand_over_all
from ettle.people import selectors as people
from ettle.people.models import SafeContactFlag
from ettle.voice.models import View

STRANGERS = ("nobody", "rory", "mr_docherty", "ms_grant", "callum", "ruth")


@pytest.fixture
def asked(world):
    """Mairi's request, recorded; the proposal made; every letter that can go by e-mail gone."""
    officer = world.actor("okafor")
    request = services.receive_csp_request(
        by=officer, pupil=world.ailsa, asked_by="parent", asked_by_person=world.mairi,
        form="letter", reasons="She is lost in class.", received_on=date(2026, 11, 2),
    )  # fmt: skip
    services.propose_csp(by=officer, request=request)
    hand_over_all(by=officer, messages=list(waiting_messages(by=officer)))
    return request


@pytest.fixture
def mairi(client, world):
    client.force_login(world.accounts["mairi"])
    return client


def sign_in(client, world, name: str):
    other = client.__class__()
    other.force_login(world.accounts[name])
    return other


def of_ailsa(name: str, world) -> str:
    return reverse(f"family:{name}", args=[world.ailsa.ref])


def form_of(client, address: str) -> dict:
    form = client.get(address).context["form"]
    return {
        "form_key": str(form["form_key"].value()),
        "expected_version": form["expected_version"].value(),
    }


def test_mairi_comes_in_to_one_strip_with_what_happened_and_what_comes_next(
    mairi, world, asked
) -> None:
    text = mairi.get(reverse("family:home")).content.decode()

    for words in (
        "When you should hear",
        "We are finding out if Ailsa needs a co-ordinated support plan.",
        "The council got the request",
        "Monday 2 November 2026",
        "by Sunday 14 March 2027",
        "What you can do now",
        "Tell us what you think",
    ):
        assert words in text


def test_before_anything_is_asked_mairi_is_told_how_to_ask(mairi) -> None:
    text = mairi.get(reverse("family:home")).content.decode()

    assert "Nobody has asked if Ailsa needs a co-ordinated support plan." in text
    assert "The council must answer in 8 weeks." in text


def test_rory_is_told_nothing_while_the_flag_stands(client, world, asked) -> None:
    rory = sign_in(client, world, "rory")

    text = rory.get(reverse("family:home")).content.decode()

    assert "There is nothing here for you yet" in text
    assert "Ailsa" not in text
    assert "Mairi" not in text


def test_mairi_reads_her_letters_here_and_as_files_whose_names_tell_nobody_anything(
    mairi, world, asked
) -> None:
    hers = papers_for(world.ailsa, by=world.actor("mairi"))
    letter = next(one for one in hers if one.letter == "L4")

    shown = mairi.get(reverse("family:paper", args=[letter.ref]))
    file = mairi.get(reverse("family:paper_file", args=[letter.ref, "pdf"]))

    assert letter.title in shown.content.decode()
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.content.startswith(b"%PDF")
    assert "Ailsa" not in file.headers["Content-Disposition"]


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_finds_none_of_ailsas_family_pages(client, world, asked, name: str) -> None:
    letter = papers_for(world.ailsa, by=world.actor("mairi"))[0]
    stranger = sign_in(client, world, name)
    addresses = [
        *(of_ailsa(page, world) for page in ("child", "looked", "views", "check_views", "said")),
        reverse("family:paper", args=[letter.ref]),
        reverse("family:paper_file", args=[letter.ref, "pdf"]),
        reverse("school:views", args=[world.ailsa.ref]),
    ]

    found = {address: stranger.get(address).status_code for address in addresses}

    assert set(found.values()) == {404}


def test_staff_read_ailsa_on_their_own_pages_and_not_on_her_familys(client, world, asked) -> None:
    for name in ("ms_okafor", "mr_baird", "ms_laird", "mr_singh"):
        assert sign_in(client, world, name).get(of_ailsa("child", world)).status_code == 404


def test_nobody_signed_in_is_sent_to_sign_in_whether_or_not_the_child_is_there(
    client, world
) -> None:
    for page in ("child", "looked", "views", "said"):
        there = client.get(of_ailsa(page, world))
        not_there = client.get(reverse(f"family:{page}", args=["zzzzzzzzzzzz"]))

        assert there.status_code == not_there.status_code == 302
        assert there.url.replace(world.ailsa.ref, "zzzzzzzzzzzz") == not_there.url


def test_mairi_saves_half_comes_back_and_gives_her_views(mairi, world) -> None:
    address = of_ailsa("views", world)
    mairi.post(address, form_of(mairi, address) | {"worries": "Mornings. مرحبا", "save": "yes"})

    later = mairi.get(address).content.decode()
    mairi.post(address, form_of(mairi, address) | {"worries": "Mornings.", "check": "yes"})
    check = mairi.get(of_ailsa("check_views", world)).content.decode()
    given = mairi.post(
        of_ailsa("check_views", world), form_of(mairi, of_ailsa("check_views", world)), follow=True
    ).content.decode()

    assert "Mornings. مرحبا" in later
    assert "Mr Singh" in check
    assert "Rory" not in check
    assert View.objects.get().status == "given"
    assert "Mornings." in given


def test_pressing_give_twice_gives_mairis_views_once(mairi, world) -> None:
    address = of_ailsa("views", world)
    mairi.post(address, form_of(mairi, address) | {"worries": "Mornings.", "check": "yes"})
    press = form_of(mairi, of_ailsa("check_views", world))

    first = mairi.post(of_ailsa("check_views", world), press)
    second = mairi.post(of_ailsa("check_views", world), press)

    assert first.url == second.url == of_ailsa("said", world)
    assert View.objects.count() == 1


def test_mairis_two_phones_do_not_overwrite_each_other(mairi, world) -> None:
    address = of_ailsa("views", world)
    first, second = form_of(mairi, address), form_of(mairi, address)
    mairi.post(address, first | {"worries": "Mornings.", "save": "yes"})

    page = mairi.post(address, second | {"worries": "Nothing much.", "save": "yes"})

    assert page.status_code == 409
    assert "Nothing much." in page.content.decode()
    assert View.objects.get().answers["worries"] == "Mornings."


def test_what_is_too_long_is_refused_in_words_and_kept_on_the_page(mairi, world) -> None:
    address = of_ailsa("views", world)
    long = "a" * 20_001

    page = mairi.post(address, form_of(mairi, address) | {"worries": long, "save": "yes"})

    assert page.status_code == 422
    assert long in page.content.decode()


def test_callum_has_a_home_of_his_own_and_says_what_he_thinks(client, world) -> None:
    callum = sign_in(client, world, "callum")

    home = callum.get(reverse("family:home")).content.decode()

    assert "You are 12 or over, so you can ask yourself." in home
    assert "My Rights, My Say" in home
    assert reverse("child:before") in home
    assert callum.get(reverse("child:before")).status_code == 200
    assert callum.get(reverse("family:views", args=[world.callum.ref])).status_code == 403


def test_eilidh_is_told_that_the_right_to_ask_is_hers(client, world) -> None:
    home = sign_in(client, world, "eilidh").get(reverse("family:home")).content.decode()

    assert "You are a young person in law. The right to ask is yours" in home


def test_eilidh_reads_about_her_own_request(client, world) -> None:
    services.receive_csp_request(
        by=world.actor("okafor"), pupil=world.eilidh, asked_by="young_person", form="email",
        received_on=date(2026, 11, 2),
    )  # fmt: skip
    eilidh = sign_in(client, world, "eilidh")

    text = eilidh.get(reverse("family:home")).content.decode()

    assert "The council got the request" in text
    assert "Sunday 27 December 2026" in text


def test_mairi_is_told_who_looked_on_which_day_and_why(client, mairi, world, asked) -> None:
    sign_in(client, world, "mr_singh").get(reverse("school:views", args=[world.ailsa.ref]))
    mairi.get(reverse("family:home"))

    text = mairi.get(of_ailsa("looked", world)).content.decode()

    assert "Monday 23 November 2026" in text
    assert "Mr Singh" in text
    assert "Class teacher, Marra Glen Primary School" in text
    assert "<strong>Mairi" not in text


def test_officers_are_told_of_by_role_and_people_of_the_plan_by_name(world) -> None:
    people.pupil_for(world.ailsa.ref, by=world.actor("okafor"), page="case")
    people.pupil_for(world.ailsa.ref, by=world.actor("laird"), page="plan")

    told = people.who_looked(world.ailsa, by=world.actor("mairi"))

    assert {each.who for each in told} == {"ASL officer, Glenmarra Council (invented)", "Ms Laird"}


def test_neither_parent_is_told_that_the_other_looked_where_a_flag_stands(world) -> None:
    flag = SafeContactFlag.objects.get()
    flag.from_on, flag.until_on = date(2026, 11, 24), None
    flag.save()
    people.pupil_for(world.ailsa.ref, by=world.actor("rory"), page="strip")
    people.pupil_for(world.ailsa.ref, by=world.actor("mairi"), page="strip")

    before = people.who_looked(world.ailsa, by=world.actor("mairi"))
    after = people.who_looked(world.ailsa, by=world.actor("mairi", on=date(2026, 11, 24)))
    rory = people.who_looked(world.ailsa, by=world.actor("rory", on=date(2026, 11, 24)))

    assert [each.who for each in before] == ["Rory Campbell"]
    assert after == []
    assert rory == []


@pytest.mark.parametrize("name", [*STRANGERS, "ms_okafor", "mr_baird"])
def test_only_the_family_is_told_who_looked(world, name: str) -> None:
    people.pupil_for(world.ailsa.ref, by=world.actor("laird"), page="plan")

    assert people.who_looked(world.ailsa, by=world.actor(name)) == []
