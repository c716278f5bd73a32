"""Finding parts still true: in the words that were read, and by whoever may say so."""

from datetime import timedelta

import pytest

from ettle.access import Actor, Refused
from ettle.people.models import Parentage
from ettle.plans import services
from ettle.plans.models import EntryConfirmation, ProposedChange
from ettle.plans.selectors.still_true import (
    count_to_confirm,
    found_true_by,
    parts_asked,
    parts_to_confirm,
)
from tests.world import moment

HALF_A_YEAR = timedelta(weeks=26)


def child(world, *, on=None) -> Actor:
    """Ailsa, with a device in her hands that an adult lent."""
    day = on or world.today
    return Actor(
        at=moment(day), today=day, pupil_id=world.ailsa.pk, roles=frozenset({"pupil"}),
        authority_id=world.authority.pk, link_ref="handed", acting_as="Pupil", name="Ailsa",
    )  # fmt: skip


def refs(pupil, by) -> set[str]:
    return {each.part.ref for each in parts_to_confirm(pupil, by=by)[0]}


@pytest.fixture
def later(world):
    """Give somebody of the cast half a year after the plan was written."""
    return lambda who: world.actor(who, on=world.today + HALF_A_YEAR)


@pytest.fixture
def second_parent(world):
    """Make Mr Docherty, a father of another child, Ailsa's parent too."""
    Parentage.objects.create(
        authority=world.authority, pupil=world.ailsa, person=world.mr_docherty,
        relationship="Stepfather",
    )  # fmt: skip


class TestInTheWordsThatWereRead:
    def test_words_changed_since_they_were_read_are_not_confirmed(self, world, written):
        profile, factor = written.entries["profile"], written.entries["factor"]
        shown = {profile.ref: 1, factor.ref: 1}
        services.revise_entry(
            by=world.actor("kerr"), entry=profile, expected_version=1, text="Ms Kerr’s words."
        )

        said = services.confirm_entries(
            by=world.actor("laird"), entries=[profile, factor], shown=shown
        )

        assert (said.n, said.moved) == (1, (profile,))
        assert list(EntryConfirmation.objects.values_list("entry", "n")) == [(factor.pk, 1)]

    def test_a_part_without_the_version_shown_comes_back(self, world, written):
        profile = written.entries["profile"]

        said = services.confirm_entries(by=world.actor("laird"), entries=[profile], shown={})

        assert (said.n, said.moved) == (0, (profile,))

    def test_a_part_taken_out_meanwhile_is_passed_over(self, world, written):
        entry = written.entries["card2"]
        services.end_entry(by=world.actor("kerr"), entry=entry, expected_version=1)

        said = services.confirm_entries(
            by=world.actor("laird"), entries=[entry], shown={entry.ref: 1}
        )

        assert (said.n, said.moved) == (0, ())

    def test_words_changed_since_they_were_read_are_not_agreed(self, world, written):
        entry = written.entries["profile"]
        services.revise_entry(
            by=world.actor("kerr"), entry=entry, expected_version=1, text="Ms Kerr’s words."
        )

        said = services.agree_entries(
            by=world.actor("laird"), entries=[entry], shown={entry.ref: 1}
        )

        assert (said.n, said.moved) == (0, (entry,))

    @pytest.mark.parametrize("who", ["nobody", "rory", "docherty", "ruth", "grant", "wojcik"])
    def test_a_stranger_confirms_nothing(self, world, written, who):
        entry = written.entries["profile"]

        with pytest.raises(Refused):
            services.confirm_entries(by=world.actor(who), entries=[entry], shown={entry.ref: 1})

    def test_parts_of_two_plans_are_not_confirmed_together(self, world, written):
        other = services.open_plan(by=world.actor("nobody"), pupil=world.callum)
        theirs = services.write_entry(
            by=world.actor("nobody"), plan=other, kind="helps", text="Let me type."
        )

        with pytest.raises(Refused):
            services.confirm_entries(
                by=world.actor("laird"), entries=[written.entries["profile"], theirs]
            )

        assert not EntryConfirmation.objects.exists()


class TestOnesOwnWords:
    def test_each_is_asked_about_their_own_words_and_no_other_part(self, world, written, later):
        ailsa = child(world, on=world.today + HALF_A_YEAR)

        assert refs(world.ailsa, later("mairi")) == {written.entries["mairi"].ref}
        assert refs(world.ailsa, ailsa) == {written.entries["ailsa"].ref}
        assert written.entries["ailsa"].ref not in refs(world.ailsa, later("laird"))

    def test_what_was_said_last_week_is_not_asked_about(self, world, written):
        assert refs(world.ailsa, world.actor("mairi")) == set()
        assert refs(world.ailsa, child(world)) == set()

    @pytest.mark.parametrize("who", ["nobody", "rory", "docherty", "ruth", "grant"])
    def test_a_stranger_is_asked_nothing(self, world, written, later, who):
        entry = written.entries["mairi"]

        assert parts_to_confirm(world.ailsa, by=later(who)) == ((), 0)
        assert count_to_confirm(world.ailsa, by=later(who)) == 0
        assert parts_asked(world.ailsa, [entry.ref], by=later(who)) == ()

    def test_another_parent_is_not_asked_and_may_not_say(
        self, world, written, later, second_parent
    ):
        entry = written.entries["mairi"]

        assert refs(world.ailsa, later("docherty")) == set()
        with pytest.raises(Refused):
            services.confirm_entries(by=later("docherty"), entries=[entry])

    def test_a_mother_may_not_say_it_of_the_schools_words_or_the_childs(self, world, written):
        for name in ("profile", "card2", "ailsa"):
            with pytest.raises(Refused):
                services.confirm_entries(by=world.actor("mairi"), entries=[written.entries[name]])

    def test_it_is_kept_with_who_and_when_and_not_asked_again(self, world, written, later):
        entry, mairi = written.entries["mairi"], later("mairi")

        services.confirm_entries(by=mairi, entries=[entry], shown={entry.ref: 1})

        row = entry.confirmations.get()
        assert (row.kind, row.on, row.by, row.n) == ("confirmed", mairi.today, world.mairi, 1)
        assert row.by_label == "Mairi Morrison, Parent or carer"
        assert refs(world.ailsa, mairi) == set()

    def test_who_found_it_true_is_for_those_at_work(self, world, written, later):
        entry = written.entries["mairi"]
        services.confirm_entries(by=later("mairi"), entries=[entry])

        told = {who: found_true_by(entry, by=later(who)) for who in ("laird", "mairi", "nobody")}

        assert told == {"laird": "Mairi Morrison, Parent or carer", "mairi": "", "nobody": ""}

    def test_a_child_says_it_on_a_device_that_was_lent(self, world, written):
        entry, ailsa = written.entries["ailsa"], child(world, on=world.today + HALF_A_YEAR)

        services.confirm_entries(by=ailsa, entries=[entry], shown={entry.ref: 1})

        row = entry.confirmations.get()
        assert (row.by, row.by_label) == (None, "Ailsa, Pupil")

    def test_what_was_made_of_their_view_is_asked_about_in_its_interval(
        self, world, written, later
    ):
        view = written.entries["ailsa"].versions.get().source_ref
        helps = written.write(
            "quiet", "helps", "The quiet room helps me.",
            source_kind="child_view", source_ref=view, author_label="Ailsa",
        )  # fmt: skip

        asked = refs(world.ailsa, child(world, on=world.today + HALF_A_YEAR))

        assert helps.ref in asked
        assert helps.ref not in refs(world.ailsa, later("mairi"))

    def test_a_view_written_down_as_said_by_them_is_asked_about(self, world, written, later):
        told = written.write("p3", "view", "I like red.", author_label="Ailsa, to Ms Laird, in P3")
        hers = written.write(
            "bag", "view", "Her bag hurts.", author_label="Mairi Morrison, at home"
        )

        assert told.ref in refs(world.ailsa, child(world, on=world.today + HALF_A_YEAR))
        assert hers.ref in refs(world.ailsa, later("mairi"))
        assert told.ref not in refs(world.ailsa, later("mairi"))

    def test_a_name_that_two_of_them_bear_says_nothing(self, world, written, later, second_parent):
        namesake = world.mr_docherty
        namesake.title, namesake.given_name, namesake.family_name = "", "Mairi", "Morrison"
        namesake.known_as = ""
        namesake.save()
        hers = written.write(
            "bag", "view", "Her bag hurts.", author_label="Mairi Morrison, at home"
        )

        assert hers.ref not in refs(world.ailsa, later("mairi"))
        assert hers.ref not in refs(world.ailsa, later("docherty"))

    def test_what_is_kept_from_a_parent_is_not_put_to_them(self, world, written, later):
        entry = written.entries["mairi"]
        services.keep_from(
            by=world.actor("laird"), entry=entry, person=world.mairi, kept_by="adult",
            reason="A court said so.",
        )  # fmt: skip

        assert refs(world.ailsa, later("mairi")) == set()
        with pytest.raises(Refused):
            services.confirm_entries(by=later("mairi"), entries=[entry])

    def test_words_moved_out_of_their_sight_are_not_put_to_them(self, world, written, later):
        entry = written.entries["mairi"]
        services.revise_entry(
            by=world.actor("laird"), entry=entry, expected_version=1, audience="school"
        )

        assert refs(world.ailsa, later("mairi")) == set()

    def test_once_asked_to_be_taken_out_it_waits_and_after_a_no_it_is_asked_in_its_time(
        self, world, written, later
    ):
        entry, mairi = written.entries["mairi"], later("mairi")
        services.propose_change(by=mairi, entry=entry, ends=True, reason="No longer true.")
        waiting = refs(world.ailsa, mairi)
        services.answer_proposal(
            by=later("laird"), proposal=ProposedChange.objects.get(), take=False, answer="The law."
        )  # fmt: skip

        declined = refs(world.ailsa, mairi)
        in_its_time = refs(world.ailsa, world.actor("mairi", on=world.today + 2 * HALF_A_YEAR))

        assert (waiting, declined, in_its_time) == (set(), set(), {entry.ref})
