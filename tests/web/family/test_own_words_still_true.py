"""*Still true?* asked of a mother about her own words, and of a child about theirs."""

from datetime import date

import pytest
from django.conf import settings as running
from django.test import Client
from django.urls import reverse

from ettle.people.models import Parentage
from ettle.plans import services
from ettle.plans.models import EntryConfirmation, ProposedChange
from ettle.plans.wording import reading_age
from tests.plans import ailsa
from tests.web.staff.doors import words_of
from tests.world import ALIASES

LATER = date(2027, 6, 7)
MAIRIS = "I want her to be understood in the playground too."
AILSAS = "I like the quiet room. I do not like when plans change."


@pytest.fixture
def written(world, settings):
    """Give Ailsa's plan, and a day half a year after it was written."""
    made = ailsa.write_all(world)
    ailsa.give_views(made, child_audience="school")
    settings.DEMONSTRATION, settings.DEMONSTRATION_TODAY = True, LATER.isoformat()
    return made


def door(world, who: str) -> Client:
    client = Client()
    account = world.accounts[ALIASES.get(who, who)]
    client.force_login(account, backend=running.AUTHENTICATION_BACKENDS[-1])
    return client


def lent(world) -> Client:
    """Give the device that Ms Laird put in Ailsa's hands."""
    client = door(world, "laird")
    client.post(reverse("child:lend", args=[world.ailsa.ref]))
    return client


def at(world) -> str:
    return reverse("family:still_true", args=[world.ailsa.ref])


CHILDS = "/child/still-true/"


def answered(client, address: str, entry, answer: str) -> dict[str, str]:
    """Open a page as a browser does, and answer of one part."""
    form = client.get(address).context["form"]
    said = {name: str(form[name].value() or "") for name in form.fields}
    return said | {f"q_{entry.ref}": answer}


class TestAMother:
    def test_she_is_asked_about_her_own_words_and_nothing_else(self, world, written):
        page = words_of(door(world, "mairi").get(at(world)))

        assert MAIRIS in page and "You said this on Monday 23 November 2026" in page
        assert AILSAS not in page and "Show me the symbol" not in page

    def test_the_way_there_is_on_the_page_of_the_plan_while_something_waits(self, world, written):
        client, plan = door(world, "mairi"), reverse("family:plan", args=[world.ailsa.ref])
        waits = words_of(client.get(plan))
        client.post(at(world), answered(client, at(world), written.entries["mairi"], "yes"))

        assert "1 thing that you said a while ago: still true?" in waits
        assert "still true?" not in words_of(client.get(plan))

    def test_still_true_is_kept_with_her_name_and_the_day(self, world, written):
        client = door(world, "mairi")

        said = answered(client, at(world), written.entries["mairi"], "yes")
        page = client.post(at(world), said, follow=True)

        row = EntryConfirmation.objects.get()
        assert (row.entry, row.by, row.on) == (written.entries["mairi"], world.mairi, LATER)
        assert "1 thing that you said is still true, from today." in words_of(page)

    def test_what_is_no_longer_true_she_says_anew_and_the_school_is_asked_to_take_it_out(
        self, world, written
    ):
        client = door(world, "mairi")

        said = answered(client, at(world), written.entries["mairi"], "no")
        answer = client.post(at(world), said)

        proposal = ProposedChange.objects.get()
        assert answer.headers["Location"] == reverse("family:views", args=[world.ailsa.ref])
        assert "It stays there until you are answered." in words_of(
            client.get(answer.headers["Location"])
        )
        assert (proposal.ends, proposal.proposed_by, proposal.entry.ended_at) == (
            True, world.mairi, None,
        )  # fmt: skip
        assert "It waits for an answer." in words_of(
            client.get(reverse("family:asked", args=[world.ailsa.ref]))
        )
        assert "Nothing that you said waits for an answer." in words_of(client.get(at(world)))

    def test_what_was_taken_out_for_her_says_so(self, world, written):
        client = door(world, "mairi")
        client.post(at(world), answered(client, at(world), written.entries["mairi"], "no"))

        answer = reverse(
            "school:plan_answer", args=[world.ailsa.ref, ProposedChange.objects.get().ref]
        )
        laird = door(world, "laird")
        form = laird.get(answer).context["form"]
        laird.post(answer, {"form_key": str(form["form_key"].value()), "take": "yes"})

        assert dict(form.fields["take"].choices)["yes"] == "Take it out of the plan"
        asked = words_of(client.get(reverse("family:asked", args=[world.ailsa.ref])))
        assert "It is taken out of the plan." in asked

    def test_what_the_statutory_plan_rests_on_stays_until_its_review(self, world, written):
        ailsa.issue(written)
        client = door(world, "mairi")

        said = answered(client, at(world), written.entries["mairi"], "no")
        page = words_of(client.post(at(world), said, follow=True))

        assert "The law lets that plan change only when it is reviewed" in page
        assert written.entries["mairi"].versions.count() == 1

    def test_pressed_twice_it_is_asked_once(self, world, written):
        client = door(world, "mairi")
        said = answered(client, at(world), written.entries["mairi"], "no")

        first, second = (client.post(at(world), said) for _ in range(2))

        assert first.headers["Location"] == second.headers["Location"]
        assert ProposedChange.objects.count() == 1

    @pytest.mark.parametrize("answer", ["yes", "no"])
    def test_words_changed_while_her_page_was_open_come_back(self, world, written, answer):
        client, view = door(world, "mairi"), written.entries["mairi"].versions.get().source_ref
        entry = written.write(
            "bag", "helps", "A light bag.", source_kind="parent_view", source_ref=view,
            author_label="Mairi Morrison", audience="school",
        )  # fmt: skip
        laird = world.actor("laird")
        services.revise_entry(by=laird, entry=entry, expected_version=1, audience="everyone")
        said = answered(client, at(world), entry, answer)
        services.revise_entry(by=laird, entry=entry, expected_version=2, text="A bag on wheels.")

        page = words_of(client.post(at(world), said, follow=True))

        assert "Somebody changed these words after you opened the page." in page
        assert "A bag on wheels." in page and "The school wrote this from what you said." in page
        assert not EntryConfirmation.objects.exists() and not ProposedChange.objects.exists()

    def test_another_parent_reads_the_plan_and_is_asked_nothing(self, world, written):
        Parentage.objects.create(
            authority=world.authority, pupil=world.ailsa, person=world.mr_docherty,
            relationship="Stepfather",
        )  # fmt: skip
        client, entry = door(world, "docherty"), written.entries["mairi"]

        page = words_of(client.get(at(world)))
        client.post(at(world), {f"q_{entry.ref}": "yes", f"v_{entry.ref}": "1"})

        assert "Nothing that you said waits for an answer." in page
        assert MAIRIS not in page
        assert not EntryConfirmation.objects.exists()

    def test_she_can_not_answer_for_ailsa_or_the_school(self, world, written):
        client = door(world, "mairi")

        for name in ("ailsa", "profile", "card2", "card6"):
            ref = written.entries[name].ref
            for answer in ("yes", "no"):
                client.post(at(world), {f"q_{ref}": answer, f"v_{ref}": "1"})

        assert not EntryConfirmation.objects.exists() and not ProposedChange.objects.exists()

    @pytest.mark.parametrize("who", ["nobody", "rory", "docherty", "ruth", "laird", "grant"])
    def test_to_everybody_else_the_page_is_not_there(self, world, written, who):
        client, ref = door(world, who), written.entries["mairi"].ref

        assert client.get(at(world)).status_code == 404
        assert client.post(at(world), {f"q_{ref}": "yes", f"v_{ref}": "1"}).status_code == 404
        assert not EntryConfirmation.objects.exists()

    def test_the_page_asks_as_much_of_the_database_for_many_words_as_for_one(
        self, world, written, django_assert_max_num_queries
    ):
        client = door(world, "mairi")
        with django_assert_max_num_queries(60) as one:
            client.get(at(world))
        for n in range(12):
            written.write(f"v{n}", "view", f"I said {n}.", author_label="Mairi Morrison")

        with django_assert_max_num_queries(len(one)):
            assert len(client.get(at(world)).context["lines"]) == 13


class TestAChild:
    def test_on_a_lent_device_she_is_asked_in_easy_words(self, world, written):
        page = words_of(lent(world).get(CHILDS))

        assert f"“ {AILSAS} ”" in page or f"“{AILSAS}”" in page
        assert "Only you and your school people can read it." in page
        assert MAIRIS not in page
        assert "I’d rather not today" in page and "I need help now" in page

    def test_the_words_of_the_page_suit_a_child_of_nine(self, world, written):
        page = words_of(lent(world).get(CHILDS))
        ours = page.partition("Go back")[2].partition("Who will read it?")[0]

        level = reading_age(ours)

        assert level.is_within(9.0), (level.age, level.hardest)

    def test_the_way_there_is_in_her_own_plan_while_something_waits(self, world, written):
        client = lent(world)
        waits = words_of(client.get(reverse("child:plan")))
        client.post(CHILDS, answered(client, CHILDS, written.entries["ailsa"], "yes"))

        assert "You told us something a while ago. Is it still true?" in waits
        assert "a while ago" not in words_of(client.get(reverse("child:plan")))
        row = EntryConfirmation.objects.get()
        assert (row.by, row.by_label, row.on) == (None, "Ailsa, Pupil", LATER)

    def test_a_no_leads_to_saying_something_new_and_its_answer_is_shown_to_her(
        self, world, written
    ):
        client = lent(world)

        said = answered(client, CHILDS, written.entries["ailsa"], "no")
        answer = client.post(CHILDS, said)
        waiting = words_of(client.get(CHILDS))
        services.answer_proposal(
            by=world.actor("laird", on=LATER), proposal=ProposedChange.objects.get(), take=True
        )

        assert answer.headers["Location"] == reverse("child:before")
        assert "Your school will read this and answer you." in waiting
        assert "Your school took it out of your plan." in words_of(client.get(CHILDS))

    def test_a_pupil_with_an_account_is_led_to_the_childs_page_and_sees_what_they_asked(
        self, world, written
    ):
        nairn = world.actor("nobody")
        plan = services.open_plan(by=nairn, pupil=world.callum)
        entry = services.write_entry(
            by=nairn, plan=plan, kind="view", text="It is the watching.", author_label="Callum"
        )
        client = door(world, "callum")

        led = client.get(reverse("family:still_true", args=[world.callum.ref]))
        client.post(CHILDS, answered(client, CHILDS, entry, "no"))

        assert led.headers["Location"] == CHILDS
        asked = words_of(client.get(reverse("family:asked", args=[world.callum.ref])))
        assert "It is the watching." in asked and "It waits for an answer." in asked

    def test_words_changed_while_it_was_open_come_back(self, world, written):
        client, view = lent(world), written.entries["ailsa"].versions.get().source_ref
        entry = written.write(
            "room", "helps", "The quiet room.", source_kind="child_view", source_ref=view,
            author_label="Ailsa", audience="school",
        )  # fmt: skip
        said = answered(client, CHILDS, entry, "yes")
        services.revise_entry(
            by=world.actor("laird"), entry=entry, expected_version=1, text="The library corner."
        )

        page = words_of(client.post(CHILDS, said, follow=True))

        assert "These words are new. Please read them again." in page
        assert "The library corner." in page
        assert not EntryConfirmation.objects.exists()

    @pytest.mark.parametrize("who", ["nobody", "mairi", "laird", "ruth"])
    def test_to_an_adult_the_childs_page_is_not_there(self, world, written, who):
        assert door(world, who).get(CHILDS).status_code == 404
