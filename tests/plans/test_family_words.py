"""*This is happening*, *this is not*, *ring me*: who says it, who answers, who reads it."""

from datetime import timedelta

import pytest

from ettle.access import Actor, Refused, Trouble
from ettle.outbox.models import Message
from ettle.plans import selectors, services
from tests.plans import ailsa
from tests.plans.given import planned_since_october
from tests.world import MONDAY, moment


@pytest.fixture
def planned(world):
    return planned_since_october(world)


def say(planned, kind="not_happening", name="practice", by=None, **more):
    world = planned.world
    return services.say_about_support(
        by=by or world.actor("mairi"), pupil=world.ailsa, kind=kind,
        support=planned.entries[name] if name else None, **more,
    )  # fmt: skip


def ailsa_herself(world) -> Actor:
    return Actor(
        at=moment(MONDAY), today=MONDAY, pupil_id=world.ailsa.pk, roles=frozenset({"pupil"}),
        authority_id=world.authority.pk, link_ref="handed", acting_as="Pupil", name="Ailsa",
    )  # fmt: skip


@pytest.mark.parametrize("who", ["nobody", "rory", "mr_docherty", "ruth", "laird", "okafor"])
def test_only_the_child_and_a_parent_not_kept_apart_say_it(planned, who):
    with pytest.raises(Refused):
        say(planned, by=planned.world.actor(who))


def test_the_same_again_while_the_first_waits_is_the_first(planned):
    assert say(planned) == say(planned)
    assert Message.objects.filter(letter="FAMILY").count() == 1


def test_that_it_is_happening_asks_nobody_for_an_answer(planned):
    say(planned, "happening")

    assert Message.objects.count() == 0
    assert selectors.family_words_waiting(by=planned.world.actor("laird")) == ()


def test_a_word_goes_to_the_asn_lead_and_once_it_is_old_to_the_headteacher_too(planned):
    say(planned)
    world = planned.world
    later = MONDAY + timedelta(days=8)

    assert len(selectors.family_words_waiting(by=world.actor("laird"))) == 1
    assert selectors.family_words_waiting(by=world.actor("baird")) == ()
    [old] = selectors.family_words_waiting(by=world.actor("baird", on=later))
    assert old.is_old


def test_what_an_agency_gives_in_a_statutory_plan_goes_to_the_councils_officer(planned):
    world = planned.world
    say(planned, name="therapy")
    assert selectors.family_words_waiting(by=world.actor("okafor")) == ()

    ailsa.issue(planned)

    [word] = selectors.family_words_waiting(by=world.actor("okafor"))
    assert (word.whose_tray, word.support) == ("officer", "Speech and language therapy.")
    assert selectors.family_words_waiting(by=world.actor("laird")) == ()


def test_nobody_else_has_it_in_a_tray(planned):
    say(planned)

    for who in ("nobody", "singh", "ruth", "grant", "mairi", "wojcik"):
        assert selectors.family_words_waiting(by=planned.world.actor(who)) == ()


def test_an_answer_is_read_by_whoever_said_it_and_by_no_other_of_the_family(planned):
    world = planned.world
    hers = say(planned, by=ailsa_herself(world))
    services.answer_family_word(by=world.actor("laird"), word=hers, answer="From Monday again.")

    [read] = selectors.family_words_of(world.ailsa, by=ailsa_herself(world))

    assert (read.answer, read.answered_on) == ("From Monday again.", MONDAY)
    assert selectors.family_words_of(world.ailsa, by=world.actor("mairi")) == ()
    assert selectors.family_words_of(world.ailsa, by=world.actor("rory")) == ()
    assert selectors.family_words_of(world.ailsa, by=world.actor("nobody")) == ()


def test_two_answers_at_once_are_refused_in_words(planned):
    world = planned.world
    word = say(planned, "ring_me")
    services.answer_family_word(by=world.actor("laird"), word=word, answer="Rung today.")

    with pytest.raises(Trouble, match="Ms Laird, ASN lead has answered this"):
        services.answer_family_word(by=world.actor("baird"), word=word, answer="I shall ring.")
    with pytest.raises(Trouble, match="Write what you did"):
        services.answer_family_word(by=world.actor("baird"), word=word, answer="  ")


@pytest.mark.parametrize("who", ["nobody", "singh", "ruth", "mairi"])
def test_only_those_who_lead_and_officers_answer(planned, who):
    word = say(planned)

    with pytest.raises(Refused):
        services.answer_family_word(by=planned.world.actor(who), word=word, answer="Yes.")


def test_support_that_a_parent_may_not_read_is_not_theirs_to_speak_of(planned):
    world = planned.world
    planned.write(
        "kept", "support", "A trusted adult at break.", under=planned.entries["objective"],
        audience="school", detail={"persons": [ailsa.ASSISTANT]},
    )  # fmt: skip

    with pytest.raises(Trouble, match="not in the plan now"):
        say(planned, name="kept")
    assert say(planned, name="kept", by=ailsa_herself(world)).whose == "child"


def test_not_happening_is_about_one_support_and_ring_me_may_be_about_the_plan(planned):
    with pytest.raises(Trouble, match="Choose which support"):
        say(planned, name="")

    assert say(planned, "ring_me", name="").entry is None


def test_a_family_that_spoke_of_a_support_reads_no_more_of_it_than_the_plan_gives_them(planned):
    say(planned)
    world = planned.world
    lead, support = world.actor("laird"), planned.entries["practice"]
    services.keep_from(
        by=lead, entry=support, person=world.mairi, kept_by="adult", reason="She is safer so."
    )

    [hers] = selectors.family_words_of(world.ailsa, by=world.actor("mairi"))
    [known] = selectors.family_words_of(world.ailsa, by=lead)

    assert hers.support == "Earlier support"
    assert known.support != "Earlier support"
    assert selectors.family_words_of(world.ailsa, by=world.actor("nobody")) == ()
