"""Every kind of part is written, read and changed on a page, by those who write that kind."""

from datetime import date

import pytest

from ettle.plans.access import TEACHER_WRITES, kinds_written, may_write_entry
from ettle.plans.details.by_kind import FIELDS, WELLBEING, WORLDS
from ettle.plans.models import ENTRY_KINDS, Entry, EntryVersion
from ettle.web.school import plan_boxes
from ettle.web.school.plan_words import GROUPS, KINDS

ON_OTHERS = {"support": "objective", "tried": "concern"}
NOT_TYPED = {"picture", "person", "outcome", "outcome_words", "ended_on", "persons"}
EVENT = {
    "text": "Ailsa asked Ruth for help, with her symbol, for the first time.",
    "happened_on_day": "3", "happened_on_month": "11", "happened_on_year": "2026",
    "tone": "strength", "meaning": "She can ask when the symbol is at hand.",
    "wellbeing": ["achieving", "included"], "world": "need", "audience": "everyone",
}  # fmt: skip


def kept(kind: str) -> EntryVersion:
    return EntryVersion.objects.filter(entry__kind=kind).latest("pk")


def test_the_table_of_boxes_asks_for_all_that_a_kind_may_hold():
    asked = {kind: {box.key for box in plan_boxes.boxes_of(kind)} for kind in ENTRY_KINDS}
    asked["target"] |= {box.key for box in plan_boxes.FRAME}

    held = {kind: set(FIELDS.get(kind, ())) - NOT_TYPED for kind in ENTRY_KINDS}

    assert asked == held


def test_the_choices_are_those_that_plans_keep():
    assert tuple(key for key, _ in plan_boxes.WELLBEING) == WELLBEING
    assert tuple(key for key, _ in plan_boxes.WORLD) == WORLDS
    assert {kind for group in GROUPS for kind in group.kinds} | {"support"} == set(ENTRY_KINDS)
    assert set(KINDS) == set(ENTRY_KINDS)


@pytest.mark.parametrize("kind", sorted(set(ENTRY_KINDS) - set(ON_OTHERS)))
def test_ms_laird_writes_every_kind_of_part(door, at, plan, kind):
    before = Entry.objects.filter(kind=kind).count()
    typed = {"text": "Ailsa draws at the wooden table.", "audience": "everyone", "as_it_is": "1"}
    typed |= {"observable": "draw at the wooden table"} if kind == "target" else {}
    client = door("laird")

    asked, answer = client.get(at("plan_add", kind)), client.post(at("plan_add", kind), typed)

    assert (asked.status_code, answer.status_code) == (200, 302)
    assert Entry.objects.filter(kind=kind).count() == before + 1


@pytest.mark.parametrize("kind", sorted(set(ENTRY_KINDS) - set(ON_OTHERS)))
def test_mr_singh_writes_what_a_teacher_knows_first_and_nothing_else(door, at, plan, kind):
    status = door("singh").get(at("plan_add", kind)).status_code

    assert status == (200 if kind in TEACHER_WRITES else 403)


@pytest.mark.parametrize("who", ["laird", "singh", "okafor", "wojcik", "nobody", "ruth"])
def test_all_kinds_at_once_say_what_each_kind_says(world, plan, who):
    by = world.actor(who)

    one_by_one = {kind for kind in ENTRY_KINDS if may_write_entry(by, world.ailsa, kind)}

    assert kinds_written(by, world.ailsa) == one_by_one


@pytest.mark.parametrize("who", ["nobody", "ruth", "mairi", "grant"])
def test_a_stranger_an_assistant_and_a_parent_find_no_form(door, at, plan, who):
    client = door(who)

    found = {client.get(at("plan_add", kind)).status_code for kind in ("target", "event")}
    found.add(client.get(at("plan_choose")).status_code)
    found.add(client.get(at("plan_part", plan.entries["objective"].ref)).status_code)

    assert found == {404}


def test_whoever_adds_an_event_chooses_by_its_question_and_comes_back_to_the_chronology(
    door, at, plan
):
    laird = door("laird")

    choose = laird.get(at("plan_choose")).content.decode()
    sent = laird.post(at("plan_add", "event"), EVENT)

    assert "What did they write or say?" in choose
    assert sent["Location"] == at("pupil") + "?open=chronology#chronology"


def test_an_event_keeps_its_day_its_meaning_and_where_it_belongs(door, at, plan):
    door("laird").post(at("plan_add", "event"), EVENT)

    event = kept("event")
    assert event.said_on == date(2026, 11, 3)
    assert event.detail == {
        "happened_on": "2026-11-03",
        "tone": "strength",
        "meaning": "She can ask when the symbol is at hand.",
        "wellbeing": ["achieving", "included"],
        "world": "need",
    }


def test_words_and_what_an_adult_makes_of_them_are_kept_apart(door, at, plan):
    typed = {
        "whose": "Ailsa, to Ms Kerr at the pond", "text": "I want Ruth near, not beside.",
        "reading": "She wants to try alone first.", "audience": "everyone", "as_it_is": "1",
    }  # fmt: skip

    door("laird").post(at("plan_add", "view"), typed)

    view = kept("view")
    assert (view.text, view.author_label) == (typed["text"], typed["whose"])
    assert (view.reading, view.reading_by) == (typed["reading"], "Ms Laird, ASN lead")


def test_what_somebody_said_is_shown_and_never_offered_for_changing(door, at, plan):
    page = door("laird").get(at("plan_change", plan.entries["ailsa"].ref))

    assert "text" not in page.context["form"].fields
    assert "Nobody else changes these words." in page.content.decode()


def test_saying_where_a_view_belongs_leaves_it_its_owners(door, at, plan):
    ref = plan.entries["ailsa"].ref
    door("laird").post(
        at("plan_change", ref),
        {"audience": "everyone", "wellbeing": ["respected"], "expected_version": 1},
    )

    view = plan.entries["ailsa"].versions.last()
    assert (view.n, view.detail, view.author_label) == (2, {"wellbeing": ["respected"]}, "Ailsa")


def test_an_objective_names_the_needs_that_it_answers(door, at, plan):
    need = plan.entries["factor2"].ref
    typed = {"text": "By June 2027 Ailsa tells a friend.", "needs": [need], "audience": "everyone"}

    door("laird").post(at("plan_add", "objective"), typed | {"as_it_is": "1"})

    assert kept("objective").detail["needs"] == [need]


def test_a_factor_says_which_kind_of_need_it_is(door, at, plan):
    typed = {"text": "Sounds are hard to tell apart.", "need_kind": "language"}

    door("laird").post(at("plan_add", "factor"), typed | {"audience": "planners"})

    assert kept("factor").detail == {"need_kind": "language"}
    assert kept("factor").audience == "planners"


def test_an_audience_without_its_writer_is_not_offered(door, at, plan):
    form = door("singh").get(at("plan_add", "strategy")).context["form"]

    assert [key for key, _ in form.fields["audience"].choices] == [
        "everyone",
        "school",
        "deliverers",
    ]


def test_text_from_word_is_kept_plain(door, at, plan):
    typed = "<p class=MsoNormal><b>Wait</b>&nbsp;ten seconds.<o:p></o:p></p>\n•\tThen\u00a0ask."

    door("laird").post(at("plan_add", "strategy"), {"text": typed, "audience": "everyone"})

    assert kept("strategy").text == "Wait ten seconds.\n\n- Then ask."


def test_another_childs_name_is_pointed_out_once_and_never_refused(door, at, world, plan):
    client = door("laird")
    typed = {"text": f"She sits beside {world.finlay.name} at lunch.", "audience": "everyone"}

    first = client.post(at("plan_add", "helps"), typed)
    seen = first.context["wording"].seen
    second = client.post(at("plan_add", "helps"), typed | {"words_seen": seen})

    assert (first.status_code, second.status_code) == (200, 302)
    assert "Nothing is saved yet" in first.content.decode()
    assert kept("helps").text == typed["text"]


def test_a_part_is_read_whole_with_how_it_stands(door, at, world, plan):
    page = door("wojcik").get(at("plan_part", plan.entries["practice"].ref)).content.decode()

    assert "Every school day" in page
    assert "Last confirmed" in page
    assert "Propose a change" in page
    assert "Change it" not in page


def test_a_part_is_agreed_with_one_press(door, at, plan):
    entry = plan.entries["practice"]

    door("laird").post(at("plan_agree", entry.ref), {})

    page = door("laird").get(at("plan_part", entry.ref)).content.decode()
    assert "It is agreed</button>" not in page
    assert entry.confirmations.get().kind == "agreed"
