"""Views of children and parents: who gives them, and who may read them."""

import io
from datetime import date

import pytest
from django.conf import settings
from PIL import Image

from ettle.access import Actor, Refused, StaleEdit, Trouble, new_token
from ettle.documents.pictures import picture_bytes
from ettle.outbox.models import Message
from ettle.voice.access import may_read_view, readable_views, readers_of_view
from ettle.voice.hand_over import child_actor
from ettle.voice.models import View
from ettle.voice.selectors import draft_for, drawing_for, view_for, views_for
from ettle.voice.services import (
    add_drawing,
    answer_help_call,
    call_for_help,
    give_view,
    hand_over_device,
    keep_from_parent,
    not_today,
    save_view,
    start_view,
)
from tests.world import MONDAY, moment


def child_holding(world, pupil, lender: str = "laird") -> Actor:
    token = new_token()
    hand_over_device(by=world.actor(lender), pupil=pupil, token=token)
    return child_actor(token, at=moment(MONDAY), today=MONDAY)


def given(world, audience: str = "everyone", **answers: str) -> View:
    child = child_holding(world, world.ailsa)
    view = start_view(by=child, pupil=world.ailsa, whose="child")
    view = save_view(
        by=child, view=view, expected_version=None, answers=answers or {"good": "Art"},
        faces={"safe": 4}, audience=audience,
    )  # fmt: skip
    return give_view(by=child, view=view)


def readers(world, view: View) -> set[str]:
    return {name for name in world.accounts if view_for(view.ref, by=world.actor(name))}


def test_everyone_helping_with_ailsas_plan_reads_what_she_gave_them(world) -> None:
    view = given(world)

    assert readers(world, view) == {
        "mairi", "ms_okafor", "mr_baird", "ms_kerr", "ms_laird", "mr_singh", "ms_wojcik",
    }  # fmt: skip


def test_only_her_school_people_and_her_mother_read_what_ailsa_kept_for_school(world) -> None:
    view = given(world, audience="school")

    assert readers(world, view) == {"mairi", "mr_baird", "ms_kerr", "ms_laird", "mr_singh"}


def test_under_12_a_parent_is_kept_out_only_by_a_reasoned_decision(world) -> None:
    view = given(world, audience="school")

    keep_from_parent(
        by=world.actor("laird"), view=view, parent=world.mairi, reason="She is afraid of a row."
    )

    assert "mairi" not in readers(world, view)


def test_a_reason_is_needed_to_keep_a_view_from_a_parent(world) -> None:
    view = given(world)

    with pytest.raises(Trouble) as refused:
        keep_from_parent(by=world.actor("laird"), view=view, parent=world.mairi, reason="no")

    assert refused.value.field == "reason"


def test_a_class_teacher_does_not_decide_to_keep_a_view_from_a_parent(world) -> None:
    view = given(world)

    with pytest.raises(Refused):
        keep_from_parent(
            by=world.actor("singh"), view=view, parent=world.mairi, reason="I think it better."
        )


def test_at_12_the_childs_own_choice_keeps_a_parent_out(world) -> None:
    world.ailsa.birth_date = date(2014, 11, 23)
    world.ailsa.save()

    view = given(world, audience="school")

    assert "mairi" not in readers(world, view)


def test_a_parent_never_reads_another_parents_views(world) -> None:
    world.ailsa.safe_contact_flags.all().delete()
    mairi = world.actor("mairi")
    view = start_view(by=mairi, pupil=world.ailsa, whose="parent")
    save_view(by=mairi, view=view, expected_version=1, answers={"worries": "Mornings."})
    view = give_view(by=mairi, view=view)

    seen_by_rory = views_for(world.ailsa, by=world.actor("rory"))

    assert seen_by_rory == []
    assert "rory" not in readers(world, view)


@pytest.mark.parametrize("audience", ["everyone", "school"])
def test_the_query_gives_exactly_the_views_that_the_predicate_allows(world, audience) -> None:
    given(world, audience=audience)
    mairi = world.actor("mairi")
    start_view(by=mairi, pupil=world.ailsa, whose="parent")

    for name in world.accounts:
        actor = world.actor(name)
        allowed = {view.pk for view in View.objects.all() if may_read_view(actor, view)}
        assert set(readable_views(actor).values_list("pk", flat=True)) == allowed, name


def test_the_child_is_told_who_will_read_it(world) -> None:
    view = given(world, audience="school")

    told = [reader.who for reader in readers_of_view(view, by=world.actor("laird"))]

    assert told == ["Mairi Morrison", "Mr Singh", "Mr Baird", "Ms Kerr", "Ms Laird"]


def test_the_officer_reads_only_the_words_about_the_plan_when_the_rest_is_for_school(world) -> None:
    given(world, audience="school", hard="The dinner hall", about_plan="Say that I like art")

    views = views_for(world.ailsa, by=world.actor("okafor"))

    assert [[said.words for said in view.answers] for view in views] == [["Say that I like art"]]


def test_a_draft_is_its_authors_alone(world) -> None:
    mairi = world.actor("mairi")
    start_view(by=mairi, pupil=world.ailsa, whose="parent")

    assert draft_for(world.ailsa, "parent", by=world.actor("okafor")) is None
    assert draft_for(world.ailsa, "parent", by=mairi) is not None


def test_two_phones_do_not_overwrite_each_other(world) -> None:
    mairi = world.actor("mairi")
    view = start_view(by=mairi, pupil=world.ailsa, whose="parent")
    save_view(by=mairi, view=view, expected_version=1, answers={"worries": "Mornings."})

    with pytest.raises(StaleEdit):
        save_view(by=mairi, view=view, expected_version=1, answers={"worries": "Nothing."})


def test_given_views_cannot_be_changed(world) -> None:
    view = given(world)
    child = child_holding(world, world.ailsa)

    with pytest.raises(Trouble):
        save_view(by=child, view=view, expected_version=None, answers={"good": "Maths"})


def test_nothing_is_given_when_nothing_was_said(world) -> None:
    child = child_holding(world, world.ailsa)
    view = start_view(by=child, pupil=world.ailsa, whose="child")

    with pytest.raises(Trouble):
        give_view(by=child, view=view)


def test_not_today_is_kept_as_a_choice(world) -> None:
    child = child_holding(world, world.ailsa)
    view = start_view(by=child, pupil=world.ailsa, whose="child")

    assert not_today(by=child, view=view).status == "not_today"


def test_a_device_in_ailsas_hands_is_hers_for_two_hours(world) -> None:
    token = new_token()
    hand_over_device(by=world.actor("laird"), pupil=world.ailsa, token=token)

    assert child_actor(token, at=moment(MONDAY, 11, 59), today=MONDAY).pupil_id == world.ailsa.pk
    assert child_actor(token, at=moment(MONDAY, 12, 1), today=MONDAY) is None
    assert child_actor("guessed", at=moment(MONDAY), today=MONDAY) is None


@pytest.mark.parametrize("name", ["nobody", "rory", "grant", "docherty", "ruth", "callum"])
def test_a_stranger_does_not_hand_a_device_to_ailsa(world, name: str) -> None:
    with pytest.raises(Refused):
        hand_over_device(by=world.actor(name), pupil=world.ailsa, token=new_token())


def test_a_photo_loses_where_it_was_taken_and_is_not_readable_on_disk(world, tmp_path) -> None:
    settings.FILES_ROOT = tmp_path
    photo = Image.new("RGB", (40, 30), "red")
    exif = photo.getexif()
    exif[0x8825] = {1: "N", 2: (55.0, 57.0, 0.0)}
    as_sent = io.BytesIO()
    photo.save(as_sent, "JPEG", exif=exif)
    child = child_holding(world, world.ailsa)
    view = start_view(by=child, pupil=world.ailsa, whose="child")

    drawing = add_drawing(by=child, view=view, picture=[as_sent.getvalue()])

    on_disk = (tmp_path / drawing.file_name).read_bytes()
    kept = Image.open(io.BytesIO(picture_bytes(drawing.file_name)))
    assert (kept.size, dict(kept.getexif()), b"PNG" in on_disk) == ((40, 30), {}, False)
    assert drawing_for(drawing.ref, by=world.actor("nobody")) is None
    assert drawing_for(drawing.ref, by=child) == drawing.file_name


@pytest.mark.parametrize(
    "content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", b"\xff\xd8x"]
)
def test_a_file_that_is_no_picture_is_refused_in_words(world, content: bytes) -> None:
    child = child_holding(world, world.ailsa)
    view = start_view(by=child, pupil=world.ailsa, whose="child")

    with pytest.raises(Trouble) as refused:
        add_drawing(by=child, view=view, picture=[content])

    assert refused.value.message.startswith("We could not read that file as a picture.")


def test_help_now_tells_the_leaders_of_the_school_without_a_name(world) -> None:
    child = child_holding(world, world.ailsa)

    call = call_for_help(by=child, pupil=world.ailsa)
    again = call_for_help(by=child, pupil=world.ailsa)

    told = Message.objects.filter(letter="HELP")
    assert sorted(told.values_list("to_name", flat=True)) == ["Mr Baird", "Ms Kerr", "Ms Laird"]
    assert not any("Ailsa" in message.subject + message.body for message in told)
    assert call == again


def test_a_leader_of_another_school_does_not_answer_the_call(world) -> None:
    call = call_for_help(by=child_holding(world, world.ailsa), pupil=world.ailsa)

    with pytest.raises(Refused):
        answer_help_call(by=world.actor("nobody"), call=call)

    assert answer_help_call(by=world.actor("baird"), call=call).answered_by == world.mr_baird
