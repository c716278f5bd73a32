"""Experience of care is the child's or the family's to say, to tell to whom they like, and to take
back. Nobody else learns even that there was a choice."""

from dataclasses import replace

import pytest

from ettle.access import Refused, StaleEdit, Trouble
from ettle.audit.selectors import events_about
from ettle.people.models import CareExperience
from ettle.people.selectors import care_experience_of, care_told, own_care_choice
from ettle.people.services import say_care_experience, take_back_care_experience

EVERYBODY = [
    "okafor", "baird", "kerr", "laird", "singh", "ruth", "wojcik", "grant", "nobody", "rory",
    "docherty", "mairi",
]  # fmt: skip


@pytest.fixture
def ailsas(world):
    """Ailsa, on a device that was lent to her."""
    mairi = world.actor("mairi")
    return replace(
        mairi, account_id=None, person_id=None, pupil_id=world.ailsa.pk, name="Ailsa",
        roles=frozenset({"pupil"}), own_pupil_ids=frozenset(),
    )  # fmt: skip


def told(world, pupil=None) -> set[str]:
    child = pupil or world.ailsa
    return {who for who in EVERYBODY if care_told(child, by=world.actor(who))}


@pytest.mark.parametrize(
    ("seen_by", "who"),
    [
        ("trusted", {"baird", "kerr", "laird"}),
        ("school", {"baird", "kerr", "laird", "okafor"}),
        ("officers", {"okafor"}),
    ],
)
def test_what_ailsa_says_is_told_to_those_she_chose(world, ailsas, seen_by, who):
    say_care_experience(by=ailsas, pupil=world.ailsa, seen_by=seen_by, words="Ask me.")

    assert told(world) == who
    assert care_told(world.ailsa, by=ailsas).words == "Ask me."


def test_what_the_family_says_the_family_reads(world):
    say_care_experience(by=world.actor("mairi"), pupil=world.ailsa, seen_by="officers")

    assert told(world) == {"okafor", "mairi"}
    assert care_experience_of(world.ailsa, by=world.actor("okafor")) == (
        "The family chose to say that Ailsa has experience of care."
    )


def test_the_adult_whom_the_child_trusts_is_told_where_the_child_said_so(world, ailsas):
    say_care_experience(by=ailsas, pupil=world.ailsa, seen_by="trusted")
    singh = world.actor("singh")

    assert care_told(world.ailsa, by=singh) is None
    assert care_told(world.ailsa, by=singh, is_trusted=True).who_said == "Ailsa"


def test_it_is_taken_back_even_from_what_the_roll_brought(world, ailsas):
    CareExperience.objects.create(
        authority=world.authority, pupil=world.ailsa, said_by="family", seen_by="school"
    )
    before = told(world)

    take_back_care_experience(by=ailsas, pupil=world.ailsa)

    assert before == {"baird", "kerr", "laird", "okafor", "mairi"}
    assert told(world) == set()


def test_from_12_it_is_the_childs_own_to_say(world):
    callum = world.actor("callum")
    parent = replace(world.actor("mairi"), own_pupil_ids=frozenset({world.callum.pk}))

    with pytest.raises(Refused, match="Callum is 12 or over"):
        say_care_experience(by=parent, pupil=world.callum, seen_by="school")
    say_care_experience(by=callum, pupil=world.callum, seen_by="trusted")

    assert own_care_choice(world.callum, by=callum).seen_by == "trusted"
    assert own_care_choice(world.callum, by=parent) is None


@pytest.mark.parametrize("stranger", [one for one in EVERYBODY if one != "mairi"])
def test_nobody_else_says_it_for_them(world, stranger):
    with pytest.raises(Refused):
        say_care_experience(by=world.actor(stranger), pupil=world.ailsa, seen_by="school")


def test_what_a_child_chose_a_parent_does_not_change(world, ailsas):
    say_care_experience(by=ailsas, pupil=world.ailsa, seen_by="trusted")

    with pytest.raises(Trouble, match="Talk with Ailsa"):
        take_back_care_experience(by=world.actor("mairi"), pupil=world.ailsa)


def test_two_forms_open_at_once_do_not_overwrite_each_other(world, ailsas):
    first = say_care_experience(by=ailsas, pupil=world.ailsa, seen_by="school")
    say_care_experience(by=ailsas, pupil=world.ailsa, seen_by="officers", expected_version=1)

    with pytest.raises(StaleEdit):
        say_care_experience(
            by=ailsas, pupil=world.ailsa, seen_by="trusted", expected_version=first.version
        )


def test_readers_whom_nobody_may_choose_are_refused(world, ailsas):
    with pytest.raises(Trouble, match="who may know"):
        say_care_experience(by=ailsas, pupil=world.ailsa, seen_by="everyone")


def test_the_log_says_that_a_choice_was_made_and_never_which(world, ailsas):
    say_care_experience(by=ailsas, pupil=world.ailsa, seen_by="school", words="Ask me.")

    events = events_about(world.ailsa.pk, by=ailsas, readings=False)
    assert [one.facts for one in events if one.verb == "care.chosen"] == [{}]
