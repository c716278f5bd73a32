"""How parts of a plan stand: agreed, still true, proposed, kept back, and what does not move."""

from datetime import date, timedelta

import pytest

from ettle.access import Refused, Trouble
from ettle.audit.selectors import events_about
from ettle.plans import selectors, services
from ettle.plans.access import slice_of
from ettle.plans.locks import RestsOnCsp
from ettle.plans.models import Entry, EntryDraft, EntryKept
from ettle.plans.parts import parts_now
from tests.plans.ailsa import begin_review, issue


def part_named(world, entry, who="laird"):
    by = world.actor(who)
    parts = parts_now(entry.plan, slice_of(by, world.ailsa), by=by)
    return next((part for part in parts if part.ref == entry.ref), None)


class TestWhatTheStatutoryPlanRestsOn:
    @pytest.mark.parametrize("name", ["factor", "objective", "practice"])
    def test_it_does_not_change_outside_a_review(self, world, written, name):
        issue(written)
        entry = written.entries[name]

        with pytest.raises(RestsOnCsp, match="changes only when that plan is reviewed"):
            services.revise_entry(
                by=world.actor("okafor"), entry=entry, expected_version=1, text="Other words."
            )

        assert entry.versions.count() == 1

    def test_an_objective_in_it_is_not_taken_out(self, world, written):
        issue(written)
        entry = written.entries["objective2"]

        with pytest.raises(RestsOnCsp):
            services.end_entry(by=world.actor("laird"), entry=entry, expected_version=1)

        entry.refresh_from_db()
        assert entry.ended_at is None

    def test_while_a_review_is_open_it_changes(self, world, written):
        issue(written)
        begin_review(written)
        entry = written.entries["factor"]

        services.revise_entry(
            by=world.actor("laird"), entry=entry, expected_version=1, text="As the review found."
        )

        assert entry.versions.count() == 2

    def test_what_it_does_not_print_changes_at_any_time(self, world, written):
        issue(written)
        card_line = written.entries["card2"]

        services.revise_entry(
            by=world.actor("laird"), entry=card_line, expected_version=1, text="Show me first."
        )

        assert card_line.versions.count() == 2

    def test_the_page_is_told_which_parts_those_are(self, world, written):
        issue(written)

        assert part_named(world, written.entries["factor"]).rests_on_csp
        assert not part_named(world, written.entries["card2"]).rests_on_csp


class TestProposing:
    def test_a_mother_proposes_and_the_review_takes_it_up(self, world, written):
        issue(written)
        entry = written.entries["practice"]
        proposal = services.propose_change(
            by=world.actor("mairi"), entry=entry, text="Practise at home too.",
            reason="She asks for it at home.",
        )  # fmt: skip
        begin_review(written)

        services.answer_proposal(by=world.actor("laird"), proposal=proposal, take=True)

        assert entry.versions.get(n=2).text == "Practise at home too."

    def test_nothing_is_taken_up_while_no_review_is_open(self, world, written):
        issue(written)
        entry = written.entries["practice"]
        proposal = services.propose_change(
            by=world.actor("singh"), entry=entry, text="Practise twice.", reason="Once is little."
        )

        with pytest.raises(RestsOnCsp):
            services.answer_proposal(by=world.actor("okafor"), proposal=proposal, take=True)

        proposal.refresh_from_db()
        assert (proposal.outcome, entry.versions.count()) == ("", 1)

    def test_declining_needs_a_word_for_the_proposer(self, world, written):
        proposal = services.propose_change(
            by=world.actor("mairi"), entry=written.entries["profile"], text="More.", reason="Why."
        )

        with pytest.raises(Trouble, match="Say why not"):
            services.answer_proposal(by=world.actor("laird"), proposal=proposal, take=False)

    def test_a_part_changed_meanwhile_is_not_overwritten(self, world, written):
        entry = written.entries["profile"]
        proposal = services.propose_change(
            by=world.actor("mairi"), entry=entry, text="Her words.", reason="They are hers."
        )
        services.revise_entry(
            by=world.actor("laird"), entry=entry, expected_version=1, text="Ms Laird’s words."
        )

        with pytest.raises(Trouble, match="changed after this was proposed"):
            services.answer_proposal(by=world.actor("laird"), proposal=proposal, take=True)

    @pytest.mark.parametrize("who", ["nobody", "rory", "docherty", "ruth", "grant"])
    def test_strangers_propose_nothing(self, world, written, who):
        with pytest.raises(Refused):
            services.propose_change(
                by=world.actor(who), entry=written.entries["profile"], text="x", reason="y"
            )

    def test_a_part_that_one_may_not_read_is_not_there_to_propose(self, world, written):
        must = written.entries["card6"]  # for those who give the support

        with pytest.raises(Trouble, match="not in the plan as you read it"):
            services.propose_change(by=world.actor("mairi"), entry=must, text="x", reason="y")


class TestStillTrue:
    def test_confirming_moves_the_day_and_no_words(self, world, written):
        later = world.actor("laird", on=world.today + timedelta(days=40))
        entry = written.entries["profile"]

        assert services.confirm_entries(by=later, entries=[entry]).n == 1

        part = part_named(world, entry)
        assert part.last_confirmed_on == world.today + timedelta(days=40)
        assert (part.version, part.written_at.date() <= world.today) == (1, True)

    def test_confirming_twice_in_a_day_is_once(self, world, written):
        laird = world.actor("laird")
        entries = [written.entries["profile"], written.entries["factor"]]

        assert services.confirm_entries(by=laird, entries=entries).n == 2
        assert services.confirm_entries(by=laird, entries=entries).n == 0

    def test_agreed_is_of_these_words_and_not_of_the_next(self, world, written):
        laird, entry = world.actor("laird"), written.entries["profile"]
        services.agree_entries(by=laird, entries=[entry])
        assert part_named(world, entry).status == "agreed"

        services.revise_entry(by=laird, entry=entry, expected_version=1, text="Newer words.")

        assert part_named(world, entry).status == "draft"

    def test_what_was_issued_is_agreed(self, world, written):
        issue(written)

        assert part_named(world, written.entries["objective"]).status == "agreed"


class TestKeptFromAParent:
    def test_for_safety_an_adult_keeps_a_part_back_with_the_reason(self, world, written):
        entry = written.entries["card0"]

        services.keep_from(
            by=world.actor("laird"), entry=entry, person=world.mairi, kept_by="adult",
            reason="A worry that is being looked into.",
        )  # fmt: skip

        assert part_named(world, entry, "mairi") is None
        assert part_named(world, entry, "laird") is not None
        assert selectors.entry_for(entry.ref, by=world.actor("mairi")) is None

    def test_an_adult_without_a_reason_keeps_nothing_back(self, world, written):
        with pytest.raises(Trouble, match="why safety needs this"):
            services.keep_from(
                by=world.actor("laird"), entry=written.entries["card0"], person=world.mairi,
                kept_by="adult",
            )  # fmt: skip

    def test_ailsa_at_nine_does_not_keep_words_back_alone(self, world, written):
        with pytest.raises(Refused):
            services.keep_from(
                by=world.actor("mairi"), entry=written.entries["card0"], person=world.mairi,
                kept_by="child",
            )  # fmt: skip

    def test_nothing_of_the_statutory_plan_in_force_is_kept_from_a_parent(self, world, written):
        issue(written)

        with pytest.raises(Trouble, match="the law gives each parent a copy"):
            services.keep_from(
                by=world.actor("laird"), entry=written.entries["objective"], person=world.mairi,
                kept_by="adult", reason="A reason.",
            )  # fmt: skip

    def test_let_in_again_the_parent_reads_it(self, world, written):
        laird, entry = world.actor("laird"), written.entries["card0"]
        kept = services.keep_from(
            by=laird, entry=entry, person=world.mairi, kept_by="adult", reason="For now."
        )

        services.let_in(by=laird, kept=kept)

        assert part_named(world, entry, "mairi") is not None
        assert EntryKept.objects.get().ended_at == laird.at


class TestWhoWritesWhat:
    @pytest.mark.parametrize("kind", ["target", "strategy", "concern", "event", "action"])
    def test_the_teacher_writes_what_a_teacher_knows_first(self, world, begun, kind):
        entry = services.write_entry(
            by=world.actor("singh"), plan=begun.plan, kind=kind, text="Seen in class."
        )

        assert selectors.entry_for(entry.ref, by=world.actor("singh")).kind == kind

    @pytest.mark.parametrize("kind", ["factor", "objective", "profile", "decision", "health"])
    def test_and_nothing_else(self, world, begun, kind):
        with pytest.raises(Refused):
            services.write_entry(by=world.actor("singh"), plan=begun.plan, kind=kind, text="No.")

    def test_nobody_writes_out_of_their_own_sight(self, world, begun):
        with pytest.raises(Trouble, match="could not read this again yourself"):
            services.write_entry(
                by=world.actor("okafor"), plan=begun.plan, kind="event", text="Seen.",
                audience="trusted",
            )  # fmt: skip

        assert not Entry.objects.exists()

    def test_the_officer_has_no_step_of_intimate_care(self, world, begun):
        entry = begun.write("care", "intimate_care", "Two adults, and the door on the latch.")

        assert selectors.entry_for(entry.ref, by=world.actor("okafor")) is None
        with pytest.raises(Refused):
            services.write_entry(
                by=world.actor("okafor"), plan=begun.plan, kind="health", text="Not hers."
            )

    def test_a_trusted_part_is_read_by_the_adult_the_plan_names(self, world, begun):
        begun.write("trust", "event", "Only for them.", audience="trusted")
        entry = begun.write("matter", "what_matters", "Said in trust.", audience="trusted")
        assert selectors.entry_for(entry.ref, by=world.actor("singh")) is None

        begun.write("adult", "key_adult", "Mr Singh", detail={"person": world.mr_singh.pk})

        assert selectors.entry_for(entry.ref, by=world.actor("singh")) is not None


class TestBadInput:
    def test_a_target_is_not_due_before_it_starts(self, world, begun):
        with pytest.raises(Trouble, match="is before the first day"):
            begun.write(
                "target", "target", "Asks for help.",
                detail={"starts_on": date(2026, 11, 2), "by_on": date(2026, 10, 1)},
            )  # fmt: skip

    def test_words_are_not_said_tomorrow(self, world, begun):
        with pytest.raises(Trouble, match="has not come yet"):
            begun.write("event", "event", "Seen.", said_on=world.today + timedelta(days=1))

    @pytest.mark.parametrize(
        ("kind", "detail"),
        [
            ("support", {"times": "often"}),
            ("support", {"times": 0}),
            ("event", {"tone": "good"}),
            ("tried", {"helped": "maybe"}),
            ("strength", {"wellbeing": ["happy"]}),
            ("action", {"by_on": "31.2.2027"}),
        ],
    )
    def test_a_value_that_is_none_of_its_field_is_refused_in_words(
        self, world, begun, kind, detail
    ):
        above = {"support": "objective", "tried": "concern"}.get(kind)
        under = begun.write("above", above, "Above.") if above else None

        with pytest.raises(Trouble):
            begun.write("part", kind, "Words.", under=under, detail=detail)

        assert not Entry.objects.filter(kind=kind).exists()


class TestDrafts:
    def test_what_was_typed_is_kept_for_its_writer_alone(self, world, begun):
        laird = world.actor("laird")

        services.keep_draft(by=laird, pupil=world.ailsa, where="event", answers={"text": "Half"})
        services.keep_draft(by=laird, pupil=world.ailsa, where="event", answers={"text": "More"})

        draft = EntryDraft.objects.get()
        assert (draft.owner, draft.answers["text"]) == (world.ms_laird, "More")

    def test_saved_or_thrown_away_it_is_gone(self, world, begun):
        laird = world.actor("laird")
        services.keep_draft(by=laird, pupil=world.ailsa, where="event", answers={"text": "Half"})

        services.forget_draft(by=laird, pupil=world.ailsa, where="event")

        assert not EntryDraft.objects.exists()

    def test_no_word_of_it_is_in_the_audit(self, world, begun):
        laird = world.actor("laird")

        services.keep_draft(by=laird, pupil=world.ailsa, where="event", answers={"text": "Zebra"})

        events = events_about(world.ailsa.pk, by=world.actor("mairi"), readings=False)
        assert "Zebra" not in str([event.facts for event in events])

    def test_a_stranger_keeps_nothing(self, world, begun):
        with pytest.raises(Refused):
            services.keep_draft(
                by=world.actor("nobody"), pupil=world.ailsa, where="event", answers={}
            )
