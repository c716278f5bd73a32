"""What the printings tell whoever holds them: what is late, whose rights, since when, and once."""

from dataclasses import replace
from datetime import date, timedelta

from ettle.documents.write import write
from ettle.plans.editions.child import _who_help
from ettle.plans.plan_pieces import stage_of
from ettle.plans.printings.minute import MinuteAction, _action
from ettle.plans.rights_words import not_happening_words, rights_words
from ettle.plans.selectors.own_editions import family_edition
from tests.plans.staged import moved, stage, stages_in_force

SEPTEMBER = date(2026, 9, 14)


def own_words(edition) -> str:
    return " ".join(write(edition.document, as_="text").decode().split())


def test_a_family_reads_that_the_day_of_an_action_has_passed_and_not_that_a_later_one_has(written):
    today = written.world.today
    late, soon = today - timedelta(days=3), today + timedelta(days=3)
    written.write("late", "action", "Find a quiet place.", detail={"by_on": late.isoformat()})
    written.write("soon", "action", "Ring the library.", detail={"by_on": soon.isoformat()})

    text = own_words(family_edition(written.world.ailsa, by=written.world.actor("mairi")))

    assert text.count("nobody has written that it is done: ask.") == 1
    assert text.index("Find a quiet place.") < text.index("nobody has written that it is done")
    assert text.index("nobody has written that it is done") < text.index("Ring the library.")
    assert family_edition(written.world.ailsa, by=written.world.actor("nobody")) is None


def test_a_child_of_12_or_over_reads_rights_as_theirs_and_what_the_council_looks_at_first(world):
    for has_csp in (False, True):
        told = " ".join(
            (*rights_words(world.callum, has_csp=has_csp, on=world.today, is_own=True),
             *not_happening_words("Callum", has_csp=has_csp, is_own=True))
        )  # fmt: skip

        assert "your child" not in told
        assert "whether you understand it, and whether it is good for you" in told
        assert "My Rights, My Say" in told


def test_a_young_person_reads_rights_as_theirs_and_a_parent_reads_a_parents(world):
    own = " ".join(rights_words(world.eilidh, has_csp=False, on=world.today, is_own=True))
    parents = " ".join(rights_words(world.ailsa, has_csp=False, on=world.today))

    assert "These rights are yours" in own
    assert "your child" not in own
    assert "an assessment of your child’s needs" in parents


def test_looking_again_at_a_stage_does_not_change_since_when_a_child_is_at_it(world):
    scheme = stages_in_force(world)
    moved(world, stage(scheme, 1), SEPTEMBER - timedelta(days=300))
    came = moved(world, stage(scheme, 2), SEPTEMBER - timedelta(days=200))
    moved(world, stage(scheme, 2), SEPTEMBER)

    assert stage_of(came.plan, on=world.today) == came


def test_one_person_is_told_to_a_child_once_unless_what_they_come_for_can_be_read(written):
    line = written.entries["therapy"].versions.get(n=1)
    hard = replace_text(line, "Multidisciplinary consultation regarding pragmatic comprehension.")
    easy = replace_text(line, "We play word games.")

    told = _who_help([hard, hard, easy])

    assert len(told) == 2
    assert told[1].endswith("We play word games.")


def replace_text(version, text):
    version = type(version).objects.get(pk=version.pk)
    version.text = text
    return version


def test_a_childs_minute_ends_each_sentence_before_the_next_begins():
    line = MinuteAction(words="Show which texts were sent", owner="Mr Singh", by_on=SEPTEMBER)

    assert _action(line) == "Mr Singh: Show which texts were sent. By Monday 14 September 2026."
    assert _action(replace(line, words="Ring her.", by_on=None)) == "Mr Singh: Ring her."
