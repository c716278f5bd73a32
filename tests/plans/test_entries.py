"""Writing the parts of a plan: nothing overwritten, nothing lost, nothing twice."""

import pytest
from django.db import DatabaseError, transaction

from ettle.access import Refused, StaleEdit, Trouble
from ettle.plans import services
from ettle.plans.models import Entry, EntryVersion, Plan
from tests.plans.ailsa import ASSISTANT, DR_SINCLAIR, SLT


def test_a_plan_opened_twice_is_one_plan(world):
    laird = world.actor("laird")

    first = services.open_plan(by=laird, pupil=world.ailsa)
    second = services.open_plan(by=laird, pupil=world.ailsa)

    assert first == second


@pytest.mark.parametrize("who", ["nobody", "mairi", "rory", "singh", "ruth", "wojcik", "grant"])
def test_only_leads_and_officers_write_a_plan(world, begun, who):
    with pytest.raises(Refused):
        services.write_entry(
            by=world.actor(who), plan=begun.plan, kind="factor", text="Not theirs to write."
        )

    assert not Entry.objects.exists()


def test_what_ms_laird_writes_is_hers_on_that_day(world, begun):
    entry = begun.write("factor", "factor", "  A speech sound disorder. ")

    version = entry.versions.get()
    assert (version.text, version.author_label) == (
        "A speech sound disorder.",
        "Ms Laird, ASN lead",
    )
    assert (version.author, version.confirmed_on) == (world.ms_laird, world.today)


def test_changing_a_part_keeps_the_words_before(world, begun):
    entry = begun.write("factor", "factor", "First words.")

    services.revise_entry(
        by=world.actor("laird"), entry=entry, expected_version=1, text="Second words."
    )

    assert [each.text for each in entry.versions.all()] == ["First words.", "Second words."]


def test_the_same_words_again_write_no_version(world, begun):
    entry = begun.write("factor", "factor", "The words.")

    services.revise_entry(
        by=world.actor("laird"), entry=entry, expected_version=1, text="The words."
    )

    assert entry.versions.count() == 1


def test_two_people_saving_the_same_part_lose_neither_text(world, begun):
    entry = begun.write("factor", "factor", "As both of them saw it.")
    services.revise_entry(
        by=world.actor("laird"), entry=entry, expected_version=1, text="As Ms Laird saved it."
    )

    with pytest.raises(StaleEdit) as stale:
        services.revise_entry(
            by=world.actor("okafor"), entry=entry, expected_version=1, text="As Ms Okafor typed it."
        )

    kept = [each.text for each in stale.value.row.versions.all()]
    assert kept == ["As both of them saw it.", "As Ms Laird saved it."]


def test_words_from_the_therapist_keep_her_name(world, written):
    version = written.entries["therapy"].versions.get()

    assert (version.author_label, version.source_kind) == (DR_SINCLAIR, "agency_answer")


def test_changed_words_say_who_changed_them_and_whose_they_were(world, written):
    laird = world.actor("laird")
    therapy = written.entries["therapy"]

    services.revise_entry(by=laird, entry=therapy, expected_version=1, text="Therapy in class.")
    services.revise_entry(by=laird, entry=therapy, expected_version=2, text="Therapy in a group.")

    labels = list(therapy.versions.values_list("author_label", flat=True))
    assert labels[1:] == [f"Ms Laird, ASN lead, from the words of {DR_SINCLAIR}"] * 2


def test_nobody_changes_what_a_child_said(world, written):
    with pytest.raises(Trouble, match="the words of Ailsa, so nobody else changes them"):
        services.revise_entry(
            by=world.actor("laird"), entry=written.entries["ailsa"], expected_version=1,
            text="I like every room.",
        )  # fmt: skip


def test_a_new_audience_leaves_the_words_their_authors(world, written):
    services.revise_entry(
        by=world.actor("laird"),
        entry=written.entries["therapy"],
        expected_version=1,
        audience="school",
    )

    assert written.entries["therapy"].versions.last().author_label == DR_SINCLAIR


def test_words_taken_over_need_their_owner(begun):
    with pytest.raises(Trouble, match="keep their name"):
        begun.write("factor", "factor", "Somebody said it.", source_kind="agency_answer")


def test_support_without_an_objective_is_refused(begun):
    with pytest.raises(Trouble, match="hangs on an objective"):
        begun.write("loose", "support", "Some help.")


def test_support_cannot_hang_on_an_objective_of_another_childs_plan(world, written):
    finlays = services.open_plan(by=world.actor("laird"), pupil=world.finlay)

    with pytest.raises(Trouble, match="no longer in the plan"):
        services.write_entry(
            by=world.actor("laird"), plan=finlays, kind="support", text="Some help.",
            under=written.entries["objective"],
        )  # fmt: skip


def test_the_same_support_from_the_same_person_is_asked_about(written):
    with pytest.raises(Trouble, match="Is this the same support"):
        written.write(
            "again", "support", "practise the THERAPIST’s symbols  in small steps",
            under=written.entries["objective"], detail={"persons": [ASSISTANT]},
        )  # fmt: skip


def test_the_same_support_from_another_person_is_another_support(written):
    entry = written.write(
        "again", "support", "Practise the therapist’s symbols in small steps.",
        under=written.entries["objective"], detail={"persons": [SLT]},
    )  # fmt: skip

    assert entry.versions.get().detail["persons"] == [SLT]


def test_an_objective_with_support_on_it_is_not_ended(world, written):
    with pytest.raises(Trouble, match="2 supports hang on this objective"):
        services.end_entry(
            by=world.actor("laird"), entry=written.entries["objective"], expected_version=1
        )


def test_an_ended_part_is_kept_and_cannot_be_changed(world, written):
    laird, stories = world.actor("laird"), written.entries["stories"]

    services.end_entry(by=laird, entry=stories, expected_version=1)

    stories.refresh_from_db()
    assert (stories.ended_at, stories.versions.count()) == (laird.at, 1)
    with pytest.raises(Trouble, match="no longer in the plan"):
        services.revise_entry(by=laird, entry=stories, expected_version=1, text="Again.")


def test_ending_a_part_twice_does_nothing_more(world, written):
    first = services.end_entry(
        by=world.actor("laird"), entry=written.entries["stories"], expected_version=1
    )
    second = services.end_entry(
        by=world.actor("okafor", hour=15), entry=written.entries["stories"], expected_version=1
    )

    assert second.ended_at == first.ended_at


def test_a_written_version_cannot_be_edited_by_any_query(begun):
    begun.write("factor", "factor", "As written.")

    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        EntryVersion.objects.update(text="Otherwise.")

    assert EntryVersion.objects.get().text == "As written."


def test_an_issued_objective_can_be_revised_and_the_issued_one_stays(world, written):
    version = services.freeze_version(by=world.actor("okafor"), plan=written.plan)

    services.revise_entry(
        by=world.actor("laird"),
        entry=written.entries["objective2"],
        expected_version=1,
        text="By June 2028 Ailsa retells a story of eight parts.",
    )

    frozen = version.items.get(entry_version__entry=written.entries["objective2"]).entry_version
    assert frozen.text.startswith("By December 2027 Ailsa retells a story of five parts")


def test_there_is_one_plan_a_child(world, begun):
    assert Plan.objects.filter(pupil=world.ailsa).count() == 1
