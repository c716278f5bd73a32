"""An assistant asks to know more, and gets an answer with its reason."""

import pytest

from ettle.access import Refused, StaleEdit, Trouble
from ettle.plans.models import Entry, EntryVersion, Plan
from ettle.workforce import selectors, services
from tests.workforce.ready import TUESDAY, card_of, confirmed


@pytest.fixture
def row(world):
    card_of(world)
    return confirmed(world, from_on=world.today)


@pytest.fixture
def ask(world, row):
    return services.ask_for_more(
        by=world.actor("ruth"), deployment=row, asks="What happens on Tuesdays?"
    )


def entry_of(world, *, kind="factor", child="ailsa", words="She tires after noise.") -> Entry:
    plan, _ = Plan.objects.get_or_create(
        pupil=world.pupils[child],
        defaults={"authority": world.authority, "made_at": world.actor("laird").at},
    )
    entry = Entry.objects.create(authority=world.authority, plan=plan, kind=kind)
    EntryVersion.objects.create(
        authority=world.authority, entry=entry, n=1, text=words, author_label="Ms Laird",
        written_at=world.actor("laird").at, confirmed_on=world.today,
    )  # fmt: skip
    return entry


def answer(world, ask, *, by="laird", **more):
    facts = {"answer": "told", "reason": "We spoke at break."} | more
    return services.answer_ask(by=world.actor(by), ask=ask, **facts)


def opened(world, row, *, who="ruth", on=None):
    parts = selectors.opened_parts(row, by=world.actor(who, on=on))
    return [part.words for part in parts]


def test_one_part_opens_to_her_alone(world, row, ask):
    entry = entry_of(world)
    entry_of(world, words="Something else of the plan")

    answer(world, ask, answer="shared", entry=entry, reason="It helps at lunch.")

    assert opened(world, row) == ["She tires after noise."]
    assert opened(world, row, who="morag") == []
    assert opened(world, row, who="nobody") == []


def test_it_closes_when_her_work_with_the_child_ends(world, row, ask):
    answer(world, ask, answer="shared", entry=entry_of(world), reason="It helps at lunch.")
    services.end_deployment(by=world.actor("baird"), deployment=row, until_on=world.today)
    row.refresh_from_db()

    assert opened(world, row, on=TUESDAY) == []


@pytest.mark.parametrize("kind", ["told", "not_needed"])
def test_any_other_answer_has_its_reason_too(world, ask, kind):
    with pytest.raises(Trouble) as trouble:
        answer(world, ask, answer=kind, reason=" ")

    assert trouble.value.field == "reason"


def test_another_childs_part_is_not_opened(world, ask):
    with pytest.raises(Trouble, match="That part cannot be opened"):
        answer(world, ask, answer="shared", entry=entry_of(world, child="finlay"))


def test_a_view_is_not_opened_this_way(world, ask):
    view = entry_of(world, kind="view", words="I told only Ms Laird.")

    with pytest.raises(Trouble, match="That part cannot be opened"):
        answer(world, ask, answer="shared", entry=view)
    assert selectors.parts_to_open(ask, by=world.actor("laird")) == []


def test_it_is_answered_once(world, ask):
    answer(world, ask)

    with pytest.raises(Trouble, match="already been answered"):
        answer(world, ask, by="baird")


def test_a_stale_page_is_refused(world, ask):
    answer(world, ask, expected_version=1)

    with pytest.raises(StaleEdit):
        answer(world, ask, by="baird", expected_version=1)


@pytest.mark.parametrize("who", ["singh", "ruth", "morag", "nobody", "mairi", "okafor"])
def test_only_those_who_lead_the_school_answer(world, ask, who):
    with pytest.raises(Refused):
        answer(world, ask, by=who)
    assert selectors.ask_for(ask.ref, by=world.actor(who)) is None


def test_an_ask_without_words_or_with_too_many_is_refused(world, row):
    for words in (" ", "?" * 501):
        with pytest.raises(Trouble) as trouble:
            services.ask_for_more(by=world.actor("ruth"), deployment=row, asks=words)
        assert trouble.value.field == "asks"


def test_nobody_asks_for_her(world, row):
    with pytest.raises(Refused):
        services.ask_for_more(by=world.actor("nobody"), deployment=row, asks="Everything")
