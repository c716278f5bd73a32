"""No reader, and no paper, is given a part of the plan outside its audience."""

import dataclasses
from collections.abc import Iterable

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from ettle.access import Trouble
from ettle.audit.selectors import events_about
from ettle.documents.write import write
from ettle.people.models import Connection, Pupil
from ettle.plans import selectors, services
from ettle.plans.access import CARD_KINDS, readable_plans, readers_of, slice_of
from ettle.plans.models import AUDIENCES, ENTRY_KINDS, Plan
from ettle.plans.printings import print_card, print_csp
from ettle.voice.models import KeptFromParent, View
from tests.plans.ailsa import ASSISTANT, csp_facts, issue
from tests.world import make_world, moment

EVERYBODY = (
    "okafor", "mairi", "rory", "laird", "baird", "kerr", "singh", "ruth", "morag", "wojcik",
    "grant", "docherty", "nobody", "callum", "eilidh",
)  # fmt: skip
ALLOWED = {
    "lead": set(AUDIENCES), "teacher": {"everyone", "school", "deliverers"},
    "deliverer": {"everyone", "school", "deliverers"},
    "officer": {"everyone", "deliverers", "planners"}, "psychologist": {"everyone", "planners"},
    "parent": {"everyone"}, "pupil": {"everyone", "school"}, "": set(),
}  # fmt: skip
READS_AS = {
    "laird": "lead", "baird": "lead", "kerr": "lead", "singh": "teacher", "okafor": "officer",
    "wojcik": "psychologist", "mairi": "parent", "ruth": "deliverer",
}  # fmt: skip


def put_ruth_with_ailsa(world, from_on=None):
    Connection.objects.create(
        authority=world.authority, pupil=world.ailsa, person=world.ruth,
        kind="support_assistant", from_on=from_on or world.today,
    )  # fmt: skip


def all_words(value) -> str:
    """Give every word in a value, however deep."""
    if dataclasses.is_dataclass(value):
        return all_words([getattr(value, field.name) for field in dataclasses.fields(value)])
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        return " ".join(all_words(item) for item in value)
    return ""


def everything_read(world, who) -> str:
    """Give every word that each selector of the room gives one person about Ailsa."""
    by = world.actor(who)
    person = world.people.get({"laird": "ms_laird", "singh": "mr_singh"}.get(who, who))
    refs = [entry.ref for entry in Plan.objects.get(pupil=world.ailsa).entries.all()]
    entries = [selectors.entry_for(ref, by=by) for ref in refs]
    papers = [
        bytes(selectors.paper_for(paper.ref, by=by).text).decode()
        for paper in selectors.papers_for(world.ailsa, by=by)
    ]
    return all_words(
        [
            selectors.plan_for(world.ailsa, by=by) or "",
            selectors.current_card(world.ailsa, by=by) or "",
            selectors.parts_delivered_by(person, world.ailsa, by=by) if person else "",
            selectors.csp_for(world.ailsa, by=by) or "",
            [entry.now.text for entry in entries if entry],
            papers,
        ]
    )


@settings(max_examples=settings().max_examples // 20)  # each writes a part of every kind
@given(shuffled=st.permutations(ENTRY_KINDS))
def test_no_selector_and_no_paper_gives_a_part_outside_its_audience(db, shuffled):
    with transaction.atomic():
        world = make_world()
        put_ruth_with_ailsa(world)
        laird = world.actor("laird")
        plan = services.open_plan(by=laird, pupil=world.ailsa)
        objective = services.write_entry(by=laird, plan=plan, kind="objective", text="Objective.")
        concern = services.write_entry(by=laird, plan=plan, kind="concern", text="Concern.")
        under = {"support": objective, "target": objective, "tried": concern}
        for kind in shuffled:
            for audience in AUDIENCES:
                services.write_entry(
                    by=laird, plan=plan, kind=kind, text=f"Z{audience}Z {kind}", audience=audience,
                    under=under.get(kind),
                    detail={"persons": [ASSISTANT]},
                )  # fmt: skip
        _, facts = csp_facts(type("Made", (), {"world": world, "plan": plan}))

        for who in EVERYBODY:
            read = everything_read(world, who)
            seen = {audience for audience in AUDIENCES if f"Z{audience}Z" in read}
            assert seen == ALLOWED[READS_AS.get(who, "")], who
        printed = write(print_csp(facts), as_="text").decode()
        assert {one for one in AUDIENCES if f"Z{one}Z" in printed} == {"everyone"}
        transaction.set_rollback(True)


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_list_of_plans_holds_those_that_the_rule_allows(world, written, who):
    services.open_plan(by=world.actor("okafor"), pupil=world.callum)
    services.open_plan(by=world.actor("okafor"), pupil=world.finlay)
    by = world.actor(who)

    allowed = {plan for plan in Plan.objects.all() if slice_of(by, plan.pupil)}

    assert set(readable_plans(by)) == allowed


@pytest.mark.parametrize("who", ["nobody", "rory", "docherty", "grant", "callum", "morag", "ruth"])
def test_strangers_open_nothing_of_ailsas_plan(world, written, who):
    issue(written)
    card = services.issue_support_card(by=world.actor("laird"), plan=written.plan)
    by = world.actor(who)

    assert selectors.plan_for(world.ailsa, by=by) is None
    assert selectors.current_card(world.ailsa, by=by) is None
    assert selectors.csp_for(world.ailsa, by=by) is None
    assert selectors.papers_for(world.ailsa, by=by) == []
    assert selectors.paper_for(card.document.ref, by=by) is None
    assert selectors.parts_delivered_by(world.ruth, world.ailsa, by=by) == ()
    assert selectors.missing_for_csp(written.plan, by=by) == ()
    assert selectors.csp_context(written.plan, by=by) is None
    children, _ = selectors.children_with_plans(by=by, also=Pupil.objects.all())
    assert "Ailsa Morrison" not in [child.name for child in children]


def test_an_assistant_never_has_the_plan_and_has_the_card_before_the_first_day(world, written):
    services.issue_support_card(by=world.actor("laird"), plan=written.plan)
    put_ruth_with_ailsa(world, from_on=world.today.replace(day=30))
    ruth = world.actor("ruth")

    assert selectors.plan_for(world.ailsa, by=ruth) is None
    assert selectors.current_card(world.ailsa, by=ruth).content.known_as == "Ailsa"


def test_an_assistant_sees_the_supports_she_gives_each_with_its_objective(world, written):
    put_ruth_with_ailsa(world)

    parts = selectors.parts_delivered_by(world.ruth, world.ailsa, by=world.actor("ruth"))

    assert [part.support for part in parts] == ["Practise the therapist’s symbols in small steps."]
    assert parts[0].objective.startswith("By June 2027 Ailsa asks for help")


def test_an_assistant_does_not_see_what_another_delivers(world, written):
    put_ruth_with_ailsa(world)

    assert selectors.parts_delivered_by(world.mr_singh, world.ailsa, by=world.actor("ruth")) == ()


def test_the_class_teacher_reads_the_plan_without_its_factors(world, written):
    view = selectors.plan_for(world.ailsa, by=world.actor("singh"))

    assert view.of("factor") == ()
    assert len(view.objectives) == 2


def test_a_view_kept_from_a_parent_is_in_nothing_that_she_or_the_plan_shows(world, written):
    ailsas = written.entries["ailsa"].versions.get()
    KeptFromParent.objects.create(
        authority=world.authority, view=world.ailsa.views.get(ref=ailsas.source_ref),
        person=world.mairi, reason="Agreed with Ailsa.", decided_by=world.ms_laird,
        decided_at=world.actor("laird").at,
    )  # fmt: skip
    _, facts = csp_facts(written)

    assert "when plans change" not in everything_read(world, "mairi")
    assert facts.pupil_views == ()


def test_a_view_for_school_people_is_not_put_before_everyone(world, written):
    world.ailsa.views.filter(whose="child").update(audience="school")
    ref = written.entries["ailsa"].versions.get().source_ref

    with pytest.raises(Trouble, match="school people only"):
        written.write(
            "again", "what_matters", "Her words.", source_kind="child_view", source_ref=ref,
            author_label="Ailsa",
        )  # fmt: skip


def test_who_can_see_says_that_an_assistant_has_only_the_card(world, written):
    put_ruth_with_ailsa(world)

    ruths = [one for one in readers_of(world.ailsa, by=world.actor("mairi")) if "Ruth" in one.who]

    assert [one.why for one in ruths] == [
        "Support assistant of Ailsa: only the card and the parts they deliver"
    ]


def test_opening_the_plan_is_recorded_with_its_page(world, written):
    selectors.plan_for(world.ailsa, by=world.actor("singh"), page="plan")

    [event] = events_about(world.ailsa.pk, by=world.actor("okafor"), readings=True)
    assert (event.verb, event.facts) == ("plan.read", {"page": "plan"})


def test_the_card_shows_only_kinds_that_belong_on_it(world, written):
    card = services.issue_support_card(by=world.actor("laird"), plan=written.plan)
    on_card = {line["entry"] for part in card.content.values() if isinstance(part, list)
               for line in part}  # fmt: skip
    kinds = {entry.kind for entry in written.plan.entries.filter(ref__in=on_card)}

    assert kinds <= set(CARD_KINDS)
    assert print_card(selectors.current_card(world.ailsa, by=world.actor("laird")).content)


def test_words_on_the_plan_itself_go_in_the_plan_whatever_else_is_kept(world, begun):
    words = "Write that I want my symbols everywhere."
    view = View.objects.create(
        authority=world.authority, pupil=world.ailsa, whose="child", audience="school",
        status="given", answers={"about_plan": words, "hard": "Playtime."},
        started_at=moment(world.today), given_on=world.today,
    )  # fmt: skip
    KeptFromParent.objects.create(
        authority=world.authority, view=view, person=world.mairi, reason="Agreed with Ailsa.",
        decided_by=world.ms_laird, decided_at=moment(world.today),
    )  # fmt: skip
    given = {"source_kind": "child_view", "source_ref": view.ref, "author_label": "Ailsa"}

    begun.write("view", "view", words, **given)

    assert "symbols everywhere" in everything_read(world, "mairi")
    with pytest.raises(Trouble, match="school people only"):
        begun.write("other", "view", "Playtime.", **given)
