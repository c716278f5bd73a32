"""A parent reads what she asked for, but nothing that tells of what was kept from her since."""

from ettle.plans import services
from ettle.plans.models import EntryKept
from ettle.plans.selectors.changing import proposals_for
from ettle.voice.models import KeptFromParent, View
from tests.world import moment

SECRET = "Ailsa says that she is afraid at home when it is dark."


def propose(made, name, text="Say it in another way.", who="mairi", reason="So that it fits."):
    return services.propose_change(
        by=made.world.actor(who), entry=made.entries[name], text=text, reason=reason
    )


def keep(made, name):
    return services.keep_from(
        by=made.world.actor("laird"), entry=made.entries[name], person=made.world.mairi,
        kept_by="adult", reason="A worry that is being looked into.",
    )  # fmt: skip


def shown_to(made, who="mairi"):
    return [each.ref for each in proposals_for(made.world.ailsa, by=made.world.actor(who))]


def test_a_proposal_about_a_part_that_was_kept_from_her_is_no_longer_shown_to_her(written):
    about_kept, about_other = propose(written, "card0"), propose(written, "card2")
    keep(written, "card0")

    assert shown_to(written) == [about_other.ref]
    assert set(shown_to(written, "laird")) == {about_kept.ref, about_other.ref}
    assert shown_to(written, "rory") == shown_to(written, "nobody") == []


def test_one_about_a_part_from_a_view_that_was_kept_from_her_is_not_shown_either(written):
    world = written.world
    view = View.objects.create(
        authority=world.authority, pupil=world.ailsa, whose="child", status="given",
        audience="everyone", answers={"else": "I like the dark."}, started_at=moment(world.today),
        given_at=moment(world.today), given_on=world.today,
    )  # fmt: skip
    written.write(
        "said", "helps", "She likes the dark in the den.", source_kind="child_view",
        source_ref=view.ref, author_label="Ailsa",
    )  # fmt: skip
    asked = propose(written, "said")
    assert shown_to(written) == [asked.ref]

    KeptFromParent.objects.create(
        authority=world.authority, view=view, person=world.mairi, reason="She is safer so.",
        decided_by=world.ms_laird, decided_at=moment(world.today),
    )  # fmt: skip

    assert shown_to(written) == []
    assert shown_to(written, "laird") == [asked.ref]


def test_one_that_quotes_what_is_kept_from_her_is_not_shown(written):
    written.write("secret", "event", SECRET, detail={"happened_on": "2026-11-02"})
    quoting = propose(written, "card2", text=f"Go slowly. “{SECRET.upper()}”")
    answered = propose(written, "card3")
    services.answer_proposal(
        by=written.world.actor("laird"), proposal=answered, take=False,
        answer="Not yet: Ailsa says that she is afraid at home when it is dark, so we wait.",
    )  # fmt: skip
    assert set(shown_to(written)) == {quoting.ref, answered.ref}

    keep(written, "secret")

    assert shown_to(written) == []
    assert set(shown_to(written, "laird")) == {quoting.ref, answered.ref}


def test_let_in_again_she_reads_what_she_asked_for(written):
    asked = propose(written, "card0")
    kept = keep(written, "card0")

    services.let_in(by=written.world.actor("laird"), kept=kept)

    assert shown_to(written) == [asked.ref]
    assert EntryKept.objects.get().ended_at


def test_it_takes_no_more_queries_for_many_proposals(written, django_assert_max_num_queries):
    propose(written, "card0")
    mairi = written.world.actor("mairi")
    with django_assert_max_num_queries(20) as one:
        proposals_for(written.world.ailsa, by=mairi)
    for number in range(5):
        propose(written, f"card{number + 1}")

    with django_assert_max_num_queries(len(one)):
        assert len(proposals_for(written.world.ailsa, by=mairi)) == 6
