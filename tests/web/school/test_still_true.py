"""*Still true?* with two people at it: only the words that were on the page are confirmed."""

from datetime import date

import pytest

from ettle.plans import services
from ettle.plans.models import EntryConfirmation, EntryVersion
from tests.web.staff.doors import words_of

NEW = "Show the symbol, and wait for her eyes."


@pytest.fixture
def a_year_later(settings, world):
    """The day is a year after the plan was written."""
    settings.DEMONSTRATION, settings.DEMONSTRATION_TODAY = True, "2027-11-24"


@pytest.fixture
def kerr(world):
    """Ms Kerr, at the same plan on the same day."""
    return world.actor("kerr", on=date(2027, 11, 24))


@pytest.fixture
def changed(plan, kerr):
    """Let Ms Kerr change what helps, with words of her own."""

    def change(name: str = "card2", text: str = NEW) -> None:
        services.revise_entry(by=kerr, entry=plan.entries[name], expected_version=1, text=text)

    return change


def opened(client, at, answers: dict) -> dict[str, str]:
    """Open the page as a browser does, and choose an answer for each of these parts."""
    form = client.get(at("still_true")).context["form"]
    said = {name: str(form[name].value() or "") for name in form.fields}
    return said | {f"q_{entry.ref}": answer for entry, answer in answers.items()}


def test_words_that_nobody_read_are_not_confirmed_and_come_back(
    door, at, plan, a_year_later, changed
):
    client, moved, same = door("laird"), plan.entries["card2"], plan.entries["card3"]
    said = opened(client, at, {moved: "yes", same: "yes"})
    changed()

    page = words_of(client.post(at("still_true"), said, follow=True))

    confirmed = EntryConfirmation.objects.values_list("entry", "n")
    assert list(confirmed) == [(same.pk, 1)]
    assert "1 part is confirmed from today." in page
    assert "Somebody changed 1 part while your page was open" in page
    assert "You pressed “Still true” of the words before" in page
    assert NEW in page and "taken out:" in page


def test_what_comes_back_is_answered_in_its_new_words(door, at, plan, a_year_later, changed):
    client, moved = door("laird"), plan.entries["card2"]
    said = opened(client, at, {moved: "yes"})
    changed()
    back = client.post(at("still_true"), said)
    form = client.get(back.headers["Location"]).context["form"]
    again = {name: str(form[name].value() or "") for name in form.fields}

    client.post(at("still_true"), again | {f"q_{moved.ref}": "yes"})

    assert again[f"q_{moved.ref}"] == ""
    assert list(EntryConfirmation.objects.values_list("entry", "n")) == [(moved.pk, 2)]


def test_pressing_twice_leads_to_the_same_page_and_confirms_once(
    door, at, plan, a_year_later, changed
):
    client, moved, same = door("laird"), plan.entries["card2"], plan.entries["card3"]
    said = opened(client, at, {moved: "yes", same: "yes"})
    changed()

    first, second = (client.post(at("still_true"), said) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert EntryConfirmation.objects.count() == 1


def test_what_was_said_of_the_others_is_still_chosen(door, at, plan, a_year_later, changed):
    client, moved, other = door("laird"), plan.entries["card2"], plan.entries["card4"]
    said = opened(client, at, {moved: "yes", other: "changed"})
    changed()

    back = client.post(at("still_true"), said, follow=True)

    assert back.context["form"][f"q_{other.ref}"].value() == "changed"
    assert "What you said of the others is still chosen." in words_of(back)


def test_no_longer_true_of_older_words_takes_nothing_out(door, at, plan, a_year_later, changed):
    client, moved = door("laird"), plan.entries["card2"]
    said = opened(client, at, {moved: "no"})
    changed()

    back = client.post(at("still_true"), said)

    assert back.headers["Location"].startswith(at("still_true") + "?again=")
    assert "You pressed “No longer true”" in words_of(client.get(back.headers["Location"]))


def test_an_answer_about_a_part_that_is_gone_says_so(door, at, plan, a_year_later, kerr):
    client, gone, same = door("laird"), plan.entries["card2"], plan.entries["card3"]
    said = opened(client, at, {gone: "yes", same: "yes"})
    services.end_entry(by=kerr, entry=gone, expected_version=1)

    page = words_of(client.post(at("still_true"), said, follow=True))

    assert "1 part is confirmed from today. 1 answer was not needed" in page


def test_a_part_that_another_confirmed_first_is_confirmed_once(door, at, plan, a_year_later, kerr):
    client, entry = door("laird"), plan.entries["card2"]
    said = opened(client, at, {entry: "yes"})
    services.confirm_entries(by=kerr, entries=[entry])

    answer = client.post(at("still_true"), said)

    assert answer.status_code == 302
    assert entry.confirmations.get().by_label == "Ms Kerr, Depute headteacher"


def test_a_page_sent_without_what_it_showed_confirms_nothing(door, at, plan, a_year_later):
    entry = plan.entries["card2"]

    door("laird").post(at("still_true"), {f"q_{entry.ref}": "yes"})

    assert not EntryConfirmation.objects.exists()


@pytest.mark.parametrize("again", ["", "x", "..", "aaaaaaaaaaaa.1.yes", "aaaaaaaaaaaa.9e9.no"])
def test_an_address_that_brings_back_nonsense_is_passed_over(door, at, plan, a_year_later, again):
    assert door("laird").get(at("still_true"), {"again": again}).status_code == 200


def test_an_address_never_answers_still_true_by_itself(door, at, plan, a_year_later):
    entry = plan.entries["card2"]

    shown = door("laird").get(at("still_true"), {"again": f"{entry.ref}.1.yes"})

    assert shown.context["form"][f"q_{entry.ref}"].value() == ""


def test_a_teacher_is_not_shown_words_that_were_not_for_teachers(
    door, at, plan, a_year_later, kerr
):
    entry = plan.entries["card2"]
    for n, audience in ((1, "planners"), (2, "everyone")):
        services.revise_entry(
            by=kerr, entry=entry, expected_version=n, audience=audience, text=f"Words {audience}."
        )

    page = door("singh").get(at("still_true"), {"again": f"{entry.ref}.2.no"})

    assert "Words everyone." in words_of(page)
    assert "Words planners." not in words_of(page)


@pytest.mark.parametrize("who", ["nobody", "ruth", "mairi", "rory", "grant"])
def test_a_stranger_sends_nothing(door, at, plan, a_year_later, who):
    entry = plan.entries["card2"]
    said = {f"q_{entry.ref}": "yes", f"v_{entry.ref}": "1"}

    assert door(who).post(at("still_true"), said).status_code == 404
    assert not EntryConfirmation.objects.exists()


def test_words_changed_while_their_page_was_open_are_not_agreed(door, at, plan, changed):
    client, entry = door("laird"), plan.entries["card2"]
    press = client.get(at("plan_part", entry.ref)).context["press"]
    changed()

    page = client.post(
        at("plan_agree", entry.ref),
        {"form_key": str(press["form_key"].value()), "expected_version": "1"},
        follow=True,
    )

    assert "Somebody changed this part while your page was open" in words_of(page)
    assert NEW in words_of(page)
    assert not EntryConfirmation.objects.filter(kind="agreed").exists()
    assert EntryVersion.objects.filter(entry=entry).count() == 2


def test_the_page_of_a_part_says_who_found_it_true(door, at, world, plan):
    services.confirm_entries(by=world.actor("mairi"), entries=[plan.entries["mairi"]])

    page = words_of(door("laird").get(at("plan_part", plan.entries["mairi"].ref)))

    assert "Monday 23 November 2026, by Mairi Morrison, Parent or carer" in page
