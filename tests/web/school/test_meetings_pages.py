"""Meetings as pages: arranged, packs sent, recorded, closed and printed; each reader's own pack."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ettle.outbox.models import Message
from ettle.plans.models import Invitee, Meeting, ObligationClosed
from ettle.plans.services import write_entry
from tests.plans.meeting_days import arranged, packs_out, put_ruth_with_ailsa

STRANGERS = ("nobody", "rory", "docherty", "grant", "mairi", "callum", "ruth")
PAGES = (
    "meeting", "meeting_ask", "meeting_change", "meeting_cancel", "meeting_packs", "meeting_hold",
    "meeting_said", "meeting_decision", "meeting_action", "meeting_disagreement", "meeting_minute",
)  # fmt: skip


def day_parts(name: str, day) -> dict[str, str]:
    return {
        f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year),
    }  # fmt: skip


def test_ms_laird_opens_every_page_of_a_meeting(signed_in, world):
    meeting = arranged(world)
    client = signed_in("laird")

    found = {
        page: client.get(reverse(f"school:{page}", args=[meeting.ref])).status_code
        for page in PAGES
    }
    found["meetings"] = client.get(reverse("school:meetings", args=[world.ailsa.ref])).status_code
    found["arrange"] = client.get(
        reverse("school:meeting_arrange", args=[world.ailsa.ref])
    ).status_code
    found["due"] = client.get(reverse("school:reviews_due")).status_code

    assert set(found.values()) == {200}


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_and_families_find_no_meeting_at_the_schools_pages(signed_in, world, who):
    meeting = arranged(world)
    client = signed_in(who)

    found = {
        client.get(reverse(f"school:{page}", args=[meeting.ref])).status_code for page in PAGES
    }
    found.add(client.get(reverse("school:meetings", args=[world.ailsa.ref])).status_code)

    assert found == {404}


def test_mr_singh_reads_a_meeting_and_may_not_record_it(signed_in, world):
    meeting = arranged(world)
    client = signed_in("singh")

    assert client.get(reverse("school:meeting", args=[meeting.ref])).status_code == 200
    assert client.get(reverse("school:meeting_hold", args=[meeting.ref])).status_code == 403


def arrange_from_the_page(client, world, **changed):
    address = reverse("school:meeting_arrange", args=[world.ailsa.ref])
    form = client.get(address).context["form"]
    own = f"own_{world.rory.ref}"
    posted = {
        "purposes": ["iep"], "asked": [each.key for each in form.people], own: "16.00",
        "planned_time": "14.00", "place": "The quiet room",
        "form_key": str(form["form_key"].value()),
        **day_parts("planned_on", world.today + timedelta(days=10)),
    }  # fmt: skip
    return client.post(address, posted | changed)


def test_a_meeting_is_arranged_from_what_is_known_and_once_however_often_pressed(signed_in, world):
    put_ruth_with_ailsa(world)
    client = signed_in("laird")
    first = arrange_from_the_page(client, world, form_key="3e2ad1e2-0000-4000-8000-000000000001")
    again = arrange_from_the_page(client, world, form_key="3e2ad1e2-0000-4000-8000-000000000001")

    assert first.url == again.url
    meeting = Meeting.objects.get()
    assert {each.role for each in meeting.invitees.all()} == {
        "child", "parent", "support_assistant", "class_teacher", "educational_psychologist",
    }  # fmt: skip


def test_a_flag_stops_the_page_until_somebody_has_a_time_of_their_own(signed_in, world):
    own = f"own_{world.rory.ref}"

    response = arrange_from_the_page(signed_in("laird"), world, **{own: ""})

    assert response.status_code == 422
    assert "time of their own" in response.content.decode()
    assert "The quiet room" in response.content.decode()


def test_packs_are_sent_from_their_own_page_and_what_is_on_paper_is_given(signed_in, world):
    meeting = arranged(world)
    client = signed_in("laird")
    client.post(reverse("school:meeting_packs", args=[meeting.ref]), {"form_key": ""})
    child = Invitee.objects.get(role="child")
    address = reverse("school:meeting_pack", args=[meeting.ref, child.ref])

    assert "It waits to be given" in client.get(address).content.decode()
    client.post(address, day_parts("on", world.today))

    child.refresh_from_db()
    assert child.pack_on == world.today


def test_a_meeting_recorded_for_next_year_is_refused_at_its_day_and_keeps_what_was_typed(
    signed_in, world
):
    meeting = packs_out(world)
    response = signed_in("laird").post(
        reverse("school:meeting_hold", args=[meeting.ref]),
        {
            "came": [each.ref for each in meeting.invitees.all()],
            "said": "A long talk.",
            **day_parts("held_on", world.today + timedelta(days=365)),
        },
    )

    words = response.content.decode()
    assert response.status_code == 422
    assert "has not come yet" in words
    assert "A long talk." in words


def test_a_meeting_goes_from_recorded_to_printed_and_nothing_is_typed_twice(signed_in, world):
    meeting = packs_out(world, planned_on=world.today)
    client = signed_in("laird")
    one = [meeting.ref]
    client.post(
        reverse("school:meeting_hold", args=one),
        {
            "came": [each.ref for each in meeting.invitees.filter(role__in=["child", "parent"])],
            **day_parts("held_on", world.today),
        },
    )
    client.post(
        reverse("school:meeting_decision", args=one),
        {"text": "A quiet start each day.", "reasons": "Mornings are loud."},
    )
    client.post(
        reverse("school:meeting_action", args=one),
        {"text": "Make the picture list.", "owner": "Ruth", **day_parts("by_on", world.today)},
    )
    client.post(
        reverse("school:meeting_close", args=[meeting.ref, "iep"]),
        day_parts("next_on", world.today + timedelta(days=84)),
    )
    client.post(reverse("school:meeting_minute", args=one), {"form_key": ""})

    minute = client.get(reverse("school:meeting_minute", args=one)).content.decode()
    for words in ("A quiet start each day.", "Mornings are loud.", "Make the picture list."):
        assert words in minute
    assert ObligationClosed.objects.get().obligation == "iep"
    pdf = client.get(reverse("school:meeting_minute_file", args=[meeting.ref, "pdf"]))
    assert pdf.content.startswith(b"%PDF")
    assert "Ailsa" not in pdf["Content-Disposition"]


def test_two_people_at_one_meeting_both_keep_their_words(signed_in, world):
    meeting = packs_out(world, planned_on=world.today)
    client = signed_in("laird")
    came = [each.ref for each in meeting.invitees.filter(role="child")]
    address = reverse("school:meeting_hold", args=[meeting.ref])
    client.post(address, {"came": came, **day_parts("held_on", world.today)})
    said = reverse("school:meeting_said", args=[meeting.ref])
    client.post(said, {"said": "Mine.", "expected_version": "2"})

    response = client.post(said, {"said": "Theirs.", "expected_version": "2"})

    assert response.status_code == 409
    assert "Mine." in response.content.decode()
    assert "Theirs." in response.content.decode()


def test_mairi_reads_her_pack_at_home_and_answers_it(signed_in, world):
    meeting = packs_out(world)
    hers = meeting.invitees.get(person=world.mairi)
    client = signed_in("mairi")
    address = reverse("family:own_pack", args=[hers.ref])
    shown = client.get(address).content.decode()

    client.post(
        address,
        {"coming": "yes", "talk_about": "Lunchtimes.", "give": "yes", "expected_version": "1"},
    )

    hers.refresh_from_db()
    assert "Rory" not in shown
    assert hers.answers["talk_about"] == "Lunchtimes."
    assert (
        address in client.get(reverse("family:meetings", args=[world.ailsa.ref])).content.decode()
    )


@pytest.mark.parametrize("who", ["nobody", "rory", "docherty", "grant", "laird", "okafor", "ruth"])
def test_nobody_else_opens_mairis_pack(signed_in, world, who):
    meeting = packs_out(world)
    hers = meeting.invitees.get(person=world.mairi)
    client = signed_in(who)

    for page in ("family:own_pack", "staff:own_pack", "school:own_pack"):
        assert client.get(reverse(page, args=[hers.ref])).status_code == 404


def test_ruth_answers_her_pack_at_the_staff_door(signed_in, world):
    put_ruth_with_ailsa(world)
    meeting = packs_out(world)
    hers = meeting.invitees.get(person=world.ruth)
    client = signed_in("ruth")
    address = reverse("staff:own_pack", args=[hers.ref])

    client.post(address, {"works": "Two warnings.", "save": "yes", "expected_version": "1"})
    assert "Two warnings." in client.get(address).content.decode()
    client.post(address, {"works": "Two warnings.", "give": "yes", "expected_version": "2"})

    assert Invitee.objects.get(pk=hers.pk).answered_at is not None


def test_dr_sinclair_comes_by_her_link_and_its_door_names_no_child(client, world):
    packs_out(world)
    token = Message.objects.get(to_name="Dr Isobel Sinclair").body.split("/meeting/")[1][:43]
    door = reverse("partner:pack_door", args=[token])
    assert "Ailsa" not in client.get(door).content.decode()

    inside = client.post(door, {"confirm": "yes"}, follow=True)
    client.post(
        reverse("partner:pack"),
        {"advise": "Weekly, 45 minutes.", "give": "yes", "expected_version": "1"},
    )

    assert "Ailsa" in inside.content.decode()
    assert Invitee.objects.get(role="agency").answers["advise"] == "Weekly, 45 minutes."


def test_a_guessed_link_finds_nothing(client, world):
    packs_out(world)

    assert client.get(reverse("partner:pack_door", args=["guessed"])).status_code == 404
    assert client.get(reverse("partner:pack")).status_code == 404


def test_the_schools_list_of_looks_that_are_due_is_the_leaders_own(signed_in, world):
    meeting = arranged(world)
    write_entry(by=world.actor("laird"), plan=meeting.plan, kind="target", text="I can ask.")

    assert signed_in("nobody").get(reverse("school:reviews_due")).context["total"] == 0
    assert signed_in("laird").get(reverse("school:reviews_due")).context["total"] == 1
    assert signed_in("mairi").get(reverse("school:reviews_due")).status_code == 404


def test_a_meeting_to_come_begins_with_where_the_thread_is_broken(signed_in, world):
    meeting = arranged(world)
    laird = world.actor("laird")
    write_entry(by=laird, plan=meeting.plan, kind="objective", text="I tell a story.")

    page = signed_in("laird").get(reverse("school:meeting", args=[meeting.ref])).content.decode()

    assert "Begin with where the thread is broken" in page
    assert page.index("I tell a story") < page.index("What it closes")
